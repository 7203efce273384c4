"""Templates filled from the data, one sentence a line.

A sentence with a figure that this edition does not have is left out, whole: prose never
shows a hole, and never a figure of another year without its year.
"""

from dataclasses import dataclass

from markupsafe import Markup, escape

from helpers.base.errors import UsageError, require_known
from helpers.base.messages import Message
from helpers.data import Edition, Observation
from helpers.data.references import Facts, find_in_some
from helpers.page.html.parts import Block, plain
from helpers.page.html.showing import show
from helpers.page.numbers import opens

from .forms import FORMS, compared, reckoned
from .markdown import Fill, capitalised, written
from .places import Place, filled, places


@dataclass(frozen=True, slots=True)
class Prose(Block):
    """Paragraphs, ready to show; nothing is shown of an empty one.

    Parameters
    ----------
    text : str or Markup
        Text, with an empty line between paragraphs; or the HTML that `say` has made.
    """

    text: str

    def html(self) -> str:
        """Return the paragraphs as HTML."""
        if isinstance(self.text, Markup):
            return self.text
        return "\n".join(f"<p>{escape(text)}</p>" for text in self.text.split("\n\n") if text)

    def plain(self) -> str:
        """Return the paragraphs as text."""
        if not isinstance(self.text, Markup):
            return self.text
        return plain(Markup(str(self.text).replace("</p>\n<p>", "</p>\n\n<p>")))

    def _ipython_display_(self) -> None:
        if self.text:
            show(self)


def say(
    edition: Edition,
    template: str,
    first_edition: int | None = None,
    **facts: Observation | None,
) -> Prose:
    r"""Fill a template of sentences.

    Parameters
    ----------
    edition : Edition
    template : str
        One sentence a line, paragraphs with an empty line between; see `markdown.py`
        for what else there is. ``{reference}`` and ``{reference|form}`` are filled; the forms
        are the keys of `FORMS` and ``compared``, which takes another reference:
        ``{ai_plans/state|compared ai_plans/municipality}``. A brace to be shown is written
        ``\{``.
    first_edition : int, optional
        The first edition that says so, where older ones have the figures and must stay as they
        are.
    **facts : Observation or None
        Observations found by a calculation, which references may name. A sentence about a
        fact that is None is left out.

    Raises
    ------
    UsageError
        References or forms that do not exist, braces that are no place, links that lead to no
        address: all of them, each with its line of the template.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.say(edition, "{ai_use} bruker KI {ai_use|answers}.")
    """
    if unseen(edition, first_edition):
        return Prose("")
    # The first line of a text in triple quotes is the one after them.
    lines = template.removeprefix("\n").splitlines()
    text = "\n".join(edition.translate(line.strip()) for line in lines)
    shown, problems = written(text, lambda found: filling(edition, found, facts))
    if problems:
        raise UsageError("\n".join(f"line {line}: {message}" for line, message in problems))
    return Prose(shown)


def lede(
    edition: Edition,
    template: str,
    first_edition: int | None = None,
    **facts: Observation | None,
) -> Prose:
    """Fill a template of sentences, as `say` does, that a chapter begins with: its findings.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.lede(edition, "{ai_use} bruker KI {ai_use|answers}.")
    """
    said = say(edition, template, first_edition, **facts)
    if not said.text:
        return said
    return Prose(Markup('<div class="dt-lede">{}</div>').format(said.text))


def unseen(edition: Edition, first_edition: int | None) -> bool:
    """Tell whether an edition comes before the first that shows something."""
    return first_edition is not None and edition.is_before(first_edition)


def words(edition: Edition, sentence: str, **facts: Observation | None) -> Markup | None:
    """Fill a sentence without Markdown, such as a title; None where a figure of it is missing."""
    text = filled(sentence, filling(edition, places(sentence), facts))
    return None if text is None else capitalised(text)


def filling(edition: Edition, found: tuple[Place, ...], facts: Facts) -> Fill:
    """Return what fills the places of a sentence."""
    dated = (find_in_some(edition, p.reference, facts) for p in found if p.form == "year")
    # A year that the sentence says itself need not be said again.
    years = frozenset(o.year for o in dated if o)
    return lambda place: fill(edition, place, facts, years)


def fill(edition: Edition, place: Place, facts: Facts, years: frozenset[int]) -> str | None:
    """Return what stands in a place; None where this edition has nothing for it.

    A number opens to the figures that it follows from.

    Parameters
    ----------
    edition : Edition
    place : Place
    facts : mapping of name to Observation or None
    years : frozenset of int
        Those that the sentence says itself.
    """
    observation = find_in_some(edition, place.reference, facts)
    if place.form == "compared":
        if not place.other:
            raise UsageError(
                Message("{place} needs a second reference to compare with.", place=place.text)
            )
        against = find_in_some(edition, place.other, facts)
        return _compared(edition, observation, against) if observation and against else None
    require_known(Message("form"), place.form, sorted([*FORMS, "compared"]))
    if observation is None:
        return None
    text = FORMS[place.form](edition, observation)
    if not text:
        return text
    shown = _opening(edition, place.form, text, observation)
    if (
        place.form in ("value", "printed")
        and observation.year not in years
        and "@" not in place.reference
        and observation.year != edition.year
    ):
        return Markup("{} ({})").format(shown, FORMS["year"](edition, observation))
    return shown


def _opening(edition: Edition, form: str, text: str, observation: Observation) -> str:
    """Let a number open to what it follows from; years, names and judgements are no numbers."""
    if form in ("value", "printed"):
        return opens(edition, text, [observation])
    older = edition.before(observation)
    if older is None or form not in ("before", "change"):
        return text
    if form == "before":
        return opens(edition, text, [older])
    return opens(edition, text, [observation, older], reckoned(edition, observation, older))


def _compared(edition: Edition, observation: Observation, other: Observation) -> str | None:
    text = compared(edition, observation, other)
    return text and opens(
        edition, text, [observation, other], reckoned(edition, observation, other)
    )
