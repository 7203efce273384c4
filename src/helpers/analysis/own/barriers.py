"""How common a barrier is on average, among state bodies and among municipalities."""

from collections.abc import Sequence

from helpers.data import Observation

from .finding import OwnFinding
from .rounding import apart, mean

RULE = "barriers"
BATTERIES = ("ai_barriers", "digital_barriers")


def average_barriers(observations: Sequence[Observation]) -> tuple[OwnFinding, ...]:
    """Return the mean of the barriers for each of the two, and how far they are apart.

    Of each battery the newest year counts, and those barriers that both have a figure of. A mean
    of shares with the same answers counted: how many bodies the average barrier hinders.
    """
    found = (_of_battery([o for o in observations if o.indicator.battery == b]) for b in BATTERIES)
    return tuple(one for one in found if one)


def _of_battery(observations: Sequence[Observation]) -> OwnFinding | None:
    if not observations:
        return None
    year = max(o.year for o in observations)
    of = {
        who: {
            (o.indicator.indicator, o.category): o
            for o in observations
            if o.population == who and o.year == year and not o.group
        }
        for who in ("state", "municipality")
    }
    both = [place for place in of["state"] if place in of["municipality"]]
    if len(both) < 2 or len({category for _, category in both}) > 1:
        return None
    state, municipality = (mean("percent", [of[who][place] for place in both]) for who in of)
    if state is None or municipality is None:
        return None
    low, high = sorted((state, municipality), key=lambda one: one.value)
    return OwnFinding(
        RULE,
        apart(high, low, "percentage_points"),
        {"state": state, "municipality": municipality},
    )
