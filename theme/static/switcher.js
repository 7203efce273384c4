// Leads readers to the same page of other editions. Without this script a link leads to their list.
"use strict";
{
  const nav = document.querySelector(".t-editions");
  const notice = document.querySelector(".t-newer");
  const menu = nav.querySelector("details");
  const { root, page, here, shown, latest, draft, front } = nav.dataset;
  const year = Number(here);
  // What lies outside the editions changes from year to year, and may be missing.
  const { newest = year, editions = [] } = globalThis.tilstandEditions ?? {};

  const has = (edition) => edition.pages.includes(page);
  // Where the page is the same, its search words and the place on it go along.
  const address = (edition) =>
    has(edition)
      ? `${root}${edition.year}/${page}${location.search}${location.hash}`
      : `${root}${edition.year}/index.html`;
  const words = (edition) => [
    ...(edition.year === year ? [shown] : []),
    ...(edition.year === newest ? [latest] : []),
    ...(edition.draft ? [draft] : []),
    ...(has(edition) ? [] : [front]),
  ];

  const links = new Map();
  const lead = () => links.forEach((edition, link) => (link.href = address(edition)));

  const entry = (edition) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const said = words(edition);
    link.textContent = String(edition.year) + (said.length ? ` – ${said.join(", ")}` : "");
    if (edition.year === year) link.setAttribute("aria-current", "page");
    links.set(link, edition);
    item.append(link);
    return item;
  };

  const close = () => (menu.open = false);
  const offer = () => {
    menu.querySelector("ul").prepend(...editions.map(entry));
    nav.querySelector(".t-all").hidden = true;
    menu.hidden = false;
    // What is chosen on a page changes its address, and nothing tells of it.
    menu.addEventListener("toggle", lead);
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      close();
      menu.querySelector("summary").focus();
    });
    menu.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !menu.contains(relatedTarget)) close();
    });
    document.addEventListener("click", ({ target }) => menu.contains(target) || close());
  };

  const tell = (edition) => {
    const link = notice.querySelector("a");
    link.textContent = (has(edition) ? link.dataset.page : link.dataset.front) + ` ${edition.year}`;
    links.set(link, edition);
    notice.hidden = false;
  };

  // A PDF lies beside the editions, and not every edition has one.
  const paper = ({ paper = {} }) => {
    const place = document.querySelector(".t-paper");
    [[page, place.dataset.page], ["", place.dataset.whole]]
      .filter(([of]) => paper[of])
      .forEach(([of, text]) => {
        const link = document.createElement("a");
        link.textContent = text;
        link.href = root + paper[of];
        place.append(...(place.childNodes.length ? [" · "] : []), link);
        place.hidden = false;
      });
  };

  const newer = editions.find((edition) => edition.year === newest && newest > year);
  if (editions.length > 1) offer();
  if (newer) tell(newer);
  paper(editions.find((edition) => edition.year === year) ?? {});
  lead();
  window.addEventListener("hashchange", lead);
}
