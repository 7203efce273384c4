// Finds places of the book: figures, indicators, goals, sections, claims and sources. It touches
// no page. What it looks in is written by helpers.production.search; the rules are BM25 with weights.
"use strict";
globalThis.tilstandFinder = (() => {
  const { fold, words, stem, root } = globalThis.tilstandWords;
  // How much a word counts by where it stands: in the title of a place, of its page, of what it is
  // a part of, and so on.
  const FIELDS = { title: 3, page: 1.5, around: 0.9, inside: 0.3, value: 1, text: 1, more: 0.7 };
  const AROUND = new Set(["page", "around", "inside"]);
  // And by how it is found: as a part of a word, by another word for the same, by both.
  const [PART, SYNONYM, ALSO] = [0.45, 0.75, 0.2];
  const KINDS = { section: 1, figure: 1.05, row: 1, goal: 0.85, claim: 0.35, source: 0.9 };
  // What stands first in a figure is what it is about. A title that so many pages have does not tell
  // them apart, nor what stands below it.
  const [LATER, PAGES, COMMON] = [0.01, 3, 0.7];
  // Words that the book has are heard as others of their root where the root is as long as this.
  const ROOTED = 5;
  // Of BM25: how soon more of a word counts no more, and how much long texts are marked down.
  const [SATURATION, LENGTH] = [1.8, 0.5];
  // How much it counts of a title that a query explains it, that it has what was asked for, begins
  // with it, and both; and of a page what else it has, for its parts and for itself.
  const [TITLED, ASKED, BEGINS, HOLDS] = [0.3, 0.6, 0.2, 0.8];
  const [NEXT, PAGE, PAGE_ITSELF] = [0.35, 0.15, 0.1];

  const key = (word) => fold(stem(word));
  const add = (map, key, weight) => map.set(key, (map.get(key) ?? 0) + weight);
  const raise = (map, key, weight) => map.set(key, Math.max(map.get(key) ?? 0, weight));
  const total = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

  // A word and its parts, as keys of the index with what each counts.
  const keysBy = (compounds) => {
    const parts = new Map(compounds.map(([word, ...of]) => [word, of]));
    const known = new Map();
    const keys = (word) => {
      if (!known.has(word)) {
        const found = new Map([[key(word), 1]]);
        (parts.get(word) ?? []).forEach((part) => raise(found, key(part), PART));
        known.set(word, found);
      }
      return known.get(word);
    };
    return { keys, parts };
  };

  // The index: for each key the places that have it, and for each form of a word its keys.
  const indexed = ({ pages, units, compounds }) => {
    const { keys, parts } = keysBy(compounds);
    const [places, own, forms, lengths] = [new Map(), new Map(), new Map(), []];
    units.forEach((unit, number) => {
      const weights = new Map();
      const take = (text, field) =>
        words(text).forEach((word) => {
          keys(word).forEach((weight, one) => {
            add(weights, one, weight * FIELDS[field]);
            if (!AROUND.has(field)) own.set(one, (own.get(one) ?? new Set()).add(number));
          });
          forms.set(fold(word), word);
        });
      const around = units[unit.within];
      take(unit.title, "title");
      take([pages[unit.page].title, ...pages[unit.page].keywords].join(" "), "page");
      if (around) take(around.title, "around");
      unit.inside.forEach((inner) => take(units[inner].title, "inside"));
      ["value", "text", "more"].forEach((field) => take(unit[field], field));
      lengths.push(total([...weights.values()]));
      weights.forEach((weight, key) => {
        if (!places.has(key)) places.set(key, new Map());
        places.get(key).set(number, weight);
      });
    });
    const mean = total(lengths) / lengths.length;
    places.forEach((found, one) => {
      // A word of a title is not common because much stands below it.
      const count = own.get(one)?.size ?? 1;
      const rare = Math.log(1 + (units.length - count + 0.5) / (count + 0.5));
      found.forEach((weight, number) => {
        const slow = SATURATION * (1 - LENGTH + (LENGTH * lengths[number]) / mean);
        found.set(number, (rare * weight * (SATURATION + 1)) / (weight + slow));
      });
    });
    return { places, forms, keys, parts };
  };

  const best = (maps) => {
    const found = new Map();
    maps.forEach((map) => map.forEach((score, number) => raise(found, number, score)));
    return found;
  };
  const scaled = (map, factor) =>
    new Map([...map].map(([number, score]) => [number, score * factor]));
  // The places that have all of several words, with the mean of what each counts.
  const together = ([first, ...rest]) => {
    const found = new Map();
    first?.forEach((score, number) => {
      const all = [score, ...rest.map((other) => other.get(number) ?? 0)];
      if (all.every(Boolean)) found.set(number, total(all) / all.length);
    });
    return found;
  };

  const finder = (data) => {
    const index = indexed(data);
    const { places, forms, keys } = index;
    const ignored = new Set(data.ignored);
    const told = (text) => {
      const [all, some] = [words(text), words(text).filter((word) => !ignored.has(word))];
      return some.length ? some : all;
    };
    const synonyms = data.synonyms.map(([said, meant]) => ({
      said: said.map((phrase) => words(phrase).map(key)),
      // A phrase is also said where words are left out that lead nowhere.
      told: said.map((phrase) => told(phrase).map(key)).filter(({ length }) => length > 1),
      meant: meant.map(told),
    }));
    const others = data.synonyms.flatMap(([said]) => said.flatMap(told));
    const spoken = new Map(others.map((word) => [key(word), word]));
    // Of what others say there is one form only: another is heard as that.
    const roots = new Map(others.map((word) => [root(word), word]));
    const heard = (word) =>
      spoken.get(key(word)) ??
      (places.has(key(word)) && root(word).length < ROOTED ? undefined : roots.get(root(word)));
    const asHeard = (word) => key(heard(word) ?? word);
    const read = globalThis.tilstandReadings(index, spoken, heard);
    const at = (word) => places.get(key(word)) ?? places.get(fold(word)) ?? new Map();

    // What a word is read as. One that is only known by its parts is as many words.
    const readings = (word, isLast) => {
      const found = read(word, isLast);
      const [{ all = [], factor, said } = {}] = found;
      return found.length === 1 && all.length > 1
        ? all.map((part) => ({ word: part, found: [{ all: [part], factor, said }] }))
        : [{ word, found }];
    };

    // The words of a query, each with the places that it leads to and the keys that it lights up.
    // One that is ignored leads nowhere but in a phrase.
    const tokensOf = (query) => {
      const used = new Set(told(query));
      return words(query).flatMap((word, place, every) => {
        const isQuiet = !used.has(word);
        const one = isQuiet ? [{ word, found: [] }] : readings(word, place === every.length - 1);
        return one.map(({ word: part, found }) => ({
          word: part,
          isQuiet,
          scores: best(found.map(({ all, factor }) => scaled(together(all.map(at)), factor))),
          // What other words for the same are looked up for.
          keys: new Set([
            ...found.filter(({ said }) => said).flatMap(({ all }) => all.map(asHeard)),
            ...(isQuiet ? [key(part)] : []),
          ]),
          lit: new Set(found.flatMap(({ all }) => all.map(key))),
        }));
      });
    };
    // The phrases of other words that are said in a line of words: their words, and what they mean.
    const saidIn = (line, which) =>
      line.flatMap((_, start) =>
        synonyms.flatMap((row) =>
          row[which]
            .filter((phrase) => phrase.every((one, place) => line[start + place]?.keys.has(one)))
            .map(({ length }) => {
              const tokens = line.slice(start, start + length);
              const loud = tokens.filter(({ isQuiet }) => !isQuiet);
              return { tokens: loud.length ? loud : tokens.slice(0, 1), meant: row.meant };
            }),
        ),
      );
    // Lets words lead to what has other words for them.
    const also = (tokens, phrase, factor) => {
      const found = scaled(together(phrase.map(at)), factor);
      tokens.forEach((token) => {
        found.forEach((score, number) => {
          const before = token.scores.get(number) ?? 0;
          const [most, least] = [Math.max(before, score), Math.min(before, score)];
          token.scores.set(number, most + ALSO * least);
        });
        if (found.size) phrase.forEach((word) => token.lit.add(key(word)));
      });
    };
    const asked = (query) => {
      const all = tokensOf(query);
      const loud = all.filter(({ isQuiet }) => !isQuiet);
      // Rows may mean the same, and more than one may be said.
      const means = new Map();
      [...saidIn(all, "said"), ...saidIn(loud, "told")].forEach(({ tokens, meant }) => {
        const of = tokens.map((token) => all.indexOf(token));
        meant.forEach((words) => means.set(`${of} ${words.map(key)}`, { tokens, words }));
      });
      means.forEach(({ tokens, words }) => also(tokens, words, SYNONYM / Math.sqrt(tokens.length)));
      // What is one word may have been written as two.
      loud.slice(1).forEach((next, before) => {
        ["", "s"].forEach((link) => {
          const joined = loud[before].word + link + next.word;
          if (forms.has(fold(joined))) also([loud[before], next], [joined], 1);
        });
      });
      return all;
    };

    // How much a place counts whatever is asked for.
    const pagesOf = new Map();
    data.units.forEach(({ title, page }) => {
      pagesOf.set(title, (pagesOf.get(title) ?? new Set()).add(page));
    });
    const isCommon = (unit) =>
      unit && (pagesOf.get(unit.title).size >= PAGES || isCommon(data.units[unit.within]));
    const standing = data.units.map((unit, number) => {
      const before = data.units[unit.within]?.inside.indexOf(number) ?? 0;
      const first = unit.kind === "row" ? 1 - LATER * Math.min(before, 10) : 1;
      const own = isCommon(unit) ? COMMON : 1;
      return KINDS[unit.kind] * data.pages[unit.page].weight * first * own;
    });

    const covered = (number, tokens, weights) =>
      total(tokens.map(({ scores }, place) => (scores.has(number) ? weights[place] : 0))) /
      (total(weights) || 1);

    // How well a title fits: how much of it a query explains, and if it begins with that or holds
    // every word that was asked for.
    const titles = data.units.map(({ title }) => told(title).map((word) => [...keys(word).keys()]));
    const titled = (number, lit, tokens, weights) => {
      const said = titles[number];
      const fits = said.map((of) => of.some((one) => lit.has(one)));
      if (!fits.includes(true)) return 0;
      const asked = tokens.map((token, place) =>
        said.some((of) => of.some((one) => token.lit.has(one))) ? weights[place] : 0,
      );
      const part = fits.filter(Boolean).length / said.length;
      const share = total(asked) / (total(weights) || 1);
      return part * TITLED + share * ASKED + (fits[0] ? BEGINS * share : 0) + HOLDS * part * share ** 3;
    };

    // The first section of a page is the page.
    const isPage = ({ kind, within }) => kind === "section" && !data.units[within];
    // What is shown of a place.
    const place = (number, score) => {
      const unit = data.units[number];
      const page = data.pages[unit.page];
      const around = data.units[unit.within];
      const address = isPage(unit) ? page.address : `${page.address}#${unit.anchor}`;
      const named = around && data.units[around.within] ? around.title : "";
      return { ...unit, page, address, around: named, kind: isPage(unit) ? "page" : unit.kind, score };
    };

    // A query that is what a page is called, or what its editors want to lead to it, leads there.
    const phrase = (text) => told(text).map(key).join(" ");
    const names = data.pages.map(({ title, keywords }) => [title, ...keywords].map(phrase));

    // The places that a query leads to, best first.
    const find = (query) => {
      const tokens = asked(query);
      const weights = tokens.map(({ scores }) => Math.max(0, ...scores.values()));
      const lit = new Set(tokens.flatMap((token) => [...token.lit]));
      const found = new Map();
      tokens.forEach(({ scores }) => scores.forEach((score, number) => add(found, number, score)));
      const perPage = new Map();
      found.forEach((score, number) => {
        const unit = data.units[number];
        const result =
          score * covered(number, tokens, weights) * standing[number] *
          (1 + titled(number, lit, tokens, weights));
        found.set(number, result);
        if (!perPage.has(unit.page)) perPage.set(unit.page, []);
        perPage.get(unit.page).push(result);
      });
      perPage.forEach((scores, page) => {
        scores.sort((a, b) => b - a);
        perPage.set(page, scores[0] + NEXT * total(scores.slice(1, 4)));
      });
      const top = Math.max(...found.values());
      found.forEach((score, number) => {
        const unit = data.units[number];
        const named = isPage(unit) && names[unit.page].includes(phrase(query)) ? top : 0;
        const of = (isPage(unit) ? PAGE_ITSELF : PAGE) * perPage.get(unit.page);
        found.set(number, score + of + named);
      });
      const order = [...found].sort(([one, a], [other, b]) => b - a || one - other);
      const isLit = (word) => words(word).some((one) => [...keys(one).keys()].some((k) => lit.has(k)));
      return { places: order.map(([number, score]) => place(number, score)), isLit };
    };

    return { find, data };
  };

  // What is written of the book, by names.
  const unpacked = (found) => {
    const pages = found.pages.map(([address, title, weight, keywords]) => ({
      address, title, weight, keywords,
    }));
    const [page, kind, within, anchor, title, value, text, more] = found.units;
    const units = title.map((_, one) => ({
      page: page[one],
      kind: found.kinds[kind[one]],
      within: within[one],
      anchor: anchor[one],
      title: title[one],
      value: value[one],
      text: text[one],
      more: more[one],
      inside: [],
    }));
    units.forEach((unit, number) => units[unit.within]?.inside.push(number));
    const synonyms = found.synonyms.map((row) => row.split(",").map((side) => side.split(";")));
    const compounds = found.compounds.map((line) => line.split(" "));
    return { ...found, pages, units, synonyms, compounds };
  };

  return { finder, unpacked };
})();
