"""How much the catalogue grew in its last year, from two counts that are made alike.

The sources print the growth of each year, but not always from the counts that the book uses:
where two sources have counted differently, the difference of the counts is not the growth.
"""

from collections.abc import Sequence
from fractions import Fraction

from helpers.data import Observation

from .finding import OwnFinding, Part
from .rounding import reckon

RULE = "growth"
COUNT, PRINTED = "datasets", "datasets_growth"


def growth_of_the_catalogue(observations: Sequence[Observation]) -> tuple[OwnFinding, ...]:
    """Return the growth from the newest two counts of one source, with the growth before.

    Nothing is found where a source has printed that very growth.
    """
    counts = [o for o in observations if o.indicator.indicator == COUNT]
    printed = {o.year: o for o in observations if o.indicator.indicator == PRINTED}
    if len(counts) < 2:
        return ()
    before, after = sorted(counts, key=lambda o: o.year)[-2:]
    if after.year != before.year + 1 or not _sources(before) & _sources(after):
        return ()
    growth = reckon(_difference, "{0} − {1}", "count", [after, before])
    stated = printed.get(after.year)
    if growth is None or (stated is not None and stated.value == growth.value):
        return ()
    earlier = tuple(printed[year] for year in sorted(printed) if year < after.year)
    parts: dict[str, Part] = {"after": after, "earlier": earlier}
    if stated is not None:
        parts["stated"] = stated
    return (OwnFinding(RULE, growth, parts),)


def _difference(after: Fraction, before: Fraction) -> Fraction:
    return after - before


def _sources(observation: Observation) -> set[str]:
    return {citation.source for citation in observation.citations}
