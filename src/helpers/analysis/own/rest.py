"""What those think of working with business who do not involve it: the sources print the others.

The share of all is the mean of those who involve business and the rest, weighed by how many they
are: all = s × involving + (1 − s) × rest.
"""

from collections.abc import Sequence
from fractions import Fraction

from helpers.data import Observation

from .finding import OwnFinding
from .rounding import reckon

RULE = "rest"
VALUE, INVOLVED, PART = "private_value", "private_involved", "involves_market"
_FORMULA = "(100 × {0} − {1} × {2}) ÷ (100 − {1})"


def value_of_the_rest(observations: Sequence[Observation]) -> tuple[OwnFinding, ...]:
    """Return the share of the rest that sees value, of the newest year that tells it.

    Nothing is found where rounding allows less than none or more than all.
    """
    of = {
        (o.indicator.indicator, o.group, o.year): o
        for o in observations
        if o.population == "all" and o.indicator.indicator in (VALUE, INVOLVED)
    }
    for year in sorted({place[2] for place in of}, reverse=True):
        places = ((VALUE, "", year), (INVOLVED, "", year), (VALUE, PART, year))
        if of.keys() >= set(places):
            whole, involved, part = (of[place] for place in places)
            found = _finding(whole, involved, part)
            return (found,) if found else ()
    return ()


def share_of_rest(whole: Fraction, size: Fraction, part: Fraction) -> Fraction:
    """Return the share of the rest, from that of the whole, the size of a part, and its share."""
    return (100 * whole - size * part) / (100 - size)


def _finding(whole: Observation, involved: Observation, part: Observation) -> OwnFinding | None:
    if whole.category != part.category or involved.value in (None, 100):
        return None
    rest = reckon(share_of_rest, _FORMULA, "percent", [whole, involved, part])
    if rest is None or rest.low < 0 or rest.high > 100:
        return None
    return OwnFinding(RULE, rest, {"whole": whole, "involved": involved, "part": part})
