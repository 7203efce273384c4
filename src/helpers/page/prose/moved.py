"""How a figure moved since the one before, as a strip and a row say it."""

from markupsafe import Markup

from helpers.analysis.changes import change_since
from helpers.data import Edition, Observation
from helpers.page.html import Moved
from helpers.page.labels import name, when
from helpers.page.numbers import opens

from .forms import moved, reckoned

_DIRECTIONS = {"up": "up", "down": "down", "flat": "same"}
_JUDGEMENTS = {"good": "good", "bad": "bad", "slight": "slight", "neutral": "neither"}


def moved_since(
    edition: Edition, observation: Observation, *, named: bool, opening: bool = True
) -> Moved | None:
    """Return the change of a figure since the one before; None where none can be told.

    Parameters
    ----------
    edition : Edition
    observation : Observation
    named : bool
        Whether to say whose change it is.
    opening : bool
        Whether the number opens by itself; not where what it stands in does.
    """
    change = change_since(edition, observation)
    words = moved(edition, change) if change else None
    if change is None or words is None:
        return None
    # A cell may be too narrow for a number and its unit on one line.
    words = words.replace("\N{NO-BREAK SPACE}", " ")
    ends = [observation, change.before]
    sum_of = reckoned(edition, observation, change.before)
    shown = opens(edition, words, ends, sum_of) if opening else words
    return Moved(
        direction=_DIRECTIONS[change.direction],
        text=Markup(edition.translate("{} siden {}")).format(shown, when(edition, change.before)),
        judgement="" if change.direction == "flat" else _JUDGEMENTS[change.judgement],
        whose=name(edition, observation, ["population", "group"]) if named else "",
    )
