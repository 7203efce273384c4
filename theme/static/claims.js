// Lets readers choose among the claims. Without this script all are there, those that hold closed.
"use strict";
{
  const list = document.querySelector("[data-choices]");
  const { filters, label, all, clear, shown } = JSON.parse(list.dataset.choices);
  const groups = [...list.children];
  const lines = [...list.querySelectorAll("[data-verdict]")];
  const asked = new URLSearchParams(location.search);
  const make = (tag, more) => Object.assign(document.createElement(tag), more);
  const link = (query, textContent) => make("a", { href: `${location.pathname}${query}#${list.id}`, textContent });

  const box = make("div", { className: "dt-choices", role: "group", ariaLabel: label });
  const said = make("p", { role: "status" });
  const reset = link("", clear);
  const selects = filters.map(([name, textContent, options]) => {
    const select = make("select", { name });
    for (const [code, word] of [["", all], ...options]) select.add(new Option(word, code));
    select.value = asked.get(name) ?? "";
    // What an edition does not have is not chosen.
    select.value ||= "";
    const row = make("label", { textContent });
    row.append(select);
    box.append(row);
    return select;
  });

  const show = () => {
    const chosen = selects.filter((select) => select.value);
    // A link to a claim shows it, whatever is chosen.
    const target = document.getElementById(location.hash.slice(1));
    for (const line of lines) line.hidden = !line.contains(target) && chosen.some(({ name, value }) => line.dataset[name] !== value);
    const seen = lines.filter((line) => !line.hidden);
    for (const group of groups) {
      const count = seen.filter((line) => group.contains(line)).length;
      group.querySelector("h3 span").textContent = count;
      group.hidden = !count;
      group.open ||= chosen.length > 0;
    }
    reset.hidden = !chosen.length;
    said.textContent = shown.replace("{shown}", seen.length).replace("{all}", lines.length);
  };

  box.addEventListener("change", ({ target: { name, value } }) => {
    value ? asked.set(name, value) : asked.delete(name);
    // Kept in the address, to be sent to others.
    history.replaceState(null, "", `${location.pathname}?${asked}`);
    show();
  });
  box.append(said, reset);
  list.prepend(box);
  for (const cell of document.querySelectorAll("[data-choose]")) cell.replaceChildren(link(`?${cell.dataset.choose}`, cell.textContent));
  window.addEventListener("hashchange", show);
  show();
}
