"""Templates filled from the data, one sentence a line.

A sentence with a figure that this edition does not have is left out, whole: prose never
shows a hole, and never a figure of another year without its year.
"""

import re
from dataclasses import dataclass

from IPython.display import Markdown, display

from ..errors import UsageError
from ..observations import Edition, Observation
from ..references import Facts, find
from .forms import FORMS, compared

_PLACE = re.compile(r"\{([^{}|]+)(?:\|([a-z_]+)(?:\s+([^{}|]+))?)?\}")


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs in Markdown, ready to show; nothing is shown of an empty one."""

    text: str

    def _ipython_display_(self) -> None:
        if self.text:
            display(Markdown(self.text))


def say(edition: Edition, template: str, **facts: Observation | None) -> Prose:
    """Fill a template of sentences.

    Parameters
    ----------
    edition : Edition
    template : str
        One sentence a line, paragraphs with an empty line between. ``{reference}`` and
        ``{reference|form}`` are filled; the forms are the keys of `FORMS` and ``compared``,
        which takes another reference: ``{ai_plans/state|compared ai_plans/municipality}``.
    **facts : Observation or None
        Observations found by a calculation, which references may name. A sentence about a
        fact that is None is left out.

    Raises
    ------
    UsageError
        A reference or form does not exist; the message names the line of the template.
    """
    paragraphs: list[list[str]] = [[]]
    # The first line of a text in triple quotes is the one after them.
    for number, line in enumerate(template.removeprefix("\n").splitlines(), 1):
        if not line.strip():
            paragraphs.append([])
            continue
        try:
            sentence = words(edition, edition.translate(line.strip()), **facts)
        except UsageError as error:
            raise UsageError(f"line {number}: {error}") from None
        if sentence is not None:
            paragraphs[-1].append(sentence)
    return Prose("\n\n".join(" ".join(p) for p in paragraphs if p))


def words(edition: Edition, sentence: str, **facts: Observation | None) -> str | None:
    """Fill one sentence, or return None where a figure of it is missing in this edition."""
    # A year that the sentence says itself need not be said again.
    dated = "|year}" in sentence
    parts: list[str] = []
    end = 0
    for place in _PLACE.finditer(sentence):
        filled = _fill(edition, place, facts, dated)
        if filled is None:
            return None
        parts += [sentence[end : place.start()], filled]
        end = place.end()
    text = "".join([*parts, sentence[end:]])
    return text[0].upper() + text[1:]


def _fill(edition: Edition, place: re.Match[str], facts: Facts, dated: bool) -> str | None:
    reference, form, other = place[1], place[2] or "value", place[3]
    observation = find(edition, reference, facts)
    if form == "compared":
        if not other:
            raise UsageError(f"{place[0]} needs a second reference to compare with.")
        against = find(edition, other, facts)
        return compared(edition, observation, against) if observation and against else None
    if form not in FORMS:
        raise UsageError(
            f"{place[0]}: there is no form {form!r}; expected one of "
            f"{', '.join(sorted([*FORMS, 'compared']))}."
        )
    if observation is None:
        return None
    text = FORMS[form](edition, observation)
    if (
        form in ("value", "printed")
        and text
        and not dated
        and "@" not in reference
        and observation.year != edition.year
    ):
        return f"{text} ({FORMS['year'](edition, observation)})"
    return text
