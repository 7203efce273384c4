"""The goals of the strategy: their status, and the figures that a source puts forward for them."""

from collections.abc import Iterable

from helpers.base.errors import require_known
from helpers.data import Edition, Key, Observation
from helpers.data.edition import Row
from helpers.page.figures.absence import Lacking, absent
from helpers.page.figures.rows import rows_of
from helpers.page.html import FigureBlock, Goal, Link, StatusBoard
from helpers.page.labels import listed


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
    rows = edition.rows("assessments")
    if not rows:
        about = edition.translate("status for målene")
        return absent(edition, "statustavle", about, lambda other: other.rows("assessments"))
    goals = {str(goal["goal"]): goal for goal in edition.rows("goals")}
    newest = {code: row for code in goals if (row := _newest(edition, rows, code))}
    years = sorted(str(row["stated_year"]) for row in newest.values())
    publishers = (edition.sources[str(row["source"])].publisher for row in newest.values())
    return StatusBoard(
        title=edition.translate("Vurdering fra {publisher} for {years}").format(
            publisher=listed(edition, publishers), years=listed(edition, years)
        ),
        goals=tuple(
            Goal(
                title=f"{_numbered(edition, goals[code])}: {edition.text(goals[code], 'label')}",
                status=row["status"],
                development=row["development"],
                href=f"{page}#{code.replace('_', '-')}",
                year=str(row["stated_year"]),
            )
            for code, row in newest.items()
        ),
        sources=tuple(
            Link(f"{cited.title} ({cited.publisher}, {cited.edition})", _about(source))
            for source in dict.fromkeys(str(row["source"]) for row in newest.values())
            for cited in [edition.sources[source]]
        ),
        notes=tuple(
            f"{_numbered(edition, goals[code])}: {note}"
            for code, row in newest.items()
            if (note := edition.text(row, "note"))
        ),
        language=edition.language,
    )


def _numbered(edition: Edition, goal: Row) -> str:
    return edition.translate("Mål {}").format(goal["order"])


def goal(edition: Edition, goal: str, indicators: Iterable[str] = ()) -> FigureBlock | Lacking:
    """Show the figures of a goal: those that a source puts forward, and others of the chapter.

    Parameters
    ----------
    edition : Edition
    goal : str
        The code of the goal ("goal_1").
    indicators : iterable of str
        Codes of indicators that are about the goal beside its key figures.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.goal(edition, "goal_4")
    """
    _ = edition.translate
    require_known("goal", goal, [row["goal"] for row in edition.rows("goals")], "goals")
    named = tuple(indicators)
    found = _of_goal(edition, goal, named)
    anchor = f"nokkeltall-{goal.replace('_', '-')}"
    if not found:
        about = _("nøkkeltall for målet")
        return absent(edition, anchor, about, lambda other: _of_goal(other, goal, named))
    question = _("Tallene bak mål {}").format(edition.rows("goals", goal=goal)[0]["order"])
    return rows_of(edition, anchor, question, found)


def _of_goal(edition: Edition, goal: str, named: Iterable[str]) -> list[Observation]:
    """Return the observations of a goal: of its key figures, then of other indicators."""
    keys = dict.fromkeys(
        Key(row["indicator"], row["population"], row["group"], row["category"])
        for row in edition.rows("key_figures", goal=goal)
    )
    keys |= dict.fromkeys(o.key for o in edition.select(named))
    return [o for key in keys for o in edition.series(key)]


def _newest(edition: Edition, rows: tuple[Row, ...], goal: str) -> Row | None:
    """Return the assessment of a goal for the newest year, of several by the newest source."""
    found = [row for row in rows if row["goal"] == goal]
    order = sorted(
        found, key=lambda row: (row["stated_year"], edition.sources[str(row["source"])].edition)
    )
    return order[-1] if order else None


def _about(source: str) -> str:
    return f"../about/sources.html#{source.replace('_', '-')}"
