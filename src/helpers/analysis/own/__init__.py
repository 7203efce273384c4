"""What the book has worked out by itself: a file a rule, each with its uncertainty from rounding.

A rule is a pure function from observations to what it finds. No source prints these numbers; each
says which rule it comes from and which figures it follows from.
"""

from .finding import OwnFinding, Part
from .found import OVERVIEW, RULES, own_findings
from .rounding import Reckoned, Rounded, rounded

__all__ = [
    "OVERVIEW",
    "RULES",
    "OwnFinding",
    "Part",
    "Reckoned",
    "Rounded",
    "own_findings",
    "rounded",
]
