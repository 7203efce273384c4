"""What changed from one edition of the book to a later one.

A series (indicator, population, group, answers counted) is compared with itself only, so
values of different scales, answers or populations never meet.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from helpers.base.errors import UsageError
from helpers.data import Edition, Key, Observation, beside, open_edition

from .change import Change, change_since
from .order import by_size, measurements

Status = Literal["renewed", "new", "repeated", "not_measured"]


@dataclass(frozen=True, slots=True)
class Series:
    """One series in two editions.

    Parameters
    ----------
    status : str
        ``renewed``: the newer edition shows a later figure; ``new``: the older edition does not
        know the series; ``repeated``: sources that came since speak of it, without a later
        figure; ``not_measured``: none of them does.
    older : Observation or None
        The newest figure of the older edition.
    newer : Observation
        The newest figure of the newer edition.
    change : Change or None
        The change since the figure before, as the newer edition knows both.
    """

    status: Status
    older: Observation | None
    newer: Observation
    change: Change | None

    @property
    def fresh(self) -> bool:
        """Whether the newest figure is one that the older edition does not show."""
        return self.status in ("renewed", "new")


@dataclass(frozen=True, slots=True)
class Revision:
    """A figure for which two editions use different values for the same year."""

    older: Observation
    newer: Observation


@dataclass(frozen=True, slots=True)
class Comparison:
    """All series of the newer edition beside those of the older, and what was revised.

    Series stand in the order of the newer edition's observations.
    """

    older: Edition
    newer: Edition
    series: tuple[Series, ...]
    revisions: tuple[Revision, ...]

    def of(self, status: Status) -> tuple[Series, ...]:
        """Return the series of one status."""
        return tuple(series for series in self.series if series.status == status)

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that end in a figure which the older edition does not show, by size."""
        return by_size(s.change for s in self.series if s.fresh and s.change is not None)


def compare_editions(
    older: int, newer: int, language: str = "nb", root: Path | None = None
) -> Comparison:
    """Compare two editions.

    Raises
    ------
    UsageError
        There is no such edition, or the first year is not before the second.
    """
    first, second = (open_edition(year, language, root) for year in (older, newer))
    if older == newer:
        raise UsageError(f"{older} and {newer} are the same edition; give two, the older first.")
    if older > newer:
        raise UsageError(f"The older edition comes first: give {newer} {older}.")
    return _compare(first, second)


def compare_with_before(edition: Edition) -> Comparison | None:
    """Compare an edition with the one before it; None for the first."""
    before = edition_before(edition)
    return None if before is None else _compare(beside(edition, before), edition)


def edition_before(edition: Edition) -> int | None:
    """Return the year of the edition before, after the table of editions; None for the first.

    Editions that come later are not looked at, so that they change nothing.
    """
    return max(edition.earlier, default=None)


def _compare(older: Edition, newer: Edition) -> Comparison:
    said = _said_since(older, newer)
    return Comparison(
        older=older,
        newer=newer,
        series=tuple(_series(older, newer, o, o.key in said) for o in measurements(newer)),
        revisions=_revisions(older, newer),
    )


def _series(older: Edition, newer: Edition, newest: Observation, said: bool) -> Series:
    before = older.newest(newest.key)
    return Series(
        status=_status(before, newest, said),
        older=before,
        newer=newest,
        change=change_since(newer, newest),
    )


def _status(before: Observation | None, newest: Observation, said: bool) -> Status:
    if before is None:
        return "new"
    if newest.year > before.year:
        return "renewed"
    return "repeated" if said else "not_measured"


def _said_since(older: Edition, newer: Edition) -> set[Key]:
    """Return the series that sources speak of which the older edition does not know."""
    return {
        Key(row["indicator"], row["population"], row["group"], row["category"])
        for row in newer.rows("observations")
        if row["source"] not in older.sources
    }


def _revisions(older: Edition, newer: Edition) -> tuple[Revision, ...]:
    now = {(o.key, o.year): o for o in newer.observations}
    found = ((o, now[o.key, o.year]) for o in older.observations)
    return tuple(Revision(was, is_) for was, is_ in found if _differ(was, is_))


def _differ(one: Observation, other: Observation) -> bool:
    return (one.value, one.precision) != (other.value, other.precision)
