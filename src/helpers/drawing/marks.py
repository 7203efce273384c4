"""The values that charts draw."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from helpers.base.parted import parted
from helpers.base.units import UNITS, Unit

from .palette import Look


@dataclass(frozen=True, slots=True)
class Series:
    """What marks of one colour and shape have in common.

    Parameters
    ----------
    code : str
        The code of a population or category ("state").
    label : str
        What readers see as its name ("Statlige virksomheter").
    look : Look
        Its colour and shape.
    """

    code: str
    label: str
    look: Look

    def __post_init__(self) -> None:
        for name in ("code", "label"):
            if not getattr(self, name).strip():
                raise ValueError(f"A series lacks its {name}: {self!r}.")


@dataclass(frozen=True, slots=True)
class Mark:
    """One value in a chart.

    Parameters
    ----------
    row : str
        What readers see as the label of the row or the line.
    series : Series
        Which series it belongs to.
    value : float
        The value itself: where the mark stands.
    text : str
        The value as it is written at the mark ("47 %").
    year : int, optional
        The year of the value, for charts over time.
    exact : bool
        An open mark stands for a value that is not exact.
    low, high : float, optional
        The ends of an interval around the value: both or none.
    rank_of : int, optional
        How many were ranked, for a rank.
    """

    row: str
    series: Series
    value: float
    text: str
    year: int | None = None
    exact: bool = True
    low: float | None = None
    high: float | None = None
    rank_of: int | None = None

    def __post_init__(self) -> None:
        for name in ("row", "text"):
            if not getattr(self, name).strip():
                raise ValueError(f"A mark lacks its {name}: {self!r}.")
        if not math.isfinite(self.value):
            raise ValueError(f"A mark needs a number as its value: {self!r}.")
        if (self.low is None) != (self.high is None):
            raise ValueError(f"An interval needs both ends, low and high: {self!r}.")
        low, high = self.low, self.high
        if low is not None and high is not None and not low <= self.value <= high:
            raise ValueError(f"A value lies outside its interval: {self!r}.")


@dataclass(frozen=True, slots=True)
class Line:
    """The values of one row and one series over the years, the oldest first."""

    row: str
    series: Series
    marks: tuple[Mark, ...]

    @property
    def first(self) -> Mark:
        """The oldest value."""
        return self.marks[0]

    @property
    def last(self) -> Mark:
        """The newest value."""
        return self.marks[-1]


def checked(
    marks: tuple[Mark, ...], unit: str, chart: str, fits: Callable[[Unit], bool]
) -> tuple[Mark, ...]:
    """Return the marks if a chart can draw them.

    Raises
    ------
    ValueError
        There are no marks, the unit does not fit the chart, or two marks claim one place.
    """
    drawn = [code for code, known in UNITS.items() if fits(known)]
    if unit not in drawn:
        raise ValueError(f"{chart} draws {', '.join(drawn)}; got the unit {unit!r}.")
    if not marks:
        raise ValueError(f"{chart} needs at least one mark; got none.")
    seen: set[tuple[str, Series, int | None]] = set()
    for mark in marks:
        place = (mark.row, mark.series, mark.year)
        if place in seen:
            raise ValueError(
                f"{chart} got two marks for row {mark.row!r}, series {mark.series.code!r}, "
                f"year {mark.year}; expected one."
            )
        seen.add(place)
    return marks


def by_row(marks: tuple[Mark, ...]) -> dict[str, tuple[Mark, ...]]:
    """Gather marks by row; rows keep the order in which they first stand."""
    return parted(marks, lambda mark: mark.row)


def by_line(marks: tuple[Mark, ...], chart: str) -> tuple[Line, ...]:
    """Gather marks into lines over the years.

    Raises
    ------
    ValueError
        A mark has no year.
    """
    lines: dict[tuple[str, Series], list[Mark]] = {}
    for mark in marks:
        if mark.year is None:
            raise ValueError(f"{chart} needs the year of every mark; got {mark!r}.")
        lines.setdefault((mark.row, mark.series), []).append(mark)
    return tuple(
        Line(row, series, tuple(sorted(found, key=lambda m: m.year or 0)))
        for (row, series), found in lines.items()
    )


def year_of(mark: Mark) -> int:
    """Return the year of a mark that is known to have one."""
    assert mark.year is not None
    return mark.year
