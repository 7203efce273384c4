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
    return whole if is_name else lowered(whole), part if _country(edition, group) else lowered(part)


def _country(edition: Edition, group: str) -> bool:
    """Tell whether a group is the people of a country, as "Innbyggere (Danmark)" are."""
    if not group or group in AVERAGES:
        return False
    return bool(edition.rows("observations", population=COUNTRY, group=group))
