"""What figures share that stand on one axis, in one series, or beside each other in a row.

An author may draw several questions in one figure, each with its name. So charts and claims ask
for less than the guard of what a reader picks, and for nothing that it does not ask for.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from helpers.base.units import UNITS
from helpers.data import Key, Observation

# What values on one axis have in common, by the word for several of it.
_SHARED: Mapping[str, Callable[[Observation], str]] = {
    "units": lambda o: o.indicator.unit,
    # How much a share has grown is no share, whatever unit the two are in. A target is in that of
    # what it is a target for.
    "kinds": lambda o: "growth" if o.indicator.kind == "growth" else "level",
    "scales": lambda o: o.indicator.scale,
    "answers": lambda o: o.category,
}


@dataclass(frozen=True, slots=True)
class Mixed:
    """What observations do not share, with those of each: "scales", of degree and of trust."""

    what: str
    found: Mapping[str, tuple[Observation, ...]]


def mixed(observations: Iterable[Observation], *shared: str) -> Mixed | None:
    """Return the first that observations do not share; None where they share all of it.

    Parameters
    ----------
    observations : iterable of Observation
    shared : str
        What they must share: "units", "kinds", "scales", "answers".
    """
    those = tuple(observations)
    for what in shared:
        found: dict[str, list[Observation]] = {}
        for o in those:
            found.setdefault(_SHARED[what](o), []).append(o)
        if len(found) > 1:
            return Mixed(what, {one: tuple(found[one]) for one in sorted(found)})
    return None


def axis_of(observation: Observation) -> tuple[str, ...]:
    """Return what values of several questions share that stand on one axis.

    Numbers of different things have no axis in common: what it returns of them is "alone".
    """
    i = observation.indicator
    unit = UNITS[i.unit]
    if unit.ranked:
        return i.unit, i.kind
    if not unit.straight or unit.whole is None:
        return i.unit, i.kind, "alone"
    return i.unit, i.kind, i.scale, observation.category


def series_code(observation: Observation) -> tuple[Key, str, str]:
    """Return what the figures of one series share, so that one may have changed into another."""
    return observation.key, observation.indicator.unit, observation.indicator.scale


def but_population(observation: Observation) -> tuple[str, str, str, int]:
    """Return what the figures of two populations share that are a pair."""
    o = observation
    return o.indicator.indicator, o.group, o.category, o.year
