"""The goals of the strategy at a glance: their status, who gave it, and for when."""

from helpers.data import Edition
from helpers.data.edition import Row
from helpers.page.figures.absence import Lacking, absent
from helpers.page.html import Goal, Link, StatusBoard
from helpers.page.labels import listed
from helpers.page.places import source_address

ANCHOR = "statustavle"


def status_board(edition: Edition, page: str = "") -> StatusBoard | Lacking:
    """Show all goals at a glance, each with its newest assessment and what year that is of.

    Parameters
    ----------
    edition : Edition
    page : str
        The address of the page with a section for each goal, empty on that page itself.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.status_board(edition)
    """
    found = newest_assessments(edition)
    if not found:
        about = edition.translate("status for målene")
        return absent(edition, ANCHOR, about, lambda other: other.rows("assessments"))
    return StatusBoard(
        title=judged_by(edition, found),
        goals=tuple(at_a_glance(edition, code, row, page) for code, row in found.items()),
        sources=sources_of_status(edition, found),
        notes=tuple(
            f"{numbered(edition, code)}: {note}"
            for code, row in found.items()
            if (note := edition.text(row, "note"))
        ),
        language=edition.language,
    )


def at_a_glance(edition: Edition, goal: str, assessed: Row, page: str = "") -> Goal:
    """Return a goal with the status that an assessment gives it, and what years that is of."""
    first, last = assessed["year_from"], assessed["stated_year"]
    return Goal(
        title=titles(edition)[goal],
        status=assessed["status"],
        development=assessed["development"],
        href=f"{page}#{anchor_of_goal(goal)}",
        year=str(last) if first is None else f"{first}–{last}",
    )


def newest_assessments(edition: Edition) -> dict[str, Row]:
    """Return the assessment of each goal that has one, for the newest year.

    Of several for a year, it is that of the newest source.
    """
    rows = edition.rows("assessments")
    found = {str(goal["goal"]): _newest(edition, rows, goal["goal"]) for goal in _goals(edition)}
    return {code: row for code, row in found.items() if row}


def judged_by(edition: Edition, found: dict[str, Row]) -> str:
    """Say who judged the goals, and for which years."""
    years = sorted(str(row["stated_year"]) for row in found.values())
    publishers = (edition.sources[str(row["source"])].publisher for row in found.values())
    return edition.translate("Vurdering fra {publisher} for {years}").format(
        publisher=listed(edition, publishers), years=listed(edition, years)
    )


def sources_of_status(edition: Edition, found: dict[str, Row]) -> tuple[Link, ...]:
    """Return the sources of assessments, each once."""
    return tuple(
        Link(f"{cited.title} ({cited.publisher}, {cited.edition})", source_address(source))
        for source in dict.fromkeys(str(row["source"]) for row in found.values())
        for cited in [edition.sources[source]]
    )


def titles(edition: Edition) -> dict[str, str]:
    """Return the number and the name of each goal."""
    return {
        code: f"{numbered(edition, code)}: {edition.text(goal, 'label')}"
        for goal in _goals(edition)
        for code in [str(goal["goal"])]
    }


def numbered(edition: Edition, goal: str) -> str:
    """Write the number of a goal: "Mål 4"."""
    (row,) = edition.rows("goals", goal=goal)
    return edition.translate("Mål {}").format(row["order"])


def anchor_of_goal(goal: str) -> str:
    """Return the place of a goal on the page with a section for each, the same in every edition."""
    return goal.replace("_", "-")


def _goals(edition: Edition) -> tuple[Row, ...]:
    return edition.rows("goals")


def _newest(edition: Edition, rows: tuple[Row, ...], goal: str) -> Row | None:
    found = [row for row in rows if row["goal"] == goal]
    order = sorted(
        found, key=lambda row: (row["stated_year"], edition.sources[str(row["source"])].edition)
    )
    return order[-1] if order else None
