// Asks lunr or MiniSearch what the book's own search is asked, about the same places.
// node engines.js lunr search_index.js < questions.json
"use strict";
const fs = require("node:fs");
const [engine, index] = process.argv.slice(2);
eval(fs.readFileSync(index, "utf8"));
const { pages, kinds, units } = globalThis.tilstandFound;
const [page, kind, within, anchor, title, value, text, more] = units;
const places = title.map((_, id) => ({
  id, title: title[id], page: pages[page[id]][1], text: `${value[id]} ${text[id]} ${more[id]}`,
  addresses: [
    ...(kinds[kind[id]] === "section" && within[id] < 0 ? [pages[page[id]][0]] : []),
    `${pages[page[id]][0]}#${anchor[id]}`,
    ...(kinds[kind[id]] === "row" ? [`${pages[page[id]][0]}#${anchor[within[id]]}`] : []),
  ],
}));
const FIELDS = { title: 3, page: 1.5, text: 1 };

const engines = {
  lunr: () => {
    const lunr = require("lunr");
    require("lunr-languages/lunr.stemmer.support")(lunr);
    require("lunr-languages/lunr.no")(lunr);
    const built = lunr(function () {
      this.use(lunr.no);
      Object.entries(FIELDS).forEach(([field, boost]) => this.field(field, { boost }));
      places.forEach((place) => this.add(place));
    });
    // Signs that its query language would read as commands.
    return (question) => built.search(question.replace(/[^\p{L}\d]+/gu, " "));
  },
  MiniSearch: () => {
    const MiniSearch = require("minisearch");
    const built = new MiniSearch({
      fields: Object.keys(FIELDS),
      searchOptions: { boost: FIELDS, prefix: true, fuzzy: 0.2 },
    });
    built.addAll(places);
    return (question) => built.search(question);
  },
};
const find = engines[engine]();
const addresses = ({ id, ref }) => places[id ?? Number(ref)].addresses;
const questions = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(questions.map((one) => find(one).slice(0, 3).map(addresses))));
