"""Which observations stand out: the largest, the widest gap, the largest change."""

from collections.abc import Iterable, Sequence

from helpers.data import Edition, Key, Observation

from .changes import Change, change_since
from .comparability import but_population


def newest_of(edition: Edition, observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return the newest observation of each series, in the order in which they first stand."""
    keys: dict[Key, None] = dict.fromkeys(o.key for o in observations)
    return tuple(edition.series(key)[-1] for key in keys)


def largest(observations: Sequence[Observation]) -> Observation | None:
    """Return the observation with the largest value; None where there is none."""
    return max(_with_value(observations), key=_value, default=None)


def smallest(observations: Sequence[Observation]) -> Observation | None:
    """Return the observation with the smallest value; None where there is none."""
    return min(_with_value(observations), key=_value, default=None)


def widest_gap(
    observations: Sequence[Observation], first: str, second: str
) -> tuple[Observation, Observation] | None:
    """Return the pair of two populations whose values lie furthest apart.

    Parameters
    ----------
    observations : sequence of Observation
        Several indicators of one unit and scale.
    first, second : str
        The populations, in the order of the pair that is returned.
    """
    pairs = pairs_of(_with_value(observations), first, second)
    return max(pairs, key=lambda pair: abs(_value(pair[0]) - _value(pair[1])), default=None)


def pairs_of(
    observations: Sequence[Observation], first: str, second: str
) -> tuple[tuple[Observation, Observation], ...]:
    """Return the pairs of two populations with the same indicator, answers and year."""
    seconds = {but_population(o): o for o in observations if o.population == second}
    found = ((o, seconds.get(but_population(o))) for o in observations if o.population == first)
    return tuple((one, other) for one, other in found if other is not None)


def largest_change(edition: Edition, observations: Iterable[Observation]) -> Change | None:
    """Return the largest exact change since the figure before; None where there is none."""
    changes = (change_since(edition, o) for o in newest_of(edition, observations))
    exact = (c for c in changes if c is not None and c.bound == "exact" and c.amount)
    return max(exact, key=lambda c: c.amount or 0, default=None)


def _with_value(observations: Iterable[Observation]) -> list[Observation]:
    return [o for o in observations if o.value is not None]


def _value(observation: Observation) -> float:
    assert observation.value is not None
    return observation.value
