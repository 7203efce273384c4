"""What a reader of the small survey can work out, without the code that is tested."""

import numpy as np
from scipy.optimize import linprog

from helpers.survey.estimates import Estimate
from helpers.survey.responses import Responses

Answer = tuple[str, str, str, int]


def answers(responses: Responses, variable: str) -> dict[Answer, int]:
    """Count answers by sector, stratum and size, without the code that is tested.

    Which of these there are is known to all; how they answered is not.
    """
    found: dict[Answer, int] = {}
    for row in responses.table.iter_rows(named=True):
        cell = row["sector"], row["stratum"], row["size"]
        for code in (1, 2, 3, 9):
            found[(*cell, code)] = found.get((*cell, code), 0) + (row[variable] == code)
    return found


def belongs(estimate: Estimate, answer: Answer) -> bool:
    sector, stratum, size, _ = answer
    groups = {"small": "m1", "medium": "m2", "large": "m3", "few": "a", "many": "b"}
    return estimate.population in ("all", {"s": "state", "m": "municipality"}[sector]) and (
        not estimate.group or groups[estimate.group] in (stratum, size)
    )


BASE = {"q": {1, 2, 3}, "r": {1, 2, 3, 9}}
COUNTED = {("q", "some_or_high"): {2, 3}, ("q", "small"): {1}, ("r", "some_or_high"): {3}}


def sums(estimate: Estimate, unknowns: list[Answer]) -> tuple[np.ndarray, np.ndarray]:
    """Return which answers are counted in a figure, and which are the others of its base."""
    inside = [belongs(estimate, a) for a in unknowns]
    codes = COUNTED[estimate.indicator, estimate.category]
    base = BASE[estimate.indicator]
    return (
        np.array([float(i and a[3] in codes) for i, a in zip(inside, unknowns, strict=True)]),
        np.array(
            [float(i and a[3] in base - codes) for i, a in zip(inside, unknowns, strict=True)]
        ),
    )


def reach(target: np.ndarray, shown: np.ndarray, truth: np.ndarray) -> float:
    """Return how far apart the least and the most are that the shown sums allow for a sum."""
    ends = [
        linprog(sign * target, A_eq=shown, b_eq=shown @ truth, bounds=(0, None)) for sign in (1, -1)
    ]
    if any(end.status == 3 for end in ends):
        return np.inf
    return -ends[1].fun - ends[0].fun
