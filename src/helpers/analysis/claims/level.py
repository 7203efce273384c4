"""Claims about how high figures are, and restatements of figures in rounded numbers.

``expected`` is the number that the claim states (see `stated.py`). Every operand
must agree with it. A rounding without a word is meant to be near: "tre av fire" for 73.
"""

from helpers.data import Edition

from .exact import known
from .model import Claim, Finding, all_of
from .operands import figures
from .stated import stated
from .words import figure, level, near


def check_level(edition: Edition, claim: Claim) -> Finding:
    """Hold each figure against the number stated."""
    return _check(edition, claim, "exact")


def check_rounding(edition: Edition, claim: Claim) -> Finding:
    """Hold each figure against a number that it was rounded to."""
    return _check(edition, claim, "about")


def _check(edition: Edition, claim: Claim, word: str) -> Finding:
    said = stated(claim.expected, word)
    found = figures(edition, claim.operands)
    return Finding(
        result=all_of([said.agrees(known(o)) for o in found]),
        claimed=level(edition, found[0].indicator.unit, said),
        reckoning="; ".join([*(figure(edition, o) for o in found), *near(edition, said)]),
        figures=found,
    )
