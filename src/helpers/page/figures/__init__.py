"""A chapter's figures: one call a figure, with the names of indicators.

Each returns a whole figure block, or the sentence that stands in its place where the
edition has no figures.
"""

from typing import TYPE_CHECKING

from helpers.base.calls import refuse_other_names

from .caption import standing_out
from .changed import change_rows
from .charts import (
    bars,
    dumbbell,
    lines,
    numbers,
    plot,
    ranks,
    ranks_together,
    stacked,
)
from .plots import shades
from .rows import rows
from .waves import survey_change_bars

__all__ = [
    "bars",
    "change_rows",
    "dumbbell",
    "lines",
    "numbers",
    "plot",
    "ranks",
    "ranks_together",
    "rows",
    "shades",
    "stacked",
    "standing_out",
    "survey_change_bars",
]

if not TYPE_CHECKING:
    __getattr__ = refuse_other_names(__name__, __all__)
