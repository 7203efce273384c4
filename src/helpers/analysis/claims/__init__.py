"""Statements of the sources, recomputed from the data, each with a verdict and its evidence."""

from .judge import CHECKERS, judge
from .model import RESULTS, Claim, ClaimError, Finding, Result, Verdict
from .problems import claim_problems, require_sound
from .register import claims, verdicts

__all__ = [
    "CHECKERS",
    "RESULTS",
    "Claim",
    "ClaimError",
    "Finding",
    "Result",
    "Verdict",
    "claim_problems",
    "claims",
    "judge",
    "require_sound",
    "verdicts",
]
