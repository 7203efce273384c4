"""What a drawing of seaborn or matplotlib gets: a table of observations, and how to write them."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from helpers.analysis.changes import change_since
from helpers.analysis.compare import newest_of, pairs_of
from helpers.base.errors import UsageError
from helpers.base.formats import number
from helpers.data import Edition, Observation
from helpers.drawing import Picture
from helpers.drawing.scale import tick_writer
from helpers.page.labels import label, name, varying, written

from .series import series_of

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.colors import Colormap

    from helpers.drawing.plots import Drawing

_LABELS = ("topic", "indicator", "population", "group", "category", "row")
Keep = Callable[[Edition, Sequence[Observation]], Sequence[Observation]]


def shades() -> "Colormap":
    """Return shades for changes, from falling over none to rising.

    The page's text can be read on each of them, on light pages and on dark ones.

    Examples
    --------
    >>> from helpers import chapter
    >>> shown = chapter.shades()
    """
    from helpers.drawing.plots import shades

    return shades()


def kept(anchor: str, keep: str) -> tuple[Keep, str]:
    """Return which observations of a choice are drawn, and the dimension that rows run along.

    Raises
    ------
    UsageError
        Nothing goes by that name.
    """
    if keep not in _KEPT:
        known = ", ".join(_KEPT)
        raise UsageError(f"The figure {anchor!r} keeps {keep!r}: expected one of {known}.")
    return _KEPT[keep]


def drawn(
    edition: Edition,
    anchor: str,
    draw: "Drawing",
    observations: Sequence[Observation],
    across: str,
    unit: str,
    below: str,
) -> Picture:
    """Let a function draw what observations have a value, and make it a picture of the book."""
    # It takes longer to load than the book's own charts take to draw.
    from helpers.drawing.plots import plotted

    shown = [o for o in observations if o.value is not None]
    parts = across == "category" and len({o.category for o in shown}) > 1
    column = "category" if parts else "population"
    series = dict.fromkeys(series_of(edition, o, column) for o in shown)

    def points(value: float) -> str:
        return number(value, edition.language, signed=True)

    ticks = {**dict.fromkeys((*_LABELS, "year")), "change": points, "gap": points}
    return plotted(
        f"The figure {anchor!r}",
        draw,
        tidy(edition, shown, across),
        tuple(series),
        {**ticks, "value": tick_writer(unit, edition.language)},
        below,
    )


def tidy(edition: Edition, observations: Sequence[Observation], across: str) -> "pd.DataFrame":
    """Set observations that have a value in a table, one a row, in words that readers see.

    Returns
    -------
    DataFrame
        ``topic``, ``indicator``, ``population``, ``group`` and ``category`` are labels, and
        ``row`` what the rows of the figure's table are called, each with its values in the
        book's order. ``value`` is the value and ``text`` how it is written; ``year``, ``low``,
        ``high``, ``n`` and ``exact`` are of it. ``change`` is how far it moved since the figure
        before and ``moved`` how that is written; ``gap`` how far the last population lies above
        the first in the same row and year. What is not known is missing.
    """
    # Only drawings need it, and the rest of the book starts without it.
    import pandas as pd

    rows = [d for d in varying(observations) if d != across]
    data = pd.DataFrame([_row(edition, o, rows) for o in observations])
    for column in _LABELS:
        data[column] = pd.Categorical(data[column], [*dict.fromkeys(data[column])])
    together = data.groupby(["row", "year"], observed=True)["value"]
    data["gap"] = (together.transform("last") - together.transform("first")).where(
        together.transform("count") > 1
    )
    return data


def _row(edition: Edition, o: Observation, rows: Sequence[str]) -> dict[str, object]:
    change, moved = _change(edition, o)
    return {
        "topic": edition.label("topic", o.indicator.topic),
        **{d: label(edition, o, d) for d in ("indicator", "population", "group", "category")},
        "row": name(edition, o, rows),
        "year": o.year,
        "value": o.value,
        "text": written(edition, o),
        "low": o.ci_low,
        "high": o.ci_high,
        "n": o.n,
        "exact": o.exact,
        "change": change,
        "moved": moved,
    }


def _change(edition: Edition, o: Observation) -> tuple[float | None, str]:
    """Return a change with its sign and how it is written: "+33", "−7", "> +10" for a bound."""
    change = change_since(edition, o)
    if change is None or change.amount is None:
        return None, ""
    value = -change.amount if change.direction == "down" else change.amount
    bound = {"up": "> ", "down": "< "}[change.direction] if change.bound != "exact" else ""
    return value, bound + number(value, edition.language, signed=True)


def _repeated(edition: Edition, found: Sequence[Observation]) -> Sequence[Observation]:
    return [o for o in found if len(edition.series(o.key)) > 1]


def _paired(edition: Edition, found: Sequence[Observation]) -> Sequence[Observation]:
    newest = newest_of(edition, found)
    populations = list(dict.fromkeys(o.population for o in newest))
    return [o for p in pairs_of(newest, *populations) for o in p] if len(populations) == 2 else []


_KEPT: dict[str, tuple[Keep, str]] = {
    "newest": (newest_of, "population"),
    "repeated": (_repeated, "year"),
    "paired": (_paired, "population"),
}
