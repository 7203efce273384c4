// The page of one figure: copies its address and its texts, and compares it with other editions.
// Without this script the texts are there to be copied by hand, and a link leads to all editions.
"use strict";
{
  const known = document.querySelector("link[rel=canonical]")?.href;
  const here = known || location.href.split("#")[0];

  const embedded = document.querySelector("[data-embedded]");
  // The server knows where it lies, where the book does not say.
  if (!known && location.protocol.startsWith("http")) {
    const address = new URL(embedded.dataset.embedded, location.href).href;
    embedded.value = embedded.value.replace(/src="[^"]*"/, `src="${address}"`);
  }

  const copies = (button, text) => {
    button.hidden = false;
    button.addEventListener("click", () => globalThis.tilstandCopy(button, text()));
  };
  for (const button of document.querySelectorAll("[data-copies]")) {
    const from = document.getElementById(button.dataset.copies);
    const text = () => (from.value ?? from.textContent).trim();
    copies(button, () => (from.value || text().includes(here) ? text() : `${text()} ${here}`));
  }
  copies(document.querySelector("[data-link]"), () => here);

  const list = document.querySelector(".f-editions");
  const { editions = [], newest } = globalThis.tilstandEditions ?? {};
  const compare = () => {
    const words = list.dataset;
    const year = Number(words.here);
    const changes = globalThis.tilstandFigures?.[words.figure] ?? {};
    const place = `figur/${words.figure}.html`;
    const others = editions.filter((edition) => edition.year !== year && edition.pages.includes(place));
    const counted = (count, one, many) => (count === 1 ? one : `${count} ${many}`);
    const since = (other) => {
      const older = Math.min(year, other);
      const [revised, added] = changes[`${older}-${Math.max(year, other)}`] ?? [0, 0];
      const said = [
        ...(revised ? [`${counted(revised, words.revisedOne, words.revised)} ${older}`] : []),
        ...(added ? [`${counted(added, words.newOne, words.new)} ${older}`] : []),
      ];
      return { revised, text: said.join(", ") || words.same };
    };
    const link = (edition, text) =>
      Object.assign(document.createElement("a"), { href: `${words.root}${edition.year}/${place}`, textContent: text });
    const entries = others.map((edition) => {
      const item = document.createElement("li");
      const said = document.createElement("span");
      said.textContent = ` – ${since(edition.year).text}${edition.draft ? `, ${words.draft}` : ""}`;
      item.append(link(edition, String(edition.year)), said);
      return item;
    });
    const none = Object.assign(document.createElement("li"), { textContent: words.none });
    list.replaceChildren(...(entries.length ? entries : [none]));
    const latest = others.find((edition) => edition.year === newest && newest > year);
    if (!latest || !since(latest.year).revised) return;
    const notice = document.querySelector(".f-revised");
    const { text } = since(latest.year);
    notice.append(`${text[0].toUpperCase()}${text.slice(1)}. `, link(latest, `${words.see} ${latest.year}`), ".");
    notice.hidden = false;
  };
  if (list && editions.length) compare();
}
