"""Put what authors filled in together with the tables: what is new, and what is revised."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from helpers.base.errors import Problem
from helpers.base.messages import Fault

from .filled import Filled
from .parts import Column, Part
from .tables import Cells, read_cells

# What a new row has in columns that the sheet does not show.
_NEW = {"editions": {"status": "draft"}}


@dataclass(slots=True)
class TableRow:
    """A row of a table: where it was in the table, and the row of the sheet that it is from."""

    cells: Cells
    old_row: int | None = None
    filled: Filled | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """A cell that the data have already, with another value."""

    filled: Filled
    field: str
    old: str
    new: str


@dataclass(slots=True)
class Merged:
    """The tables with the sheet's rows in them: old rows in their place, new ones at the end."""

    tables: dict[str, list[TableRow]]
    added: list[Filled] = field(default_factory=list)
    revisions: list[Revision] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        """Whether the sheet says anything that the data do not say yet."""
        return bool(self.added or self.revisions)


def merge(data: Path, rows: Sequence[Filled]) -> Merged:
    """Put the rows of a sheet into the tables of the folder ``data``."""
    names = dict.fromkeys(row.part.table for row in rows)
    merged = Merged(
        {
            name: [
                TableRow(cells, number) for number, cells in enumerate(read_cells(data, name), 2)
            ]
            for name in names
        }
    )
    for part in dict.fromkeys(row.part for row in rows):
        _merge_part(merged, part, [row for row in rows if row.part is part])
    return merged


def _merge_part(merged: Merged, part: Part, rows: Iterable[Filled]) -> None:
    lines = merged.tables[part.table]
    there = {_key(line.cells, part.key): line for line in lines}
    first: dict[tuple[str, ...], Filled] = {}
    for row in rows:
        key = _key(row.cells, part.key)
        if not all(row.cells[name] or not part.column(name).required for name in part.key):
            # Two rows that lack what they are known by are not the same; what lacks is told.
            lines.append(TableRow(_new(row, lines), filled=row))
            continue
        if key in first:
            fault = Fault(
                "key-twice",
                "stands twice: row {row} has the same {key}. Delete one.",
                row=first[key].row,
                key=tuple(part.column(name).heading for name in part.key),
            )
            merged.problems.append(row.problem(fault))
            continue
        first[key] = row
        line = there.get(key)
        if line is None:
            lines.append(TableRow(_new(row, lines), filled=row))
            merged.added.append(row)
        else:
            _revise(merged, line, row)


def _key(cells: Mapping[str, str], names: Sequence[str]) -> tuple[str, ...]:
    return tuple(cells[name] for name in names)


def _new(row: Filled, lines: Sequence[TableRow]) -> Cells:
    columns = lines[0].cells if lines else row.cells
    return dict.fromkeys(columns, "") | _NEW.get(row.part.table, {}) | row.cells


def _revise(merged: Merged, line: TableRow, row: Filled) -> None:
    line.filled = row
    for column in row.part.columns:
        if column.field not in row.columns:
            continue
        old, new = line.cells[column.field], row.cells[column.field]
        if not _same(column, old, new):
            merged.revisions.append(Revision(row, column.field, old, new))
            line.cells[column.field] = new


def _same(column: Column, old: str, new: str) -> bool:
    """Whether two cells say the same: 26.0 is 26, and spaces do not count."""
    if column.numeric:
        try:
            return float(old) == float(new)
        except ValueError:
            return old == new
    return " ".join(old.split()) == new
