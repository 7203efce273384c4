"""The figures of a claim as each source has them, where sources differ.

A claim is held against what its own source prints. A later source that prints another value
makes no true claim false: it is told that the sources disagree.
"""

from collections.abc import Iterable
from dataclasses import replace

from helpers.data import Citation, Edition, Observation
from helpers.data.edition import Row

Figures = tuple[Observation, ...]


def own_reading(edition: Edition, source: str, figures: Figures) -> Edition:
    """Return the edition with the values that a source prints in the place of the book's."""
    return _with(edition, (pair for pair in _printed(edition, figures) if _by(pair) == source))


def readings(edition: Edition, source: str, figures: Figures) -> tuple[Edition, ...]:
    """Return the edition as sources have it that print other values than the book uses.

    For each of them there are two readings, since a claim may join a figure of its own source
    with one of another: the other beside ``source``, and in its place. The book's choice is a
    reading too. Where no source differs, there is none.

    What is asked of a reading is not noted: all that it rests on was asked of ``edition``.
    """
    printed = _printed(edition, figures)
    if not printed:
        return ()
    own = [pair for pair in printed if _by(pair) == source]
    others = dict.fromkeys(_by(pair) for pair in printed if _by(pair) != source)
    found = [own, []]
    for other in others:
        its = [pair for pair in printed if _by(pair) == other]
        found += [[*its, *own], [*own, *its]]
    return tuple(_with(edition, pairs) for pairs in found)


def disputed(edition: Edition, figures: Figures) -> Figures:
    """Return the figures for which sources print different values."""
    return tuple(o for o in figures if _rows(edition, o))


Pair = tuple[Observation, Row]


def _printed(edition: Edition, figures: Figures) -> list[Pair]:
    return [(o, row) for o in figures for row in _rows(edition, o)]


def _rows(edition: Edition, observation: Observation) -> list[Row]:
    return [row for row in edition.contradicting(observation) if row["value"] is not None]


def _by(pair: Pair) -> str:
    return str(pair[1]["source"])


def _with(edition: Edition, pairs: Iterable[Pair]) -> Edition:
    """Put printed values in the place of the book's; of two for one figure, the last counts."""
    printed = [_as_printed(o, row) for o, row in pairs]
    return edition.reading(printed) if printed else edition


def _as_printed(observation: Observation, row: Row) -> Observation:
    return replace(
        observation,
        value=row["value"],
        precision=row["precision"],
        printed=row["printed"],
        rank_of=row["rank_of"],
        citations=(Citation(row["source"], row["locator"]),),
    )
