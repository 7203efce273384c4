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
from helpers.page.figures import (
    bars,
    change_rows,
    dumbbell,
    lines,
    numbers,
    plot,
    ranks,
    ranks_together,
    rows,
    shades,
    stacked,
    standing_out,
    survey_change_bars,
)
from helpers.page.prose import commentary, lede, say
from helpers.page.sections import (
    activities,
    all_claims,
    all_figures,
    behind,
    cards,
    changed_briefly,
    changes,
    claim_rules,
    claim_summary,
    claims,
    disagreements,
    edition_line,
    explore,
    goals,
    missing,
    next_figures,
    own_findings,
    points,
    revised,
    scoring,
    series_since_last,
    since_last,
    source_list,
    sources_of,
    sources_since_last,
    status_board,
    top_findings,
)

__all__ = [
    "activities",
    "all_claims",
    "all_figures",
    "bars",
    "behind",
    "cards",
    "change_rows",
    "changed_briefly",
    "changes",
    "claim_rules",
    "claim_summary",
    "claims",
    "commentary",
    "disagreements",
    "dumbbell",
    "edition_line",
    "explore",
    "goals",
    "lede",
    "lines",
    "missing",
    "next_figures",
    "numbers",
    "open",
    "own_findings",
    "plot",
    "points",
    "ranks",
    "ranks_together",
    "revised",
    "rows",
    "say",
    "scoring",
    "series_since_last",
    "shades",
    "since_last",
    "source_list",
    "sources_of",
    "sources_since_last",
    "stacked",
    "standing_out",
    "status_board",
    "survey_change_bars",
    "top_findings",
]


def open(year: int, language: str = "nb", topic: str = "") -> Edition:  # noqa: A001
    """Open the edition of a year, as a chapter sees it.

    Parameters
    ----------
    year : int
    language : str
        The language that readers see: nb or en.
    topic : str
        The topic of the chapter, whose indicators have their place on its page.

    Raises
    ------
    UsageError
        There is no edition of that year, or no such topic; the message has those that there are.

    Examples
    --------
    >>> from helpers import chapter
    >>> chapter.open(2024).year
    2024
    """
    return open_edition(year, language, topic=topic)


if not TYPE_CHECKING:
    __getattr__ = refuse_other_names(__name__, __all__)
