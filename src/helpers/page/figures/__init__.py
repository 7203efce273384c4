"""A chapter's figures: one call a figure, with the names of indicators.

Each returns a whole figure block, or the sentence that stands in its place where the
edition has no figures.
"""

from typing import TYPE_CHECKING

from helpers.base.calls import refuse_other_names

from .changes import changes
from .charts import bars, dumbbell, lines, numbers, plot, ranks, slope, stacked
from .facts import standing_out
from .more import more
from .plots import shades
from .surveys import survey_changes

__all__ = [
    "bars",
    "changes",
    "dumbbell",
    "lines",
    "more",
    "numbers",
    "plot",
    "ranks",
    "shades",
    "slope",
    "stacked",
    "standing_out",
    "survey_changes",
]

if not TYPE_CHECKING:
    __getattr__ = refuse_other_names(__name__, __all__)
