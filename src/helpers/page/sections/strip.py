"""Key figures in a strip: the value, whose it is, when, and how it moved."""

from collections.abc import Sequence

from helpers.base.formats import lowered, spoken
from helpers.base.units import UNITS
from helpers.data import Edition, Observation
from helpers.data.references import find_in_some
from helpers.page.html import Card, Cards, Value
from helpers.page.labels import age, cautions, label, listed, name, when, written_in_set
from helpers.page.numbers import opens
from helpers.page.prose import Prose, unseen
from helpers.page.prose.moved import moved_since

# One reference, or several of one question that share a cell.
Reference = str | Sequence[str]


def cards(
    edition: Edition, figures: Sequence[Reference], first_edition: int | None = None
) -> Cards | Prose:
    """Show key figures side by side; those that the edition does not have are left out.

    Parameters
    ----------
    edition : Edition
    figures : sequence of str or of sequences of str
        A reference to each figure (see `helpers.page.prose`); several in brackets share a cell,
        such as state and municipalities.
    first_edition : int, optional
        The first edition with them, where older ones have the figures and must stay as they are.

    Raises
    ------
    UsageError
        A reference names something that does not exist, or fits several series.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.cards(edition, ["ai_use", ("ai_plans/state", "ai_plans/municipality")])
    """
    if unseen(edition, first_edition):
        return Prose("")
    cells = [[figure] if isinstance(figure, str) else figure for figure in figures]
    found = [[find_in_some(edition, reference, {}) for reference in cell] for cell in cells]
    shown = tuple(
        _card(edition, those) for cell in found if (those := [o for o in cell if o is not None])
    )
    return Cards(shown, edition.language) if shown else Prose("")


def _card(edition: Edition, observations: Sequence[Observation]) -> Card:
    """Make one cell; what it is the figure of is that of the first."""
    _ = edition.translate
    several = len(observations) > 1
    moved = [moved_since(edition, o, named=several) for o in observations]
    older = any(edition.before(o) for o in observations)
    years = listed(edition, (when(edition, o) for o in observations))
    return Card(
        values=tuple(
            Value(opens(edition, value(edition, o), [o]), name(edition, o, ["population", "group"]))
            for o in observations
        ),
        what=_what(edition, observations[0]),
        year=age(edition, observations) or years,
        old=bool(age(edition, observations)),
        survey=observations[0].indicator.survey,
        caution=cautions(edition, observations),
        moved=tuple(change for change in moved if change),
        unchanged=_("Kan ikke sammenlignes med tallet før") if older else _("Ingen tidligere tall"),
    )


def value(edition: Edition, observation: Observation) -> str:
    """Write a number as it stands where there is no axis.

    One that is not exact stands in the words of its source ("nesten 8 av 10"), and a rank with
    its word: "13. plass av 34".
    """
    if not observation.exact and observation.printed:
        return observation.printed
    if not UNITS[observation.indicator.unit].ranked or observation.value is None:
        return written_in_set(edition, observation)
    place = spoken(observation.value, observation.indicator.unit, language=edition.language)
    if observation.rank_of is None:
        return place
    return edition.translate("{} av {}").format(place, observation.rank_of)


def _what(edition: Edition, observation: Observation) -> str:
    text = edition.text(observation.indicator, "label")
    answers = label(edition, observation, "category")
    # "Deler data systematisk" says already which answers are counted.
    said = answers.lower() in text.lower()
    return text if said else f"{text} ({lowered(answers)})"
