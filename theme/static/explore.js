// Lets readers choose among all numbers, compare some of them, and take them along. Whether numbers
// may stand together is judged by guard.js; all words are those of the page.
// Without this script the whole table is there.
"use strict";
{
  const MOST = 20;
  const list = document.querySelector("[data-numbers]");
  const { columns, values, units, warnings, file, words } = JSON.parse(list.dataset.numbers);
  const lines = [...list.querySelectorAll("tbody tr")];
  const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const parts = (cell) => [...cell.childNodes].map(text);
  // What each row says.
  const cells = lines.map((line) => {
    const [, what, value, who, year, answers, source] = line.cells;
    const [label, question] = parts(what);
    const [scale, base] = parts(answers).slice(-2);
    const [survey, ...sources] = source.firstChild.nodeType === Node.TEXT_NODE ? parts(source) : ["", ...parts(source)];
    return {
      label, question, scale, survey,
      who: text(who), year: text(year), value: text(value), base: base.replace(/^n: /, ""),
      answers: answers.childNodes.length > 2 ? parts(answers)[0] : "",
      sources: sources.join("; "),
    };
  });
  // Of questions it has the names, and their links the codes.
  const questions = columns.find(({ name }) => name === "question");
  lines.forEach((line, row) => {
    questions.words[questions.places[row]] = cells[row].label;
    questions.codes[questions.places[row]] = line.cells[1].firstChild.hash.slice(1).replaceAll("-", "_");
  });
  const kept = lines.map((_, row) => columns.map(({ places }) => places[row]));
  const [called, , whom, when, , origin] = [...list.querySelectorAll("thead th")].map((cell) => cell.textContent);
  const { dimensions, place, end, judge, sound, nearest } = guard(columns, kept);
  const numbers = lines.map((_, row) => row);
  const within = (rows) => [...rows].sort((one, other) => one - other);

  const code = (row, name) => columns[place[name]].codes[kept[row][place[name]]];
  // What is said of a number in a dimension, and of several.
  const word = (row, { at, words: known }) => known[kept[row][at]] ?? words.unknown;
  const against = (picked, dimension) => [...new Set(picked.map((row) => word(row, dimension)))].join(words.against);
  const dimension = (name) => dimensions.find((one) => one.name === name);
  const name = (row) => {
    const { label, who, answers, year } = cells[row];
    return [label, who, answers, year].filter(Boolean).join(", ");
  };
  const reference = (row) => `${code(row, "question")}/${code(row, "population")}/${code(row, "answers")}@${end(row)}`;
  const facts = (pairs) => {
    const box = make("dl", "", { className: "dt-facts" });
    for (const [label, value] of pairs) {
      const pair = make("div");
      pair.append(make("dt", label), make("dd", value));
      box.append(pair);
    }
    return box;
  };

  // Charts: bars or places on one axis, and a line where it is one series of three years or more.
  const svg = (tag, more) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(more)) element.setAttribute(name, value);
    return element;
  };
  const axis = (picked) => {
    const [whole, ranked] = units[code(picked[0], "unit")];
    const those = picked.map((row) => values[row]);
    const sizes = picked.map((row) => Number(code(row, "ranked") ?? 0));
    const high = ranked ? Math.max(2, ...sizes, ...those) : (whole ?? (Math.max(0, ...those) || 1));
    const low = ranked ? 1 : Math.min(0, ...those);
    const along = (value) => (value - low) / (high - low);
    return { ranked, zero: along(0), along: (value) => (ranked ? 1 - along(value) : along(value)) };
  };
  // Whoever a number is of has its colour, as in every figure of the book.
  const look = (row) => `dt-look-${code(row, "population").split(":")[0]}`;
  const bar = (row, { ranked, zero, along }) => {
    const picture = svg("svg", { class: look(row), viewBox: "0 0 100 4", preserveAspectRatio: "none", "aria-hidden": "true" });
    const at = 100 * along(values[row]);
    picture.append(svg("path", { class: "dt-ground", d: "M0 2H100" }));
    picture.append(ranked
      ? svg("rect", { x: Math.min(99, Math.max(0, at - 0.5)), y: 0, width: 1, height: 4 })
      : svg("rect", { x: Math.min(at, 100 * zero), y: 0, width: Math.max(0.2, Math.abs(at - 100 * zero)), height: 4 }));
    return picture;
  };
  const line = (picked, { along }, width) => {
    const years = picked.map(end);
    const x = (year) => 24 + ((width - 48) * (year - years[0])) / (years.at(-1) - years[0]);
    const heights = picked.map((row) => along(values[row]));
    const [low, high] = [Math.min(...heights), Math.max(...heights)];
    const y = (share) => 118 - 90 * (high > low ? (share - low) / (high - low) : 0.5);
    const picture = svg("svg", { class: `dt-over-time ${look(picked[0])}`, viewBox: `0 0 ${width} 150`, width, height: 150, "aria-hidden": "true" });
    picture.append(svg("polyline", { points: picked.map((row, at) => `${x(years[at])},${y(heights[at])}`).join(" ") }));
    let free = -Infinity;
    picked.forEach((row, at) => {
      picture.append(svg("circle", { cx: x(years[at]), cy: y(heights[at]), r: 4 }));
      // Words that would lie over others are in the list below.
      const room = 4 + 7 * cells[row].value.length;
      if (x(years[at]) < free || (at < picked.length - 1 && x(years.at(-1)) - x(years[at]) < room)) return;
      free = x(years[at]) + room;
      for (const [said, top] of [[cells[row].value, y(heights[at]) - 10], [years[at], 144]]) {
        const label = svg("text", { x: x(years[at]), y: top, "text-anchor": "middle" });
        label.textContent = said;
        picture.append(label);
      }
    });
    return picture;
  };
  // All that is the same for the numbers stands once, and the rest by each of them.
  const draw = (picked, width) => {
    const { varied, warnings: known } = judge(picked);
    const over = varied.length === 1 && varied[0].name === "period";
    const ordered = over ? [...picked].sort((one, other) => end(one) - end(other)) : picked;
    const [first] = picked.map((row) => cells[row]);
    const same = (name) => !varied.some((one) => one.name === name);
    const behind = [
      [words.base, ({ base }) => base],
      [origin, ({ survey, sources }) => [survey, sources].filter(Boolean).join(", ")],
    ];
    const own = behind.filter(([, of]) => new Set(picked.map((row) => of(cells[row]))).size > 1);
    const box = make("div", "", { className: "dt-drawn" });
    box.append(facts([
      ...(same("question") ? [[dimension("question").label, first.question]] : []),
      ...["population", "period", "answers", "scale", "unit"]
        .filter((name) => same(name) && code(picked[0], name) !== "")
        .map((name) => [dimension(name).label, word(picked[0], dimension(name))]),
      ...behind.filter((one) => !own.includes(one)).map(([label, of]) => [label, of(first)]),
    ]));
    const scale = axis(picked);
    if (over && picked.length > 2) box.append(line(ordered, scale, width));
    const items = make("ol", "", { className: "dt-bars" });
    for (const row of ordered) {
      const { value } = cells[row];
      const item = make("li");
      const heading = make("p", "", { className: "dt-bar-name" });
      heading.append(make("span", varied.map((one) => word(row, one)).join(", ")), " ", make("strong", value));
      item.append(heading, bar(row, scale));
      if (own.length) item.append(make("p", own.map(([label, of]) => `${label}: ${of(cells[row])}`).join(" · "), { className: "dt-bar-told" }));
      items.append(item);
    }
    box.append(items);
    const cautions = picked.flatMap((row) => kept[row][place.cautions]).map((at) => columns[place.cautions].words[at]);
    for (const said of new Set([...known.map(({ name }) => warnings[name]), ...cautions])) box.append(make("p", said, { className: "dt-caution" }));
    return box;
  };

  // What readers have picked, kept in the address beside what they have chosen.
  const picked = new Set();
  const boxes = lines.map((line, row) => {
    const box = make("input", "", { type: "checkbox", ariaLabel: `${words.pick}: ${name(row)}` });
    box.addEventListener("change", () => pick(box.checked ? [...picked, row] : [...picked].filter((one) => one !== row)));
    line.cells[0].append(box);
    return box;
  });
  const panel = make("section", "", { className: "dt-compare", id: "sammenligning", tabIndex: -1, ariaLabel: words.picked, hidden: true });
  const bottom = make("div", "", { className: "dt-picked" });
  const status = make("p", "", { role: "status" });
  const button = (said, act) => {
    const made = make("button", said, { type: "button" });
    made.addEventListener("click", act);
    return made;
  };
  // What a button did away with, the focus does not: it goes to what came of it.
  const instead = (rows) => () => {
    pick(rows);
    panel.focus();
  };
  const named = (rows) => rows.map(name).join(words.against);

  // All numbers that differ from one in one thing only, and may stand beside it.
  const along = (row, { at }) => numbers.filter((other) => {
    const same = dimensions.every((one) => !one.varied || one.at === at || kept[other][one.at] === kept[row][one.at]);
    return other === row || (same && sound([row, other]));
  });
  const compared = () => {
    const rows = within(picked);
    panel.replaceChildren(make("h2", words.picked));
    if (rows.length === 1) {
      panel.append(make("p", named(rows)));
      for (const one of dimensions.filter(({ varied }) => varied)) {
        const all = along(rows[0], one);
        if (all.length > 1 && sound(all)) panel.append(button(fill(words.extend, one.label.toLowerCase(), all.length), instead(all)));
      }
      return fill(words.one);
    }
    const { differences } = judge(rows);
    if (!differences.length) {
      panel.append(draw(rows, Math.min(640, panel.clientWidth - 32)));
      return fill(words.sound, rows.length);
    }
    panel.append(make("p", words.differs), facts(differences.map((one) => [one.label, against(rows, one)])));
    const near = nearest(rows);
    panel.append(make("p", near ? words.instead : words.none));
    if (near) panel.append(button(named(near), instead(near)));
    return fill(words.unsound, rows.length);
  };

  // What is shown: the table, its charts, its file.
  let seen = [];
  let whole = false;
  const more = button("", () => {
    whole = true;
    shorten();
  });
  const shorten = () => {
    const shown = new Set(whole ? seen : seen.slice(0, MOST));
    lines.forEach((line, row) => (line.hidden = !shown.has(row)));
    more.hidden = shown.size === seen.length;
    more.textContent = fill(words.more, seen.length);
    empty.hidden = seen.length > 0;
  };
  const empty = make("p", words.empty, { hidden: true });
  const drawing = make("section", "", { className: "dt-compare", tabIndex: -1, ariaLabel: words.drawn, hidden: true });
  const together = (rows, names) => {
    const groups = new Map();
    for (const row of rows) {
      const key = names.map((name) => kept[row][place[name]]).join();
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    return [...groups.values()].filter((group) => group.length > 1 && sound(group));
  };
  // Whoever answered the same stands together; the rest stands by year.
  const drawn = () => {
    const beside = together(seen, ["question", "answers", "period"]);
    const taken = new Set(beside.flat());
    const left = seen.filter((row) => !taken.has(row));
    const groups = [...beside, ...together(left, ["question", "answers", "population"])];
    const lonely = seen.length - groups.flat().length;
    drawing.hidden = false;
    drawing.replaceChildren(make("h2", words.drawn), button(words.close, () => {
      drawing.hidden = true;
      tools.querySelector("button").focus();
    }));
    for (const rows of groups) drawing.append(make("h3", cells[rows[0]].label), draw(rows, Math.min(640, drawing.clientWidth - 32)));
    if (lonely) drawing.append(make("p", fill(words.alone, lonely)));
    drawing.focus();
  };

  const table = () => [
    [called, dimension("question").label, whom, when, words.number, dimension("unit").label, words.written, dimension("answers").label, dimension("scale").label, words.base, columns[place.asked].label, columns[place.source].label, words.reference, words.page],
    ...seen.map((row) => {
      const { label, question, who, year, value, answers, scale, base, survey, sources } = cells[row];
      return [label, question, who, year, values[row], word(row, dimension("unit")), value, answers, scale, base, survey, sources, reference(row), document.title];
    }),
  ];
  const save = (name, norwegian) => () => {
    const blob = new Blob([csv(table(), norwegian)], { type: "text/csv;charset=utf-8" });
    const link = make("a", "", { href: URL.createObjectURL(blob), download: name });
    link.click();
    // Some browsers read it only after this.
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const fits = (row, name, value) => {
    if (name === "q") return value.toLowerCase().split(/\s+/).every((one) => searched[row].includes(one));
    const mine = kept[row][place[name]];
    const wanted = columns[place[name]].codes.indexOf(value);
    return Array.isArray(mine) ? mine.includes(wanted) : mine === wanted;
  };
  const searched = lines.map((_, row) => Object.values(cells[row]).slice(0, 2).join(" ").toLowerCase());
  const { box, fields, asked, reset, keep, show } = choices(list, numbers, fits, (found) => {
    [seen, whole] = [found, false];
    drawing.hidden = true;
    shorten();
  });
  reset.addEventListener("click", (event) => {
    event.preventDefault();
    for (const field of fields) {
      field.value = "";
      asked.delete(field.name);
    }
    keep();
    show();
    fields[0].focus();
  });

  const pick = (rows) => {
    picked.clear();
    for (const row of rows) picked.add(row);
    boxes.forEach((one, row) => (one.checked = picked.has(row)));
    asked.delete("valg");
    for (const row of within(picked)) asked.append("valg", reference(row));
    keep();
    panel.hidden = see.hidden = drop.hidden = !picked.size;
    status.textContent = picked.size ? compared() : "";
  };

  const see = make("a", words.see, { href: `#${panel.id}` });
  const drop = button(words.drop, () => {
    pick([]);
    list.querySelector(".dt-table").focus({ preventScroll: true });
  });
  bottom.append(status, see, drop);
  const tools = make("p", "", { className: "dt-take" });
  tools.append(button(words.draw, drawn), button(words.csv, save(`${file}.csv`, false)), button(words.excel, save(`${file}-excel.csv`, true)));
  list.querySelector(".dt-tools").append(box, tools);
  list.querySelector(".dt-tools").after(panel, drawing);
  // What is picked stands over the table alone: above it, it would lie over what one chooses by.
  const below = make("div");
  const sheet = list.querySelector(".dt-table");
  sheet.replaceWith(below);
  below.append(sheet, empty, more, bottom);
  show();
  const wanted = asked.getAll("valg");
  pick(numbers.filter((row) => wanted.includes(reference(row))));
  list.dataset.ready = "";
}
