// Lets readers choose among the lines of a list, and keeps what is chosen in the address.
"use strict";
const make = (tag, textContent, more) => Object.assign(document.createElement(tag), { textContent }, more);
const fill = (text, ...parts) => parts.reduce((said, part) => said.replace("{}", part), text);

// A list says in data-choices what there is to choose by. `fits` tells whether a line has what is
// chosen, `told` is given the lines that have it all and what is chosen.
const choices = (list, lines, fits, told) => {
  const { filters, label, all, clear, shown } = JSON.parse(list.dataset.choices);
  const asked = new URLSearchParams(location.search);
  const link = (query, text) => make("a", text, { href: `${location.pathname}${query}#${list.id}` });
  const box = make("div", "", { className: "dt-choices", role: "group", ariaLabel: label });
  const said = make("p", "", { role: "status" });
  const reset = link("", clear);

  const fields = filters.map(([name, text, options]) => {
    const field = options ? make("select", "", { name }) : make("input", "", { name, type: "search", autocomplete: "off" });
    for (const [code, word] of options ? [["", all], ...options] : []) field.add(new Option(word, code));
    field.value = asked.get(name) ?? "";
    // What an edition does not have is not chosen.
    field.value ||= "";
    const row = make("label", text);
    row.append(field);
    box.append(row);
    return field;
  });

  // Kept in the address, to be sent to others.
  const keep = () => history.replaceState(null, "", location.pathname + (String(asked) && `?${asked}`));
  const show = () => {
    const chosen = fields.filter((field) => field.value);
    const seen = lines.filter((line) => chosen.every(({ name, value }) => fits(line, name, value)));
    reset.hidden = !chosen.length;
    said.textContent = shown.replace("{shown}", seen.length).replace("{all}", lines.length);
    told(seen, chosen);
  };
  const change = ({ target: { name, value } }) => {
    value ? asked.set(name, value) : asked.delete(name);
    keep();
    show();
  };
  box.addEventListener("input", change);
  box.append(said, reset);
  for (const cell of list.getRootNode().querySelectorAll("[data-choose]")) cell.replaceChildren(link(`?${cell.dataset.choose}`, cell.textContent));
  return { box, fields, asked, reset, keep, show };
};
