"""The goals of the strategy: their status, and the figures that a source puts forward for them."""

from helpers.analysis.changes import change_since
from helpers.base.errors import require_known
from helpers.base.language import phrase
from helpers.data import Edition, Key, Observation
from helpers.data.edition import Row
from helpers.page.figures.absence import Lacking, absent
from helpers.page.html import Goal, Link, StatusBoard, Table
from helpers.page.labels import label, listed, name, when, with_age, written_in_set
from helpers.page.prose.forms import judged, moved

_PRINTED = {
    ("up", "positive"): phrase("økende, positiv"),
    ("up", "negative"): phrase("økende, negativ"),
    ("down", "positive"): phrase("synkende, positiv"),
    ("down", "negative"): phrase("synkende, negativ"),
    ("none", "none"): phrase("ingen merkelapp"),
}


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


def goal_figures(edition: Edition, goal: str) -> Table | Lacking:
    """Show the key figures of a goal: our reckoning beside the words of the source.

    Parameters
    ----------
    edition : Edition
    goal : str
        The code of the goal ("goal_1").

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.goal_figures(edition, "goal_1")
    """
    _ = edition.translate
    require_known("goal", goal, [row["goal"] for row in edition.rows("goals")], "goals")
    rows = edition.rows("key_figures", goal=goal)
    if not rows:
        anchor = f"nokkeltall-{goal.replace('_', '-')}"
        about = _("nøkkeltall for målet")
        return absent(edition, anchor, about, lambda other: other.rows("key_figures", goal=goal))
    figures = [_observation(edition, row) for row in rows]
    cells = (_key_figure(edition, *pair) for pair in zip(figures, rows, strict=True))
    caption = _("Nøkkeltall for mål {}, slik boken regner endringen og slik kilden omtaler den")
    return Table(
        caption=with_age(
            edition, caption.format(edition.rows("goals", goal=goal)[0]["order"]), figures
        ),
        headings=(_("Nøkkeltall"), _("Verdi"), _("Endring"), _("Kildens merkelapp")),
        rows=tuple(dict.fromkeys(cells)),
        language=edition.language,
    )


def _observation(edition: Edition, row: Row) -> Observation:
    key = Key(row["indicator"], row["population"], row["group"], row["category"])
    return next(o for o in edition.series(key) if o.year == row["year"])


def _key_figure(edition: Edition, observation: Observation, row: Row) -> tuple[str, ...]:
    _ = edition.translate
    return (
        f"{name(edition, observation, ['indicator'])}. "
        f"{label(edition, observation, 'population')}, {when(edition, observation)}",
        _value(edition, observation),
        _movement(edition, observation),
        _(_PRINTED[row["printed_direction"], row["printed_judgement"]]),
    )


def _value(edition: Edition, observation: Observation) -> str:
    text = written_in_set(edition, observation)
    before = edition.before(observation)
    if before is None:
        return text
    return edition.translate("{}, mot {} i {}").format(
        text, written_in_set(edition, before), when(edition, before)
    )


def _movement(edition: Edition, observation: Observation) -> str:
    change = change_since(edition, observation)
    if change is None:
        return edition.translate("ingen tidligere tall")
    words = [moved(edition, change), judged(edition, change)]
    return ", ".join(word for word in words if word)


def _newest(edition: Edition, rows: tuple[Row, ...], goal: str) -> Row | None:
    """Return the assessment of a goal for the newest year, of several by the newest source."""
    found = [row for row in rows if row["goal"] == goal]
    order = sorted(
        found, key=lambda row: (row["stated_year"], edition.sources[str(row["source"])].edition)
    )
    return order[-1] if order else None


def _about(source: str) -> str:
    return f"../about/sources.html#{source.replace('_', '-')}"
