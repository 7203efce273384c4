"""Key figures as cards: the value, whose it is, when, and how it moved since the figure before."""

from collections.abc import Mapping

from helpers.analysis.changes import change_since
from helpers.base.formats import spoken
from helpers.base.units import UNITS
from helpers.data import Edition, Observation
from helpers.data.references import find_in_some

from .html import Card, Cards, Link, Moved
from .labels import age, label, name, when, written_in_set
from .prose import Prose, unseen
from .prose.forms import moved

_DIRECTIONS = {"up": "up", "down": "down", "flat": "same"}
_JUDGEMENTS = {"good": "good", "bad": "bad", "slight": "slight", "neutral": "neither"}


def cards(
    edition: Edition, figures: Mapping[str, str], first_edition: int | None = None
) -> Cards | Prose:
    """Show key figures side by side; those that the edition does not have are left out.

    Parameters
    ----------
    edition : Edition
    figures : mapping of str to str
        A reference to each figure (see `helpers.page.prose`), and the address of the figure block
        that shows it with its source ("#ki-planer").
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
    >>> shown = chapter.cards(edition, {"ai_use": "#ki-bruk"})
    """
    if unseen(edition, first_edition):
        return Prose("")
    found = ((find_in_some(edition, reference, {}), href) for reference, href in figures.items())
    shown = tuple(card(edition, o, href) for o, href in found if o is not None)
    return Cards(shown, edition.language) if shown else Prose("")


def card(edition: Edition, observation: Observation, href: str) -> Card:
    """Make one card.

    A figure that is not exact stands in the words of its source ("nesten 8 av 10").
    """
    _ = edition.translate
    exact = observation.exact or not observation.printed
    old = age(edition, [observation])
    return Card(
        value=_value(edition, observation) if exact else observation.printed,
        what=_what(edition, observation),
        population=name(edition, observation, ["population", "group"]),
        year=old or when(edition, observation),
        old=bool(old),
        link=Link(_sources(edition, observation), href),
        change=_change(edition, observation),
        unchanged=_("Kan ikke sammenlignes med tallet før")
        if edition.before(observation)
        else _("Ingen tidligere tall"),
    )


def _value(edition: Edition, observation: Observation) -> str:
    """Write a rank with its word, since a card has no axis: "13. plass av 34"."""
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
    return text if said else f"{text} ({answers})"


def _sources(edition: Edition, observation: Observation) -> str:
    titles = (edition.sources[c.source].title for c in observation.citations)
    return edition.translate("Figur og kilde: {}").format(", ".join(dict.fromkeys(titles)))


def _change(edition: Edition, observation: Observation) -> Moved | None:
    change = change_since(edition, observation)
    words = moved(edition, change) if change else None
    if change is None or words is None:
        return None
    return Moved(
        direction=_DIRECTIONS[change.direction],
        text=edition.translate("{} siden {}").format(words, when(edition, change.before)),
        judgement="" if change.direction == "flat" else _JUDGEMENTS[change.judgement],
    )
