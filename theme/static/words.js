// Words for the search: taken from a text, reduced to their stems, held against each other.
"use strict";
globalThis.tilstandWords = (() => {
  const VOWELS = "aeiouyæåø";
  const MAIN = new Set(
    ("a e ede ande ende ane ene hetene en heten ar er heter as es edes endes enes hetenes ens " +
      "hetens ers ets et het ast s erte ert").split(" "),
  );
  const OTHER = new Set("leg eleg ig eig lig elig els lov elov slov hetslov".split(" "));
  const FIRST = new RegExp(`[${VOWELS}][^${VOWELS}]`);
  const S_STAYS = new RegExp(`([^bcdfghjklmnoprtvyz]|[${VOWELS}]k)s$`);

  // Letters as they are typed on any keyboard.
  const fold = (word) =>
    word.replaceAll("æ", "ae").replaceAll("ø", "o").normalize("NFD").replace(/\p{M}/gu, "");

  // A number may be written in groups of three: 9 257 is one word, and the same as 9257.
  const WORD = /\d{1,3}(?:\s\d{3})+(?!\d)|\d+(?:[.,]\d+)*|\p{L}+/gu;
  const lower = (text) => text.normalize("NFC").toLowerCase().replace(/(\d)\.(?=\d)/g, "$1,");
  const words = (text) => (lower(text).match(WORD) ?? []).map((word) => word.replace(/\s/g, ""));

  // The stem of a word, by the Norwegian stemmer of the Snowball project.
  const stem = (word) => {
    const first = FIRST.exec(word);
    if (!first) return word;
    const region = Math.max(first.index + 2, 3);
    const longest = (suffixes) => {
      for (let start = region; start < word.length; start += 1) {
        if (suffixes.has(word.slice(start))) return word.slice(start);
      }
      return "";
    };
    const cut = (count) => (word = count ? word.slice(0, -count) : word);
    const main = longest(MAIN);
    if (main === "erte" || main === "ert") cut(main.length - 2);
    else if (main !== "s" || !S_STAYS.test(word)) cut(main.length);
    if (/[dv]t$/.test(word) && word.length - 2 >= region) cut(1);
    cut(longest(OTHER).length);
    return word;
  };

  // What words of one root share where the stemmer stops: delt, deling and deler, brukt and bruk.
  const ROOT = /^(.{3,}?)(?:n?ing|els|er|t)$/;
  const root = (word) => {
    const stemmed = stem(word);
    return fold(ROOT.exec(stemmed)?.[1] ?? stemmed);
  };

  // How many letters are left out, put in, exchanged or swapped between two words; none beyond most.
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    let [before, last] = [[], Array.from({ length: other.length + 1 }, (_, n) => n)];
    for (let i = 1; i <= one.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      if (row.every((far) => far > most)) return Infinity;
      [before, last] = [last, row];
    }
    return last[other.length];
  };

  return { WORD, fold, words, stem, root, distance };
})();
