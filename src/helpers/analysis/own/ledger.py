"""In how many questions state bodies stand better than municipalities, and the other way."""

from collections.abc import Sequence
from fractions import Fraction

from helpers.analysis.compare import pairs_of
from helpers.data import Observation

from .finding import OwnFinding
from .rounding import Reckoned, rounded

RULE = "ledger"
# Fewer questions make no ledger.
FEWEST = 3
# What bodies expect says nothing of where they stand.
EXPECTED = ("expected_changes",)
Pair = tuple[Observation, Observation]


def state_and_municipality(observations: Sequence[Observation]) -> tuple[OwnFinding, ...]:
    """Count the questions in which each is ahead, of those asked of both and with a better way.

    Of each question the newest year counts, and what they expect does not. One is ahead where its
    figure is the better however the two were rounded; what rounding can hide is counted apart, and
    is the width of the intervals.
    """
    pairs = _newest(observations)
    if len(pairs) < FEWEST:
        return ()
    ahead = [_ahead(pair) for pair in pairs]
    unsure = ahead.count("")
    state, municipality = (_counted(pairs, ahead, who, unsure) for who in ("state", "municipality"))
    everything = tuple(o for pair in pairs for o in pair)
    asked = _whole(len(pairs), everything)
    return (OwnFinding(RULE, state, {"asked": asked, "municipality": municipality}),)


def _newest(observations: Sequence[Observation]) -> list[Pair]:
    """Return the newest pair of each question that has a better way and is told exactly."""
    found: dict[tuple[str, str, str], Pair] = {}
    comparable = [
        o
        for o in observations
        if o.indicator.better != "neither"
        and o.indicator.kind == "measured"
        and o.indicator.battery not in EXPECTED
        and rounded(o) is not None
    ]
    for pair in pairs_of(comparable, "state", "municipality"):
        one = pair[0]
        place = (one.indicator.indicator, one.group, one.category)
        if place not in found or found[place][0].year < one.year:
            found[place] = pair
    return list(found.values())


def _ahead(pair: Pair) -> str:
    """Return the population that is ahead however the figures were rounded; else nothing."""
    state, municipality = (rounded(o) for o in pair)
    assert state is not None
    assert municipality is not None
    apart = state.high <= municipality.low or municipality.high <= state.low
    if not apart or state.value == municipality.value:
        return ""
    state_higher = state.value > municipality.value
    return "state" if state_higher == (pair[0].indicator.better == "higher") else "municipality"


def _counted(pairs: list[Pair], ahead: list[str], who: str, unsure: int) -> Reckoned:
    won = tuple(o for pair, first in zip(pairs, ahead, strict=True) if first == who for o in pair)
    count = Fraction(ahead.count(who))
    return Reckoned(count, count, count + unsure, "count", won)


def _whole(count: int, observations: tuple[Observation, ...]) -> Reckoned:
    return Reckoned(Fraction(count), Fraction(count), Fraction(count), "count", observations)
