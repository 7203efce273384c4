"""Whom a figure is of, in the words that readers see."""

from helpers.base.formats import lowered

from .edition import Edition
from .model import AVERAGES, COUNTRY


def whom(edition: Edition, population: str, group: str) -> tuple[str, str]:
    """Return what readers see for a population, and for a part of it; empty for the whole.

    Another country than Norway stands alone, as a population of its own.
    """
    part = edition.label("group", group) if group else ""
    if population == COUNTRY and part:
        return part, ""
    return edition.label("population", population), part


def whom_in_sentence(edition: Edition, population: str, group: str) -> tuple[str, str]:
    """Return what `whom` does, as it stands in a sentence: names of countries keep a capital."""
    whole, part = whom(edition, population, group)
    is_name = population == COUNTRY and group not in AVERAGES
    return whole if is_name else lowered(whole), lowered(part)
