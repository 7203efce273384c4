// What a word of a query may be read as: itself, its parts, others of its root, what it begins, and
// where nothing explains it, what it was meant to be, or a part of it that is known. A reading is
// words that belong together, how much it counts, and whether it is what was said, so that others
// may say it in other words.
"use strict";
globalThis.tilstandReadings = ({ places, forms, parts }, spoken, heard) => {
  const { fold, stem, root, distance } = globalThis.tilstandWords;
  const [AS_PARTS, KIN, PREFIX, MOST_PREFIX, TYPO] = [0.5, 0.5, 0.35, 0.55, [1, 0.8, 0.6]];
  const [NYNORSK, PARTLY] = [0.9, 0.3];
  const [PREFIX_LENGTH, PART_LENGTH, LONG] = [3, 4, 7];
  const key = (word) => fold(stem(word));

  const sorted = [...forms.keys()].sort();
  // What a word may have been meant to be, by length, with the word to look up for it: forms of
  // the book's words and of what others say instead of them, and stems of these.
  const byLength = (all) => {
    const found = new Map();
    all.forEach(([form, read]) => {
      if (form.length < PREFIX_LENGTH) return;
      if (!found.has(form.length)) found.set(form.length, []);
      found.get(form.length).push([form, read]);
    });
    return found;
  };
  const others = [...new Set(spoken.values())];
  const meant = [
    byLength([...forms, ...others.map((word) => [fold(word), word])]),
    byLength([...spoken]),
  ];
  const has = (word) => places.has(key(word)) || spoken.has(key(word));
  const begun = (start) => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = sorted[middle] < start ? [middle + 1, high] : [low, middle];
    }
    const found = [];
    for (; low < sorted.length && sorted[low].startsWith(start); low += 1) found.push(sorted[low]);
    return found.map((form) => ({
      all: [forms.get(form)],
      factor: PREFIX + ((MOST_PREFIX - PREFIX) * start.length) / form.length,
    }));
  };
  const near = (word, most) => {
    let [least, found] = [most, []];
    [fold(word), key(word)].forEach((typed, which) => {
      if (most > 1 && typed.length < LONG - which) return;
      for (let length = typed.length - most; length <= typed.length + most; length += 1) {
        for (const [form, read] of meant[which].get(length) ?? []) {
          const far = distance(typed, form, least);
          if (far < least) [least, found] = [far, []];
          if (far <= least) found.push([form[0] === typed[0], read]);
        }
      }
    });
    // Few mistake the letter that a word begins with.
    const begins = found.filter(([same]) => same);
    const likely = new Set((begins.length ? begins : found).map(([, read]) => read));
    return [...likely].map((read) => ({ all: [read], factor: TYPO[least], said: true }));
  };
  // The two words that a word may be made of, where a test holds for both.
  const split = (word, fits, least = PART_LENGTH, factor = AS_PARTS) => {
    for (let end = word.length - least; end >= least; end -= 1) {
      for (const link of ["", "s", "e"]) {
        const [head, tail] = [word.slice(0, end), word.slice(end + link.length)];
        if (!word.startsWith(link, end) || tail.length < least) continue;
        const all = fits(head, tail);
        if (all) return [{ all, factor, said: true }];
      }
    }
    return [];
  };
  const known = (head, tail) => has(head) && has(tail) && [head, tail];
  // One of the two may hold an error.
  const nearly = (head, tail) => {
    if (has(head) === has(tail)) return null;
    const [sure, unsure] = has(head) ? [head, tail] : [tail, head];
    const one = unsure.length > PART_LENGTH ? near(unsure, 1)[0] : null;
    return one && [sure, one.all[0]];
  };
  const isWord = (word) => forms.has(fold(word)) || others.includes(word);
  // Or one of the two says nothing here: the longer one that does is better than nothing. What
  // comes last in a word is what it is.
  const partly = (word) => {
    for (let length = word.length - 1; length > PART_LENGTH; length -= 1) {
      const one = [word.slice(-length), word.slice(0, length)].find(isWord);
      if (one) return [{ all: [one], factor: PARTLY, said: true }];
    }
    return [];
  };
  // What is written in Nynorsk, in Bokmål: each rule alone, and all.
  const RULES = [
    [/^kv/, "hv"],
    [/arar$/, "ere"],
    [/arane$/, "erne"],
    [/ar(?=(?:en|e)?$)/, "er"],
    [/ane$/, "ene"],
    [/(?:leik|heit)(?=(?:a|en|er)?$)/, "het"],
    [/ei/g, "e"],
    [/øy(?=s)/, "ø"],
    [/au/, "ø"],
    [/([kg])j(?=[ae])/, "$1"],
    [/(?<=.{3})a$/, "e"],
  ];
  const inBokmaal = (word) => {
    const one = RULES.map(([sign, letters]) => word.replace(sign, letters));
    const all = RULES.reduce((said, [sign, letters]) => said.replace(sign, letters), word);
    const found = [...one, all].find((said) => said !== word && has(said));
    return found ? [{ all: [found], factor: NYNORSK, said: true }] : [];
  };
  const guess = (word) => {
    const steps = [
      () => inBokmaal(word),
      () => near(word, 1),
      () => split(word, known),
      () => near(word, 2),
      () => split(word, known, PREFIX_LENGTH),
      () => split(word, nearly),
      () => partly(word),
    ];
    for (const step of steps) {
      const found = step();
      if (found.length) return found;
    }
    return [];
  };
  const families = new Map();
  forms.forEach((word) => {
    if (!families.has(root(word))) families.set(root(word), new Map());
    families.get(root(word)).set(key(word), word);
  });
  const kin = (word) =>
    [...(families.get(root(word)) ?? [])]
      .filter(([other]) => other !== key(word))
      .map(([, other]) => ({ all: [other], factor: KIN }));
  const itselfOr = (word) => {
    const one = has(word) ? word : heard(word);
    return one ? [{ all: [one], factor: 1, said: true }] : [];
  };
  return (word, isLast) => {
    const itself = itselfOr(word);
    const apart = parts.has(word) ? [{ all: parts.get(word), factor: AS_PARTS }] : [];
    const sure = [...itself, ...apart, ...kin(word)];
    const long = word.length >= PREFIX_LENGTH && !/^\d/.test(word);
    const more = long && (isLast || !sure.length) ? begun(fold(word)) : [];
    return sure.length || more.length || !long ? [...sure, ...more] : guess(word);
  };
};
