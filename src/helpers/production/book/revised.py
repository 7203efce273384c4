"""What changed in a figure from one edition to the next: numbers that came, and that are others."""

import csv
import io
from collections.abc import Mapping
from itertools import combinations

from helpers.base.files import digest
from helpers.base.outputs import Figure

# What a number is of. All else of what is printed says how it was found, or is words.
_KEY = ("indicator", "population", "group", "category", "year_from", "year")
_SAID = ("value", "change", "precision")
_SHORT = 12


def numbers_of(figure: Figure) -> dict[str, str]:
    """Return what a figure says, by short names of what it says it of."""
    found = {}
    for download in figure.downloads:
        for row in csv.DictReader(io.StringIO(download.content, newline="")):
            key = "|".join(row.get(column) or "" for column in _KEY)
            said = " ".join(filter(None, (row.get(column) for column in _SAID)))
            found[digest(key.encode("utf-8", "surrogatepass"))[:_SHORT]] = said
    return found


def revisions(
    editions: Mapping[int, Mapping[str, Mapping[str, str]]],
) -> dict[str, dict[str, tuple[int, int]]]:
    """Return how many numbers of each figure are others in a later edition, and how many came.

    Parameters
    ----------
    editions : mapping of int to mapping
        What the figures of each edition say, by year and anchor.

    Returns
    -------
    dict
        By anchor and "2022-2024", of each two editions that have the figure.
    """
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for older, newer in combinations(sorted(editions), 2):
        before, now = editions[older], editions[newer]
        for anchor in sorted(before.keys() & now.keys()):
            pair = _differing(before[anchor], now[anchor])
            found.setdefault(anchor, {})[f"{older}-{newer}"] = pair
    return found


def _differing(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[int, int]:
    revised = sum(now[key] != said for key, said in before.items() if key in now)
    return revised, len(now.keys() - before.keys())
