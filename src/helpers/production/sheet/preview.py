"""What an import will change, a line a fact, in the words of the sheet."""

from collections.abc import Iterator, Mapping, Sequence

from helpers.base.errors import SHOWN_AT_ONCE
from helpers.base.formats import short
from helpers.base.messages import Message

from .choices import Choices
from .filled import Filled
from .merge import Merged, Revision
from .parts import Column, Part
from .tables import Cells

AllChoices = Mapping[tuple[str, str], Choices]
Tables = Mapping[str, Sequence[Cells]]


def preview(merged: Merged, tables: Tables, choices: AllChoices) -> Iterator[str]:
    """Yield what is new, part by part, and what is revised.

    Parameters
    ----------
    merged : Merged
    tables : mapping of name to rows
        The tables as they will be.
    choices : mapping of (part, field) to Choices
        What the columns with a list choose from, with what the sheet adds to it.
    """
    for part in dict.fromkeys(row.part for row in merged.added):
        rows = [row for row in merged.added if row.part is part]
        yield Message("{part}: {count} new", part=part.name, count=len(rows))
        yield from _first([_new(row, tables, choices) for row in rows])
    if merged.revisions:
        yield Message("Revised: {count}", count=len(merged.revisions))
        yield from _first([_revised(revision, choices) for revision in merged.revisions])


def _first(lines: Sequence[str]) -> Iterator[str]:
    yield from (Message("  {line}", line=line) for line in lines[:SHOWN_AT_ONCE])
    if len(lines) > SHOWN_AT_ONCE:
        more = Message("... and {count} more.", count=len(lines) - SHOWN_AT_ONCE)
        yield Message("  {line}", line=more)


def _new(row: Filled, tables: Tables, choices: AllChoices) -> str:
    if row.part.table != "observations":
        return _key(row, choices)
    cells = row.cells
    named = [_label(row.part, name, cells, choices) for name in ("population", "group", "category")]
    return Message(
        "{indicator} ({who}), {year}: {value}, {source}",
        indicator=_label(row.part, "indicator", cells, choices),
        who=tuple(filter(None, named)),
        year=cells["year"],
        value=_value(cells, tables),
        source=cells["source"],
    )


def _value(cells: Cells, tables: Tables) -> str:
    """Return the value as the book prints it."""
    if not cells["value"]:
        return Message("held back")
    units = {row["indicator"]: row["unit"] for row in tables["indicators"]}
    text = short(float(cells["value"]), units[cells["indicator"]], cells["precision"])
    if not cells["rank_of"]:
        return text
    return Message("{place} of {size}", place=text, size=cells["rank_of"])


def _revised(revision: Revision, choices: AllChoices) -> Message:
    part, column = revision.filled.part, revision.filled.part.column(revision.field)
    return Message(
        "{part}: {key}: {column} {old!r} → {new!r}",
        part=part.name,
        key=_key(revision.filled, choices),
        column=column.heading,
        old=in_sheet(part, column, revision.old, choices),
        new=in_sheet(part, column, revision.new, choices),
    )


def in_sheet(part: Part, column: Column, cell: str, choices: AllChoices) -> str:
    """Return a cell of a table as it stands in the sheet."""
    chosen = choices.get((part.name, column.field))
    if not cell:
        return Message("(empty)")
    if chosen:
        return chosen.shown(cell)
    return cell.replace(".", ",") if column.numeric else cell


def _key(row: Filled, choices: AllChoices) -> str:
    labels = (_label(row.part, name, row.cells, choices) for name in row.part.key)
    return ", ".join(filter(None, labels))


def _label(part: Part, field: str, cells: Cells, choices: AllChoices) -> str:
    """Return the name of a code alone; the code where it has none."""
    cell, chosen = cells[field], choices.get((part.name, field))
    # The code of a source is what authors call it by.
    named = chosen.labels.get(cell) if chosen and field != "source" else ""
    return named or cell
