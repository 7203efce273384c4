// Order of search results. Sphinx puts this in front of its search script.
var Scorer = {
  // A page whose own title has every word of the search comes before pages that only have
  // them in a section or figure title; a chapter comes before a page about the book.
  score: ([docname, title, anchor, , score]) => {
    const stemmer = new Stemmer();
    const stems = (text) => splitQuery(text.toLowerCase()).map((word) => stemmer.stemWord(word));
    const query = stems(new URLSearchParams(window.location.search).get("q") || "");
    const found = new Set(stems(title));
    const whole = anchor === "" && query.length > 0 && query.every((stem) => found.has(stem));
    return score + (whole ? 30 : 0) + (docname.startsWith("chapters/") ? 1 : 0);
  },
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
