"""The nearest comparison that is sound, where the one that was asked for is not."""

from collections.abc import Sequence

from helpers.data import Observation

from .dimensions import Codes, codes
from .guard import judge

# What makes a figure near to another: the same question most of all, the same year least.
WEIGHTS = {"question": 8, "family": 4, "population": 2, "answers": 1}
_LONGER_THAN_ANY_TIME = 10_000


def nearest(
    picked: Sequence[Observation], among: Sequence[Observation]
) -> tuple[Observation, Observation] | None:
    """Return one of the figures picked with the one that is nearest to what it was held against.

    Parameters
    ----------
    picked : sequence of Observation
        Two or more, in any order.
    among : sequence of Observation
        All there are, those picked included; of two as near, the first one here counts.

    Returns
    -------
    tuple of Observation or None
        In the order of ``among``; None where no figure goes with any of those picked.
    """
    every = [codes(o) for o in among]
    places = sorted(among.index(o) for o in picked)
    best: tuple[int, int, int] | None = None
    for place in places:
        others = [every[other] for other in places if other != place]
        for other, candidate in enumerate(every):
            near = max(_nearness(candidate, one) for one in others)
            if other == place or (best is not None and near <= best[0]):
                continue
            if judge([every[place], candidate]).sound:
                best = near, place, other
    return None if best is None else (among[min(best[1:])], among[max(best[1:])])


def _nearness(one: Codes, other: Codes) -> int:
    same = sum(weight for name, weight in WEIGHTS.items() if one[name] == other[name])
    return _LONGER_THAN_ANY_TIME * same - abs(_end(one) - _end(other))


def _end(one: Codes) -> int:
    return int((one["period"] or "")[-4:])
