"""The places of the parts of a survey beside that of its whole: a middling one may hide both."""

from collections.abc import Sequence
from fractions import Fraction

from helpers.data import Observation
from helpers.data.model import COUNTRY

from .finding import OwnFinding
from .rounding import reckon

RULE = "ranks"
# The rankings of a whole; what else a survey ranks is a part of it.
WHOLES = "international_rankings"


def parts_beside_whole(observations: Sequence[Observation]) -> tuple[OwnFinding, ...]:
    """Return how far the best and the weakest part lie apart, of each survey that ranks them.

    The newest year counts that has the whole and at least two parts, among as many countries.
    """
    ranks = [
        o
        for o in observations
        if o.indicator.unit == "rank"
        and o.population == COUNTRY
        and not o.group
        and o.value is not None
        and o.indicator.survey
    ]
    surveys = dict.fromkeys(o.indicator.survey for o in ranks if o.indicator.battery == WHOLES)
    found = (_of_survey([o for o in ranks if o.indicator.survey == s]) for s in surveys)
    return tuple(one for one in found if one)


def _of_survey(ranks: Sequence[Observation]) -> OwnFinding | None:
    wholes = [o for o in ranks if o.indicator.battery == WHOLES]
    for whole in sorted(wholes, key=lambda o: o.year, reverse=True):
        parts = [
            o
            for o in ranks
            if o.indicator.battery != WHOLES and o.year == whole.year and o.rank_of == whole.rank_of
        ]
        if len(parts) < 2:
            continue
        parts.sort(key=lambda o: o.value or 0)
        spread = reckon(_distance, "{0} − {1}", "rank", [parts[-1], parts[0]])
        if spread is not None:
            return OwnFinding(RULE, spread, {"whole": whole, "parts": tuple(parts)})
    return None


def _distance(weakest: Fraction, best: Fraction) -> Fraction:
    return weakest - best
