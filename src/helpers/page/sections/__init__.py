"""What a chapter shows beside its figures: goals, points, doubts, gaps, sources, all numbers."""

from typing import TYPE_CHECKING

from helpers.base.calls import refuse_other_names

from .behind import behind
from .by_year import assessments_by_year
from .changes import changes, changes_since_last, revised, series_since_last, since_last
from .claims import all_claims, claim_rules, claim_summary, claims
from .doubts import disagreements, missing
from .due import next_figures
from .findings import top_findings
from .goals import goal, status_board
from .own import own_findings
from .points import activities, points
from .register import all_figures, edition_line, source_list, sources_of
from .score import how_scored, key_figure_points, score_board, score_by_threshold
from .strip import cards

__all__ = [
    "activities",
    "all_claims",
    "all_figures",
    "assessments_by_year",
    "behind",
    "cards",
    "changes",
    "changes_since_last",
    "claim_rules",
    "claim_summary",
    "claims",
    "disagreements",
    "edition_line",
    "goal",
    "how_scored",
    "key_figure_points",
    "missing",
    "next_figures",
    "own_findings",
    "points",
    "revised",
    "score_board",
    "score_by_threshold",
    "series_since_last",
    "since_last",
    "source_list",
    "sources_of",
    "status_board",
    "top_findings",
]

if not TYPE_CHECKING:
    __getattr__ = refuse_other_names(__name__, __all__)
