"""What a chapter shows beside its figures: goals, points, doubts, gaps, sources, all numbers."""

from typing import TYPE_CHECKING

from helpers.base.calls import refuse_other_names

from .behind import behind
from .changes import changes, revised, series_since_last, since_last, sources_since_last
from .claims import all_claims, claim_rules, claim_summary, claims
from .doubts import disagreements, missing
from .due import next_figures
from .explore import explore
from .findings import top_findings
from .glance import changed_briefly
from .goal_sheets import goals
from .goals import status_board
from .own import own_findings
from .points import activities, points
from .register import all_figures, edition_line, source_list, sources_of
from .scored import scoring
from .strip import cards

__all__ = [
    "activities",
    "all_claims",
    "all_figures",
    "behind",
    "cards",
    "changed_briefly",
    "changes",
    "claim_rules",
    "claim_summary",
    "claims",
    "disagreements",
    "edition_line",
    "explore",
    "goals",
    "missing",
    "next_figures",
    "own_findings",
    "points",
    "revised",
    "scoring",
    "series_since_last",
    "since_last",
    "source_list",
    "sources_of",
    "sources_since_last",
    "status_board",
    "top_findings",
]

if not TYPE_CHECKING:
    __getattr__ = refuse_other_names(__name__, __all__)
