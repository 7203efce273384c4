// The search field of every page: results while a reader types, and all of them on the search page.
// Without this script the field leads to a page that lists what there is. What is found, and how,
// is in finder.js: it is loaded when somebody wants it, and so is what it looks in.
"use strict";
{
  const [SHOWN, FIRST, AROUND, EXCERPT] = [8, 20, 60, 170];
  const form = document.querySelector("form.t-search");
  const field = form.querySelector("input");
  const said = form.dataset;
  const kinds = JSON.parse(said.kinds);

  // Scripts, since nothing else loads from a folder too; they run in their order.
  const added = (source) =>
    new Promise((resolve) => {
      const script = Object.assign(document.createElement("script"), { src: source, async: false });
      script.addEventListener("load", resolve);
      document.head.append(script);
    });
  let loading = null;
  const load = () => {
    loading ??= Promise.all(JSON.parse(said.scripts).map(added)).then(() => {
      const { finder, unpacked } = globalThis.tilstandFinder;
      return finder(unpacked(globalThis.tilstandFound));
    });
    return loading;
  };

  const wordsIn = (text) => [...text.matchAll(globalThis.tilstandWords.WORD)];

  const made = (name, className, ...content) => {
    const element = document.createElement(name);
    element.className = className;
    element.append(...content);
    return element;
  };

  // A text with the words marked that a query leads to. Text stays text.
  const marked = (text, isLit) => {
    const parts = [];
    let end = 0;
    for (const { 0: word, index } of wordsIn(text)) {
      if (!isLit(word)) continue;
      parts.push(text.slice(end, index), made("mark", "", word));
      end = index + word.length;
    }
    return [...parts, text.slice(end)];
  };

  // The part of a text with the most words that a query leads to.
  const excerpt = (text, isLit) => {
    const lit = wordsIn(text).filter(({ 0: word }) => isLit(word));
    const inside = (start) =>
      new Set(
        lit.filter(({ index }) => index >= start && index < start + EXCERPT).map(([word]) => word),
      ).size;
    const best = lit.reduce((most, one) => (inside(one.index) > inside(most) ? one.index : most), 0);
    if (text.length <= EXCERPT) return text;
    const start = best <= AROUND ? 0 : text.indexOf(" ", best - AROUND) + 1;
    const end = start + EXCERPT >= text.length ? text.length : text.lastIndexOf(" ", start + EXCERPT);
    return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
  };

  const result = (place, isLit) => {
    const where = [place.kind === "page" ? "" : place.page.title, place.around];
    const link = made("a", "t-hit");
    link.href = said.root + place.address;
    link.append(
      made("span", "t-hit-title", ...marked(place.title, isLit)),
      " ",
      made("span", "t-hit-where", [kinds[place.kind], ...where].filter(Boolean).join(" · ")),
    );
    if (place.value) link.append(" ", made("span", "t-hit-value", ...marked(place.value, isLit)));
    if (place.text) {
      link.append(" ", made("span", "t-hit-text", ...marked(excerpt(place.text, isLit), isLit)));
    }
    return link;
  };

  const counted = (count) =>
    count ? (count === 1 ? said.one : said.many.replace("{}", count)) : said.none;

  // Results while typing: a list of options that the arrows move in, as the combobox of the
  // authoring practices of WAI-ARIA.
  const list = made("div", "t-hits");
  // The field keeps the focus, also where the list is long enough to scroll.
  Object.assign(list, { id: `${field.id}-treff`, hidden: true, tabIndex: -1 });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", said.results);
  const status = made("p", "t-unseen");
  status.setAttribute("role", "status");
  form.append(list, status);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-haspopup": "listbox",
    "aria-controls": list.id,
    "aria-expanded": "false",
  })) {
    field.setAttribute(name, value);
  }

  let chosen = -1;
  const choose = (place) => {
    const options = [...list.children];
    options[chosen]?.setAttribute("aria-selected", "false");
    chosen = place;
    const option = options[chosen];
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
  };
  const close = () => {
    choose(-1);
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
  };
  const open = () => {
    list.hidden = !list.children.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
  };

  const suggest = async () => {
    const search = await load();
    const query = field.value;
    if (!wordsIn(query).length) {
      list.replaceChildren();
      status.textContent = "";
      return close();
    }
    const found = search.find(query);
    choose(-1);
    list.replaceChildren(
      ...found.places.slice(0, SHOWN).map((place, number) => {
        const option = result(place, found.isLit);
        option.id = `${list.id}-${number}`;
        option.tabIndex = -1;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        return option;
      }),
    );
    status.textContent = counted(found.places.length);
    return open();
  };

  const move = (step) => {
    const count = list.children.length + 1;
    if (list.hidden) open();
    // The field itself stands between the last and the first.
    choose(((chosen + 1 + step + count) % count) - 1);
  };
  const keys = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => list.children[chosen]?.click(),
    Escape: () => {
      if (list.hidden) field.value = "";
      close();
    },
  };
  field.addEventListener("focus", load);
  field.addEventListener("input", suggest);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && chosen < 0) return;
    if (!keys[event.key] || event.isComposing) return;
    if (!list.children.length && event.key !== "Escape") return;
    event.preventDefault();
    keys[event.key]();
  });
  field.addEventListener("blur", close);
  // A press of the mouse leaves the field only where it leads somewhere.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", close);

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  // All results, on the page of the search.
  const all = document.getElementById("search-results");
  const show = async (query) => {
    const { places, isLit } = (await load()).find(query);
    const items = places.map((place) => made("li", "", result(place, isLit)));
    const shown = made("ol", "", ...items.slice(0, FIRST));
    all.replaceChildren(made("p", "t-hit-count", counted(places.length)), shown);
    if (items.length > FIRST) {
      const more = made("button", "t-more", said.all);
      more.addEventListener("click", () => {
        shown.append(...items.slice(FIRST));
        more.remove();
        items[FIRST].firstChild.focus();
      });
      all.append(more);
    }
    document.getElementById("search-all").hidden = places.length > 0;
  };
  const asked = new URLSearchParams(location.search).get("q") ?? "";
  if (all && asked.trim()) {
    field.value = asked;
    show(asked);
  }
}
