"""What bodies once expected to use AI for, against what is used now that the time has run out."""

from collections.abc import Sequence
from fractions import Fraction

from helpers.data import Observation

from .finding import OwnFinding
from .rounding import reckon

RULE = "expected"
TASKS, USE = "ai_tasks", "ai_use"
# How many years ahead the question looks, as its wording says.
HORIZON = 3


def expected_and_used(observations: Sequence[Observation]) -> tuple[OwnFinding, ...]:
    """Return how far use lies from the lowest expectation of the newest year that has run out.

    The lowest, so that what is found of it is found of every task. Use is measured of all tasks
    together, with the same answers counted.
    """
    used = {
        (o.year, o.population, o.category): o
        for o in observations
        if o.indicator.indicator == USE and not o.group
    }
    hoped: dict[tuple[int, str, str], list[Observation]] = {}
    for o in observations:
        place = (o.year + HORIZON, o.population, o.category)
        if o.indicator.battery == TASKS and not o.group and o.value is not None and place in used:
            hoped.setdefault(place, []).append(o)
    for place in sorted(hoped, reverse=True):
        tasks = sorted(hoped[place], key=lambda o: o.value or 0)
        lowest, use = tasks[0], used[place]
        distance = reckon(_distance, "{0} − {1}", "percentage_points", [lowest, use])
        if distance is not None:
            return (
                OwnFinding(RULE, distance, {"lowest": lowest, "highest": tasks[-1], "use": use}),
            )
    return ()


def _distance(lowest: Fraction, use: Fraction) -> Fraction:
    return lowest - use
