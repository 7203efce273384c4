"""What looks wrong in a sheet though it may be right: great leaps, and a copied sheet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from helpers.base.messages import Message
from helpers.base.units import PERCENTAGE_POINTS, UNITS

from .contents import latest
from .filled import Filled
from .merge import Merged
from .tables import Cells

# A share that moves by more points than this is often a slip of the pen.
LEAP = 20
_SERIES = ("indicator", "population", "group", "category")


def doubts(merged: Merged, tables: Mapping[str, Sequence[Cells]], book: Path) -> Iterator[Message]:
    """Yield a sentence for each thing that an author should look at again.

    Parameters
    ----------
    merged : Merged
        What the sheet adds and revises.
    tables : mapping of name to rows
        The tables as they would be.
    book : Path
        The project, whose chapters show the topics.
    """
    indicators = {row["indicator"]: row for row in tables["indicators"]}
    yield from _unseen(merged)
    yield from _without_chapter(merged, book)
    yield from _left_behind(merged)
    by_topic = defaultdict(list)
    for row in _figures(merged):
        indicator = indicators[row.cells["indicator"]]
        if indicator["kind"] not in ("measured", "growth"):
            continue
        before = _before(row.cells, tables)
        if not before.get("value") or not row.cells["value"]:
            continue
        old, new = float(before["value"]), float(row.cells["value"])
        if UNITS[indicator["unit"]].size == PERCENTAGE_POINTS and abs(new - old) > LEAP:
            yield Message(
                "{place}, row {row}: {indicator} goes from {old:g} ({before}) to {new:g} ({now}), "
                "more than {leap} points.",
                place=row.place,
                row=row.row,
                indicator=indicator["label_nb"],
                old=old,
                before=before["year"],
                new=new,
                now=row.cells["year"],
                leap=LEAP,
            )
        by_topic[indicator["topic"]].append(old == new)
    names = {row["code"]: row["label_nb"] for row in tables["codes"] if row["column"] == "topic"}
    for topic, equal in by_topic.items():
        if all(equal):
            yield Message(
                "{topic}: every figure ({count}) equals the figure before. Is the sheet a copy?",
                topic=names[topic],
                count=len(equal),
            )


def _figures(merged: Merged) -> list[Filled]:
    revised = (revision.filled for revision in merged.revisions if revision.field == "value")
    rows = dict.fromkeys([*merged.added, *revised])
    return [row for row in rows if row.part.table == "observations"]


def _before(cells: Cells, tables: Mapping[str, Sequence[Cells]]) -> Cells:
    """Return the figure of the same series that comes before, as the book uses it."""
    earlier = [
        row
        for row in tables["observations"]
        if all(row[name] == cells[name] for name in _SERIES) and row["year"] < cells["year"]
    ]
    return latest(earlier, tables["disagreements"])


def _without_chapter(merged: Merged, book: Path) -> Iterator[Message]:
    """Say of new topics that nothing will show them."""
    for row in merged.added:
        if row.part.table == "codes" and row.cells["column"] == "topic":
            chapter = f"chapters/{row.cells['code']}.ipynb"
            if not (book / chapter).is_file():
                yield Message(
                    "{place}, row {row}: no chapter shows the topic {topic}; somebody has to make "
                    "{chapter}.",
                    place=row.place,
                    row=row.row,
                    topic=row.cells["label_nb"],
                    chapter=chapter,
                )


def _unseen(merged: Merged) -> Iterator[Message]:
    """Say of sources that the edition of the sheet will not see."""
    years = [line.cells["year"] for line in merged.tables["editions"] if line.filled]
    for row in merged.added:
        if row.part.table == "sources" and row.cells["edition"] > years[-1]:
            yield Message(
                "{place}, row {row}: the edition {year} will not show {source}, which is of "
                "{edition}.",
                place=row.place,
                row=row.row,
                year=years[-1],
                source=row.cells["source"],
                edition=row.cells["edition"],
            )


def _left_behind(merged: Merged) -> Iterator[Message]:
    """Say of figures whose key was corrected in the sheet that the data keep the old one too."""
    unnamed = defaultdict(list)
    for line in merged.tables.get("observations", ()):
        if not line.filled:
            unnamed[_said(line.cells)].append(line)
    for row in merged.added:
        if row.part.table != "observations":
            continue
        for line in unnamed[_said(row.cells)]:
            other = [name for name in row.part.key if line.cells[name] != row.cells[name]]
            if len(other) == 1:
                yield Message(
                    "{place}, row {row}: the data have the same figure with {old!r} under "
                    "{column}, where the sheet says {new!r}. Both will stand. If you have "
                    "corrected the cell, delete row {there} of data/observations.csv first, and "
                    "import the sheet again.",
                    place=row.place,
                    row=row.row,
                    old=line.cells[other[0]],
                    column=row.part.column(other[0]).heading,
                    new=row.cells[other[0]],
                    there=line.old_row,
                )


def _said(cells: Cells) -> tuple[str, ...]:
    """Return what a source says of a figure, wherever it was put."""
    return tuple(cells[name] for name in ("source", "value", "printed", "locator"))
