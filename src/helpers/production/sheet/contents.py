"""What a new sheet holds: a row for every series, what the book had last, what is entered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .parts import Part, parts
from .tables import Cells, read_cells

Tables = Mapping[str, Sequence[Cells]]

_SERIES = ("indicator", "population", "group", "category")
# What a row prepared for the year and a row already entered must share to be one.
_SAME = {
    "observations": (*_SERIES, "year"),
    "key_figures": ("goal", "order", *_SERIES, "year"),
    "assessments": ("goal", "stated_year"),
}


@dataclass(slots=True)
class SheetRow:
    """A row of a new sheet: its cells by field, what is only shown by heading, what is locked."""

    cells: Cells
    shown: Mapping[str, str] = field(default_factory=dict)
    locked: frozenset[str] = field(default_factory=frozenset)


def contents(root: Path, year: int) -> dict[Part, list[SheetRow]]:
    """Return the lines of every part of the sheet for a year.

    What sources of the year have said already is filled in: the sheet can be written again
    at any time, and taking it back as it is changes nothing.
    """
    all_parts = parts(root)
    tables = {part.table: read_cells(root / "data", part.table) for part in all_parts}
    tables["goals"] = read_cells(root / "data", "goals")
    earlier = {row["source"] for row in tables["sources"] if int(row["edition"]) < year}
    own = {row["source"] for row in tables["sources"] if row["edition"] == str(year)}
    prepared = {
        "observations": _series(tables, earlier, year),
        "key_figures": _key_figures(tables, earlier, year),
        "assessments": _assessments(tables, earlier, year),
    }
    found = {}
    for part in all_parts:
        lines = prepared.get(part.table, [])
        entered = [
            {column.field: row[column.field] for column in part.columns}
            for row in tables[part.table]
            if own & {row.get(name) for name in ("source", "source_used", "source_other")}
        ]
        found[part] = _filled(lines, entered, _SAME.get(part.table, ()))
    edition = next((row for row in tables["editions"] if row["year"] == str(year)), {})
    cells = {"note_nb": "", "note_en": "", **edition, "year": str(year)}
    found[all_parts[0]] = [SheetRow(cells, locked=frozenset({"year"}))]
    return found


def _filled(lines: list[SheetRow], entered: Iterable[Cells], same: Sequence[str]) -> list[SheetRow]:
    """Put what is entered into the prepared lines, and after them where none is meant."""
    free = {tuple(line.cells[name] for name in same): line for line in lines}
    for row in entered:
        line = free.pop(tuple(row[name] for name in same), None) if same else None
        if line:
            line.cells.update(row)
        else:
            lines.append(SheetRow(row))
    return lines


def _series(tables: Tables, earlier: set[str], year: int) -> list[SheetRow]:
    """Return a line for each thing ever measured, by topic, with what the book had last."""
    indicators = {row["indicator"]: row for row in tables["indicators"]}
    label = {(row["column"], row["code"]): row["label_nb"] for row in tables["codes"]}
    order = {place: number for number, place in enumerate(label)}
    by_series = defaultdict(list)
    for row in tables["observations"]:
        if indicators[row["indicator"]]["kind"] in ("measured", "growth"):
            by_series[tuple(row[name] for name in _SERIES)].append(row)
    topics = {code: indicator["topic"] for code, indicator in indicators.items()}
    places = {code: number for number, code in enumerate(indicators)}
    ordered = sorted(
        by_series,
        key=lambda key: (
            order["topic", topics[key[0]]],
            places[key[0]],
            order["population", key[1]],
            order.get(("group", key[2]), -1),
            order.get(("category", key[3]), -1),
        ),
    )
    lines = []
    for key in ordered:
        last = latest(
            [row for row in by_series[key] if row["source"] in earlier], tables["disagreements"]
        )
        indicator = indicators[key[0]]
        shown = {
            "Tema": label["topic", indicator["topic"]],
            "Enhet": label["unit", indicator["unit"]],
            "Siste verdi": last.get("value", ""),
            "Siste år": last.get("year", ""),
        }
        cells = {**dict(zip(_SERIES, key, strict=True)), "year": str(year)}
        lines.append(SheetRow(cells, shown, frozenset(_SERIES)))
    return lines


def latest(rows: Sequence[Cells], disagreements: Iterable[Mapping[str, str]]) -> Cells:
    """Return the row of the newest year, from the source that the book uses; empty where none."""
    newest = [row for row in rows if row["year"] == max(row["year"] for row in rows)]
    keys = (*_SERIES, "year")
    used = {(*(row[name] for name in keys), row["source_used"]) for row in disagreements}
    chosen = [row for row in newest if (*(row[name] for name in keys), row["source"]) in used]
    return next(iter([*chosen, *newest]), {})


def _key_figures(tables: Tables, earlier: set[str], year: int) -> list[SheetRow]:
    """Return a line for each key figure that a source ever gave for a goal."""
    names = ("goal", "order", *_SERIES)
    seen = dict.fromkeys(
        tuple(row[name] for name in names)
        for row in tables["key_figures"]
        if row["goal"] and row["source"] in earlier
    )
    return [
        SheetRow(
            {**dict(zip(names, key, strict=True)), "year": str(year)}, locked=frozenset(_SERIES)
        )
        for key in sorted(seen)
    ]


def _assessments(tables: Tables, earlier: set[str], year: int) -> list[SheetRow]:
    """Return a line for each goal, with the status it had last."""
    status = {row["code"]: row["label_nb"] for row in tables["codes"] if row["column"] == "status"}
    lines = []
    for goal in tables["goals"]:
        had = [
            row
            for row in tables["assessments"]
            if row["goal"] == goal["goal"] and row["source"] in earlier
        ]
        last = max(had, key=lambda row: row["stated_year"], default=None)
        shown = {}
        if last:
            shown = {"Siste status": status[last["status"]], "Siste år": last["stated_year"]}
        cells = {"goal": goal["goal"], "stated_year": str(year)}
        lines.append(SheetRow(cells, shown, frozenset({"goal"})))
    return lines
