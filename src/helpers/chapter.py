"""What a chapter may call: the one import of a notebook.

Each figure, card and list is one call with the edition and the codes of indicators.

Examples
--------
>>> from helpers import chapter
>>> edition = chapter.open(2024)
>>> chapter.say(edition, "Målt i {egov_rank|year}.").plain()
'Målt i 2024.'
"""

from typing import TYPE_CHECKING

from helpers.base.calls import refuse_other_names
from helpers.data import Edition, open_edition
from helpers.page.cards import cards
from helpers.page.figures import (
    bars,
    bars_each_year,
    change_bars,
    dumbbell,
    lines,
    more,
    numbers,
    plot,
    ranks,
    ranks_together,
    shades,
    slope,
    stacked,
    standing_out,
    survey_change_bars,
)
from helpers.page.prose import commentary, say
from helpers.page.sections import (
    activities,
    all_claims,
    all_figures,
    assessments_by_year,
    changes,
    changes_since_last,
    claim_rules,
    claim_summary,
    claims,
    disagreements,
    edition_line,
    goal_figures,
    how_scored,
    key_figure_points,
    missing,
    next_figures,
    points,
    revised,
    score_board,
    score_by_threshold,
    series_since_last,
    since_last,
    source_list,
    sources_of,
    status_board,
)

__all__ = [
    "activities",
    "all_claims",
    "all_figures",
    "assessments_by_year",
    "bars",
    "bars_each_year",
    "cards",
    "change_bars",
    "changes",
    "changes_since_last",
    "claim_rules",
    "claim_summary",
    "claims",
    "commentary",
    "disagreements",
    "dumbbell",
    "edition_line",
    "goal_figures",
    "how_scored",
    "key_figure_points",
    "lines",
    "missing",
    "more",
    "next_figures",
    "numbers",
    "open",
    "plot",
    "points",
    "ranks",
    "ranks_together",
    "revised",
    "say",
    "score_board",
    "score_by_threshold",
    "series_since_last",
    "shades",
    "since_last",
    "slope",
    "source_list",
    "sources_of",
    "stacked",
    "standing_out",
    "status_board",
    "survey_change_bars",
]


def open(year: int, language: str = "nb") -> Edition:  # noqa: A001
    """Open the edition of a year, as a chapter sees it.

    Parameters
    ----------
    year : int
    language : str
        The language that readers see: nb or en.

    Raises
    ------
    UsageError
        There is no edition of that year; the message lists those that there are.

    Examples
    --------
    >>> from helpers import chapter
    >>> chapter.open(2024).year
    2024
    """
    return open_edition(year, language)


if not TYPE_CHECKING:
    __getattr__ = refuse_other_names(__name__, __all__)
