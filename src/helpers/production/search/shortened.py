"""As much of a place as excerpts are taken from; the rest of it is found, and not shown."""

import re
from collections.abc import Iterable
from dataclasses import replace

from .units import Page, Unit

# A number with its groups is one.
NUMBER = re.compile(r"\d{1,3}(?:\s\d{3})+(?!\d)|\d+(?:,\d+)?")
_WORD = re.compile(rf"{NUMBER.pattern}|[^\W\d_]+")
_SHORT = 3


def shortened(page: Page, longest: int) -> Page:
    """Return a page whose places have no text of more signs than ``longest``."""
    return replace(page, units=tuple(_shortened(unit, longest) for unit in page.units))


def _shortened(unit: Unit, longest: int) -> Unit:
    text, rest = _cut(unit.text, longest)
    # A number of a text stands in a figure too, where it is found.
    others = [word for word in _WORD.findall(rest) if not word[0].isdigit()]
    said = f"{unit.title} {unit.value} {text}"
    return replace(unit, text=text, more=_new(said, [*others, *unit.more.split()]))


def _cut(text: str, longest: int) -> tuple[str, str]:
    """Return the beginning of a text and the rest."""
    if len(text) <= longest:
        return text, ""
    end = text.rfind(" ", 0, longest)
    return f"{text[:end]} …", text[end:]


def _new(said: str, words: Iterable[str]) -> str:
    """Return those words and numbers, each once, that have not been said, but for short words."""
    known = set(map(_small, _WORD.findall(said)))
    small = {_small(word) for word in words if len(word) >= _SHORT or word[0].isdigit()}
    return " ".join(sorted(small - known))


def _small(word: str) -> str:
    """Return a word in small letters, and a number without the spaces of its groups."""
    return "".join(word.lower().split())
