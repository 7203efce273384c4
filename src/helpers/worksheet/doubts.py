"""What looks wrong in a sheet though it may be right: great leaps, and a copied sheet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from .contents import latest
from .filled import Filled
from .merge import Merged
from .tables import Cells

# A share that moves by more points than this is often a slip of the pen.
LEAP = 20
_SERIES = ("indicator", "population", "group", "category")


def doubts(merged: Merged, tables: Mapping[str, Sequence[Cells]]) -> Iterator[str]:
    """Yield a sentence for each thing that an author should look at again.

    Parameters
    ----------
    merged : Merged
        What the sheet adds and revises.
    tables : mapping of name to rows
        The tables as they would be.
    """
    indicators = {row["indicator"]: row for row in tables["indicators"]}
    yield from _unseen(merged)
    by_topic = defaultdict(list)
    for row in _figures(merged):
        indicator = indicators[row.cells["indicator"]]
        if indicator["kind"] not in ("measured", "growth"):
            continue
        before = _before(row.cells, tables)
        if not before.get("value") or not row.cells["value"]:
            continue
        old, new = float(before["value"]), float(row.cells["value"])
        if indicator["unit"] in ("percent", "percentage_points") and abs(new - old) > LEAP:
            yield (
                f"{row.place}, row {row.row}: {indicator['label_nb']} goes from {old:g} "
                f"({before['year']}) to {new:g} ({row.cells['year']}), more than {LEAP} points."
            )
        by_topic[indicator["topic"]].append(old == new)
    names = {row["code"]: row["label_nb"] for row in tables["codes"] if row["column"] == "topic"}
    for topic, equal in by_topic.items():
        if all(equal):
            yield (
                f"{names[topic]}: every figure ({len(equal)}) equals the figure before. "
                "Is the sheet a copy?"
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


def _unseen(merged: Merged) -> Iterator[str]:
    """Say of sources that the edition of the sheet will not see."""
    years = [line.cells["year"] for line in merged.tables["editions"] if line.filled]
    for row in merged.added:
        if row.part.table == "sources" and row.cells["edition"] > years[-1]:
            yield (
                f"{row.place}, row {row.row}: the edition {years[-1]} will not show "
                f"{row.cells['source']}, which is of {row.cells['edition']}."
            )
