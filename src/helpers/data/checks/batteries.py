"""A battery that a chapter draws on one axis has indicators of one unit, scale and kind."""

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from helpers.base.errors import Problem
from helpers.base.messages import Fault, code, field
from helpers.base.notebooks import cells_of

_NAMED = re.compile(r"""battery\(\s*["'](\w+)["']\s*\)""")
# Numbers below each other: without an axis, or those of each kind on one of their own.
_WITHOUT_AXIS = ("chapter.numbers", "chapter.rows", "chapter.goals")
_SHARED = ("unit", "scale", "kind")


def battery_problems(book: Path, indicators: list[dict[str, Any]]) -> list[Problem]:
    """Return the indicators that differ from the others of a battery that is drawn.

    Parameters
    ----------
    book : Path
        The project whose chapters say what is drawn.
    indicators : list of dict
        The rows of the table.
    """
    drawn = drawn_batteries(book)
    first: dict[str, tuple[int, Mapping[str, Any]]] = {}
    found = []
    for number, row in enumerate(indicators, 2):
        if row["battery"] not in drawn:
            continue
        place, model = first.setdefault(row["battery"], (number, row))
        found += [
            Problem(
                "data/indicators.csv",
                Fault(
                    "battery-mixed",
                    "{battery} is drawn on one axis, and {first} (row {row}) has {column} "
                    "{expected!r}; expected the same here, or no battery.",
                    battery=row["battery"],
                    first=code(model["indicator"], "indicator"),
                    row=place,
                    column=field(column),
                    expected=code(model[column], column),
                ),
                number,
                column,
            )
            for column in _SHARED
            if row[column] != model[column]
        ]
    return found


def drawn_batteries(book: Path) -> frozenset[str]:
    """Return the batteries that the chapters draw on an axis."""
    cells = [
        cell["source"]
        for file in sorted(book.glob("chapters/*.ipynb"))
        for cell in cells_of(file)
        if cell["cell_type"] == "code"
    ]
    named: dict[str, list[bool]] = defaultdict(list)
    for cell in cells:
        for battery in _NAMED.findall(cell):
            named[battery].append(not any(call in cell for call in _WITHOUT_AXIS))
    return frozenset(battery for battery, drawn in named.items() if any(drawn))
