"""Whom a figure is of, in the words that readers see."""

from .edition import Edition
from .model import COUNTRY


def whom(edition: Edition, population: str, group: str) -> tuple[str, str]:
    """Return what readers see for a population, and for a part of it; empty for the whole.

    Another country than Norway stands alone, as a population of its own.
    """
    part = edition.label("group", group) if group else ""
    if population == COUNTRY and part:
        return part, ""
    return edition.label("population", population), part


def whom_in_sentence(edition: Edition, population: str, group: str) -> tuple[str, str]:
    """Return what `whom` does, as it stands in a sentence: countries alone keep a capital."""
    whole, part = whom(edition, population, group)
    return whole if population == COUNTRY else _lower(whole), _lower(part)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
