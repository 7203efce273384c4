"""What a chapter shows beside its figures: goals, points, doubts, gaps, sources, all numbers."""

from .doubts import disagreements, missing
from .goals import goal_figures, status_board
from .points import activities, points
from .register import all_figures, edition_line, source_list, sources_of

__all__ = [
    "activities",
    "all_figures",
    "disagreements",
    "edition_line",
    "goal_figures",
    "missing",
    "points",
    "source_list",
    "sources_of",
    "status_board",
]
