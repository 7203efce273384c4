"""The findings that an edition begins with, chosen by rules that a reader can check.

Only figures of the last years count, so that no old one seems new, and only exact ones: the size of
a change or a distance is told by nothing else. They are of whole populations: parts of them are few
and move much. Other countries tell nothing of Norway.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from helpers.base.units import PERCENTAGE_POINTS
from helpers.data import Edition, Observation

from .changes import Change, change_since
from .compare import newest_of, pairs_of

# How old a figure may be, in years, to be among the findings.
RECENT = 2


@dataclass(frozen=True, slots=True)
class Findings:
    """What stands out in an edition; None where there is no such thing.

    Parameters
    ----------
    better, worse : Observation or None
        The newest figure of the share that has changed most to the better, and to the worse.
    gap : tuple of Observation, or None
        The higher and the lower share of the widest distance between state and municipalities.
    rank : Observation or None
        The newest place of the ranking in which Norway has moved most.
    """

    better: Observation | None
    worse: Observation | None
    gap: tuple[Observation, Observation] | None
    rank: Observation | None


def findings(edition: Edition) -> Findings:
    """Choose what stands out in an edition."""
    recent = [
        o
        for o in newest_of(edition, edition.observations)
        if o.exact
        and o.value is not None
        and o.indicator.kind == "measured"
        and not o.group
        and o.year >= edition.year - RECENT
    ]
    changes = [c for o in recent if (c := change_since(edition, o)) and c.bound == "exact"]
    shares = [c for c in changes if c.size == PERCENTAGE_POINTS]
    ranks = [c for c in changes if c.after.indicator.unit == "rank"]
    return Findings(
        better=_largest(c for c in shares if c.judgement == "good"),
        worse=_largest(c for c in shares if c.judgement == "bad"),
        gap=_gap(recent),
        rank=_largest(ranks),
    )


def _largest(changes: Iterable[Change]) -> Observation | None:
    """Return the newest figure of the largest change; of several, the first in the data."""
    found = max((c for c in changes if c.amount), key=lambda c: c.amount or 0, default=None)
    return found.after if found else None


def _gap(recent: list[Observation]) -> tuple[Observation, Observation] | None:
    shares = [o for o in recent if o.indicator.unit == "percent"]
    pairs = pairs_of(shares, "state", "municipality")
    widest = max(pairs, key=lambda p: abs((p[0].value or 0) - (p[1].value or 0)), default=None)
    if widest is None:
        return None
    low, high = sorted(widest, key=lambda o: o.value or 0)
    return high, low
