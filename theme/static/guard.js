// Whether numbers may stand together: what `helpers.analysis.comparability` says of the same codes.
// The rules come with the codes. A number has the place of its code in each column, -1 for none.
"use strict";
const guard = (columns, numbers) => {
  const UNKNOWN = -1;
  const dimensions = columns.map((column, at) => ({ ...column, at })).filter(({ differs }) => differs);
  const place = Object.fromEntries(columns.map(({ name }, at) => [name, at]));
  const end = (row) => Number(columns[place.period].codes[numbers[row][place.period]].slice(-4));

  const judge = (picked) => {
    const found = columns.map((_, at) => new Set(picked.map((row) => numbers[row][at]).filter((code) => code !== UNKNOWN)));
    const differing = dimensions.filter(({ at }) => found[at].size > 1);
    const several = found[place.question].size > 1;
    const filled = differing.filter(({ varied }) => varied).reduce((all, { at }) => all * found[at].size, 1) === picked.length;
    const breaks = ({ differs, varied }) => differs === "never" || (differs === "in_one_question" && several) || (varied && !filled);
    const refused = new Set(differing.filter(breaks).map(({ named }) => named));
    return {
      varied: differing.filter(({ varied }) => varied),
      differences: dimensions.filter(({ name }) => refused.has(name)),
      warnings: differing.filter(({ differs, varied }) => !refused.size && differs === "in_one_question" && !varied),
    };
  };
  const sound = (picked) => !judge(picked).differences.length;
  // What is the same counts for more than any number of years between.
  const nearness = (one, other) =>
    10_000 * dimensions.reduce((sum, { at, weight }) => sum + (numbers[one][at] === numbers[other][at] ? weight : 0), 0) -
    Math.abs(end(one) - end(other));
  const nearest = (picked) => {
    let best = null;
    for (const row of picked) {
      const others = picked.filter((other) => other !== row);
      for (let other = 0; other < numbers.length; other++) {
        const near = Math.max(...others.map((one) => nearness(other, one)));
        if (other === row || (best && near <= best.near)) continue;
        if (sound([row, other])) best = { near, pair: [row, other].sort((one, other) => one - other) };
      }
    }
    return best && best.pair;
  };
  return { dimensions, place, end, judge, sound, nearest };
};
