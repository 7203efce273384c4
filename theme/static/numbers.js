// Opens a number in place: what it is of, where it stands, and a text to quote it with.
// Without this script a number is a link to its figure.
"use strict";
{
  const box = document.createElement("div");
  const root = document.documentElement.dataset.content_root || "./";
  const words = document.currentScript.dataset;
  let opener = null;

  const make = (tag, text = "", more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });
  // Other scripts of a page copy with it too. Browsers may refuse: then the text is shown.
  globalThis.tilstandCopy = async (button, text) => {
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = words.copied;
    } catch {
      button.replaceWith(make("textarea", text, { readOnly: true, rows: 6, ariaLabel: button.textContent }));
    }
  };

  // Addresses are kept as a chapter sees them.
  const address = (href) => href.replace(/^\.\.\//, root);

  const one = ({ what, value, facts }) => {
    const list = make("dl");
    for (const [label, text, href] of facts) {
      const place = make("dd");
      place.append(href ? make("a", text, { href: address(href) }) : text);
      list.append(make("dt", label), place);
    }
    const head = make("p");
    head.append(make("strong", `${what}: ${value}`));
    return [head, list];
  };

  // The sentence that the number stands in, as readers see it.
  const flat = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const sentence = (number) => {
    const text = flat(number.closest("p, h3, li, td") || number);
    const parts = text.split(/(?<=[\p{L}\d)%»]{3}[.!?]) (?=[\p{Lu}\d«])/u);
    return parts.find((part) => part.includes(flat(number))) || text;
  };

  const quote = (number, kept) => {
    const said = kept.of.map(({ what, value, facts }) => `${what}: ${value}. ${facts.map(([label, text]) => `${label}: ${text}`).join(". ")}.`);
    const sum = kept.sum ? [`${words.sum}: ${kept.sum}.`] : [];
    return [sentence(number), ...said, ...sum, `${document.title}, ${location.href.split("#")[0]}`].join("\n");
  };

  const show = (number) => {
    const kept = JSON.parse(number.dataset.behind);
    const copy = make("button", words.copy, { type: "button" });
    copy.addEventListener("click", () => globalThis.tilstandCopy(copy, quote(number, kept)));
    const go = make("a", words.figure, { href: number.href });
    go.addEventListener("click", () => box.hidePopover());
    const row = make("p", "", { className: "dt-behind-do" });
    row.append(go, copy);
    box.replaceChildren(...kept.of.flatMap(one), ...(kept.sum ? [make("p", `${words.sum}: ${kept.sum}`)] : []), row);
    opener = number;
    box.showPopover();
    const place = number.getBoundingClientRect();
    const left = Math.min(place.left, document.documentElement.clientWidth - box.offsetWidth - 16);
    box.style.left = `${Math.max(8, left) + scrollX}px`;
    box.style.top = `${place.bottom + 6 + scrollY}px`;
    number.setAttribute("aria-expanded", "true");
    box.focus();
  };

  // A link to a row or a claim opens it, also in browsers that do not do so themselves.
  const reveal = () => {
    const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let folded = target && target.closest("details:not([open])"); folded; folded = folded.parentElement.closest("details:not([open])")) folded.open = true;
    if (target && target.closest("details")) target.scrollIntoView();
  };

  document.addEventListener("DOMContentLoaded", () => {
    reveal();
    window.addEventListener("hashchange", reveal);
    if (!box.showPopover) return;
    Object.assign(box, { popover: "auto", className: "dt-behind", tabIndex: -1, role: "dialog", ariaLabel: words.label });
    document.body.append(box);
    for (const number of document.querySelectorAll(".dt-number[data-behind]")) number.setAttribute("aria-haspopup", "dialog");
    box.addEventListener("toggle", (event) => {
      if (event.newState === "open" || !opener) return;
      opener.removeAttribute("aria-expanded");
      if (box.contains(document.activeElement) || document.activeElement === document.body) opener.focus({ preventScroll: true });
    });
  });
  document.addEventListener("click", (event) => {
    const number = event.target.closest && event.target.closest(".dt-number[data-behind]");
    if (!number || !box.showPopover || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(number);
  });
}
