"""Read what authors have filled in: rows of codes and values, each with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from openpyxl.utils import get_column_letter

from helpers.base.errors import Problem
from helpers.base.messages import Fault, Message, nearest

from .cells import text_of
from .choices import Choices
from .grid import Grid
from .parts import Column, Part
from .tables import Cells

_DEFAULTS = {"precision": "exact"}


@dataclass(frozen=True, slots=True, eq=False)
class Filled:
    """A row that an author filled in.

    Parameters
    ----------
    part : Part
        The part it stands in.
    place : str
        The sheet or file, as the author knows it.
    row : int
        The row, as a spreadsheet counts it.
    cells : mapping of field to text
        What goes into the table.
    columns : mapping of field to str
        The columns that the sheet has, as the author sees them: "J (Verdi)". Of the others, the
        row says nothing.
    """

    part: Part
    place: str
    row: int
    cells: Cells
    columns: Mapping[str, str]

    def problem(self, fault: Fault, field: str | None = None) -> Problem:
        """Return a problem at this row."""
        column = self.columns.get(field, field) if field else None
        return Problem(self.place, fault, self.row, column)


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a sheet: its rows, what is wrong, and what to look at again."""

    rows: list[Filled]
    problems: list[Problem]
    warnings: list[Message]


def read_filled(
    sheet: str,
    grids: Sequence[Grid],
    all_parts: Sequence[Part],
    choices: Mapping[tuple[str, str], Choices],
) -> Read:
    """Return the rows that are filled in, and what is wrong with the sheet as such.

    Parameters
    ----------
    sheet : str
        The name of the workbook or folder.
    grids : sequence of Grid
        What was read from it.
    all_parts : sequence of Part
    choices : mapping of (part, field) to Choices
        What the columns with a list choose from.
    """
    known = {name.lower(): part for part in all_parts for name in (part.name, part.file)}
    rows: list[Filled] = []
    problems: list[Problem] = []
    warnings: list[Message] = []
    seen: dict[str, str] = {}
    for grid in grids:
        part = known.get(grid.name.strip().lower())
        if part is None:
            names = [part.file if grid.name.endswith(".csv") else part.name for part in all_parts]
            hint = nearest(grid.name, names, cutoff=0.5)
            fault = Fault(
                "part-unknown", "is no part of the sheet; rename or delete it.{hint}", hint=hint
            )
            problems.append(Problem(grid.place, fault))
            continue
        seen[part.name] = grid.place
        found, wrong, odd = _part(grid, part, choices)
        rows += found
        problems += wrong
        warnings += odd
    edition = all_parts[0]
    for part in all_parts:
        if part.name in seen:
            continue
        # Authors who use a folder may send the files that they have filled in, and no others.
        if grids and grids[0].name.endswith(".csv") and part is not edition:
            warnings.append(
                Message("{part}: the file {file} is missing.", part=part.name, file=part.file)
            )
        else:
            problems.append(
                Problem(
                    sheet,
                    Fault(
                        "part-missing",
                        "the part {part} is missing; copy it from a new sheet.",
                        part=part.name,
                    ),
                )
            )
    if not any(row.part is edition for row in rows):
        place = seen.get(edition.name)
        if place is not None and not problems:
            fault = Fault("edition-year-missing", "is empty; expected the year of the edition.")
            problems.append(Problem(place, fault, 2, edition.columns[0].heading))
    return Read(rows, problems, warnings)


def _part(
    grid: Grid, part: Part, choices: Mapping[tuple[str, str], Choices]
) -> tuple[list[Filled], list[Problem], list[Message]]:
    header = [_heading(str(raw.value or "")) for raw in (grid.rows[0] if grid.rows else ())]
    places, problems = _columns(grid, part, header)
    if problems:
        return [], problems, []
    absent = [column for column in part.columns if column.field not in places]
    letters = {
        field: f"{get_column_letter(place + 1)} ({part.column(field).heading})"
        for field, place in places.items()
    }
    rows: list[Filled] = []
    warnings = [
        Message(
            "{place}: the column {column} is missing. What the data have in it stays.",
            place=grid.place,
            column=column.heading,
        )
        for column in absent
    ]
    for number, raws in enumerate(grid.rows[1:], 2):
        cells, faults = {column.field: "" for column in absent}, {}
        for field, place in places.items():
            raw = raws[place] if place < len(raws) else None
            text, fault = text_of(raw, part.column(field)) if raw else ("", None)
            chosen = choices.get((part.name, field))
            cells[field] = chosen.code(text) if chosen and text else text
            fault = fault or (chosen.contradiction(text) if chosen else None)
            if fault:
                faults[field] = fault
            elif chosen and chosen.renamed(text):
                taken = chosen.shown(cells[field])
                warnings.append(
                    Message(
                        "{place}, row {row}: {text!r} is taken for {taken!r}.",
                        place=grid.place,
                        row=number,
                        text=text,
                        taken=taken,
                    )
                )
        stray = [
            place
            for place, raw in enumerate(raws)
            if not raw.empty and (place >= len(header) or not header[place])
        ]
        problems += [
            Problem(
                grid.place,
                Fault("cell-stray", "stands below no heading; move it or delete it."),
                number,
                get_column_letter(place + 1),
            )
            for place in stray
        ]
        used = {field for field, text in cells.items() if text} | set(faults)
        if not used - part.given:
            continue
        row = Filled(part, grid.place, number, _with_defaults(cells, faults), letters)
        rows.append(row)
        problems += [row.problem(fault, field) for field, fault in faults.items()]
    return rows, problems, warnings


def _with_defaults(cells: Cells, faults: Mapping[str, str]) -> Cells:
    """Put in what an empty cell means."""
    filled = dict(cells)
    for field, default in _DEFAULTS.items():
        if field in cells and not cells[field] and field not in faults:
            filled[field] = default
    if "year_basis" in cells and not cells["year_basis"] and "year_basis" not in faults:
        filled["year_basis"] = "span" if cells["year_from"] else "stated"
    return filled


def _columns(grid: Grid, part: Part, header: Sequence[str]) -> tuple[dict[str, int], list[Problem]]:
    """Find the columns by their headings, in any order.

    A sheet may be older than a column. Where a heading is of none, one may have been renamed.
    """
    headings = {_heading(column.heading): column.field for column in part.columns}
    shown = {_heading(place) for place in part.layout if not isinstance(place, Column)}
    places: dict[str, int] = {}
    problems: list[Problem] = []
    for place, heading in enumerate(header):
        if not heading or heading in shown:
            continue
        if heading not in headings:
            near = get_close_matches(heading, headings, n=1)
            right = part.column(headings[near[0]]).heading if near else ""
            fault = Fault(
                "column-unknown",
                "there is no column {heading!r} in this part.{hint} Rename or delete it.",
                heading=_typed(grid, place),
                hint=Message(" Did you mean {near!r}?", near=right) if near else "",
            )
        elif headings[heading] in places:
            fault = Fault(
                "column-twice",
                "the column {heading!r} stands twice; delete one.",
                heading=_typed(grid, place),
            )
        else:
            places[headings[heading]] = place
            continue
        problems.append(Problem(grid.place, fault, 1, get_column_letter(place + 1)))
    problems += [
        Problem(
            grid.place,
            Fault("column-missing", "the column is missing; put it back."),
            1,
            column.heading,
        )
        for column in part.columns
        if column.field not in places and (problems or not part.may_lack(column))
    ]
    return places, problems


def _typed(grid: Grid, place: int) -> str:
    return str(grid.rows[0][place].value).strip()


def _heading(text: str) -> str:
    """Return a heading without what authors may change unawares: case, spaces, the star."""
    return " ".join(text.replace("*", " ").split()).lower()
