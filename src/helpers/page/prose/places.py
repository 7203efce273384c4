"""Places in a template that the data fill: ``{reference}``, ``{reference|form other}``."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from helpers.base.errors import UsageError
from helpers.base.messages import Message

_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a template.

    Parameters
    ----------
    text : str
        The place as it is written, braces included.
    reference : str
        What it refers to; see `helpers.data.references`.
    form : str
        A key of `helpers.page.prose.forms.FORMS`, or ``compared``.
    other : str
        The reference that ``compared`` compares with; else empty.
    """

    text: str
    reference: str
    form: str
    other: str


def place_at(template: str, start: int) -> Place:
    r"""Return the place that begins with the brace at ``start``.

    Raises
    ------
    UsageError
        No place begins there: every brace of a template is part of one, or written ``\{``.

    Examples
    --------
    >>> place_at("Av dem {ai_use | value}.", 7).form
    'value'
    """
    end = template.find("}", start)
    inside = template[start + 1 : max(end, start + 1)]
    reference, bar, rest = (part.strip() for part in inside.partition("|"))
    form, *other = rest.split(None, 1) or [""]
    whole = end > start and not _BRACE.search(inside) and inside.isprintable()
    if not whole or not reference or bool(bar) != bool(form) or "|" in rest:
        raise UsageError(
            Message(
                "{text!r} is no whole place; expected {{reference}} or {{reference|form}}, or a "
                "backslash before a brace that is to be shown.",
                text=template[start : start + 40],
            )
        )
    return Place(template[start : end + 1], reference, form or "value", "".join(other))


def filled(template: str, fill: Callable[[Place], str | None]) -> Markup | None:
    """Fill every place of a sentence without Markdown; None where one has nothing to say."""
    parts: list[str] = []
    end = 0
    while brace := _BRACE.search(template, end):
        place = place_at(template, brace.start())
        said = fill(place)
        if said is None:
            return None
        parts += [template[end : brace.start()], said]
        end = brace.start() + len(place.text)
    return Markup("").join([*parts, template[end:]])


def places(template: str) -> tuple[Place, ...]:
    """Return the places of a sentence without Markdown."""
    found: list[Place] = []

    def note(place: Place) -> str:
        found.append(place)
        return ""

    filled(template, note)
    return tuple(found)
