"""How large a part of the answers is municipalities', which the sources do not print.

The share of all bodies lies between those of state bodies and municipalities, the nearer to that
of municipalities the more of them have answered: all = w × municipalities + (1 − w) × state.
"""

from collections.abc import Sequence
from fractions import Fraction

from helpers.data import Observation

from .finding import OwnFinding
from .rounding import reckon

RULE = "municipal_share"
# Nearer than this, in per cent, rounding alone can make any part of them.
_APART = 2
_FORMULA = "100 × ({0} − {1}) ÷ ({2} − {1})"


def municipal_shares(observations: Sequence[Observation]) -> tuple[OwnFinding, ...]:
    """Return the part of the answers that is municipalities', of each question that tells it.

    All, state bodies and municipalities must have the same question, answers and year, and nobody
    else: counties would be a third part. Nothing is found where rounding allows no part or more
    than the whole.
    """
    asked: dict[tuple[str, str, int], dict[str, Observation]] = {}
    for o in observations:
        if o.indicator.unit == "percent" and o.indicator.kind == "measured" and not o.group:
            place = (o.indicator.indicator, o.category, o.year)
            asked.setdefault(place, {})[o.population] = o
    found = (
        _finding(of["all"], of["state"], of["municipality"])
        for of in asked.values()
        if of.keys() == {"all", "state", "municipality"}
    )
    return tuple(one for one in found if one)


def part_of_second(whole: Fraction, first: Fraction, second: Fraction) -> Fraction:
    """Return how many hundredths of a whole the second part is, from the shares of all three."""
    return 100 * (whole - first) / (second - first)


def _finding(
    whole: Observation, state: Observation, municipality: Observation
) -> OwnFinding | None:
    values = state.value, municipality.value
    if None in values or abs(values[0] - values[1]) < _APART:  # type: ignore[operator]
        return None
    part = reckon(part_of_second, _FORMULA, "percent", [whole, state, municipality])
    if part is None or part.low < 0 or part.high > 100:
        return None
    return OwnFinding(RULE, part, {"whole": whole, "state": state, "municipality": municipality})
