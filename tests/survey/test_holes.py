"""Who tries the rule on every file of responses that there could be learns nothing from a hole.

Two files are alike to a reader when all that is published of them is the same, the holes
included. Here every file is made and published, and of each the files that are alike are compared.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import product
from random import Random
from typing import Any, NamedTuple

import polars as pl
import pytest

from helpers.survey.codebook import Codebook
from helpers.survey.estimates import estimate
from helpers.survey.evidence import Evidence
from helpers.survey.responses import Responses
from helpers.survey.rows import observation_rows
from library import EVERY, LONG


class Part(NamedTuple):
    """Bodies that nothing known tells apart: so many, in a county, each with one weight."""

    county: str
    size: int
    weight: float


# Of each part, how many answered low, how many high, and how many nothing.
File = tuple[tuple[int, int, int], ...]


def files(parts: Sequence[Part], silent: int) -> Iterator[File]:
    """Yield every file in which at most so many of a part have given no answer."""
    ways = [
        [
            (part.size - none - high, high, none)
            for none in range(min(silent, part.size) + 1)
            for high in range(part.size - none + 1)
        ]
        for part in parts
    ]
    yield from product(*ways)


def responses(parts: Sequence[Part], file: File) -> Responses:
    rows = [
        (part.county, part.weight, code)
        for part, numbers in zip(parts, file, strict=True)
        for code, n in zip((1, 2, None), numbers, strict=True)
        for _ in range(n)
    ]
    counties, weights, answers = zip(*rows, strict=True)
    table = {"org": range(len(rows)), "county": counties, "weight": weights}
    return Responses(
        "made.csv", pl.DataFrame(table).with_columns(q=pl.Series(answers, dtype=pl.Int64))
    )


def told(parts: Sequence[Part], codebook: Codebook, silent: int) -> dict[int, int]:
    """Return in how many files each part of few is known too well, by somebody.

    Neither a reader nor a body of the part, which knows its own answer, may know the number of
    those who are counted more narrowly than two apart.
    """
    alike: dict[str, list[File]] = defaultdict(list)
    for file in files(parts, silent):
        alike[str(observation_rows(estimate(responses(parts, file), codebook), 2025))].append(file)
    found = {}
    for place, part in enumerate(parts):
        if part.size < codebook.minimum_base:
            found[place] = sum(
                _known(file[place], [other[place] for other in same])
                for same in alike.values()
                for file in same
            )
    return found


def _known(true: tuple[int, int, int], possible: Sequence[tuple[int, int, int]]) -> bool:
    size = true[0] + true[1]
    views = [(min(2, size), possible)]
    views += [
        (min(2, size - 1), [other for other in possible if other[own]])
        for own in (0, 1)
        if true[own]
    ]
    return any(_width(others) < width for width, others in views)


def _width(others: Sequence[tuple[int, int, int]]) -> int:
    counted = [other[1] for other in others]
    return max(counted) - min(counted)


HEAVY = Part("a", 3, 2.5), Part("a", 100, 1.0)
SILENT = Part("a", 3, 1.0), Part("b", 12, 1.0)
COUNTIES = Part("a", 4, 1.0), Part("b", 11, 1.0), Part("c", 14, 1.0)


@pytest.mark.parametrize(
    ("parts", "silent"),
    [
        pytest.param(HEAVY, 0, id="heavy"),
        pytest.param(SILENT, 2, id="silent", marks=pytest.mark.skipif(not EVERY, reason=LONG)),
    ],
)
def test_no_hole_tells(counties: Codebook, parts: tuple[Part, ...], silent: int) -> None:
    assert set(told(parts, counties, silent).values()) == {0}


def test_no_hole_tells_of_counties(counties: Codebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many files to make: those that convinced are published like the true one, holes and all.

    Among them are files in which some have not answered at all.
    """
    searches: list[Evidence] = []

    class Watched(Evidence):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            searches.append(self)

    monkeypatch.setattr("helpers.survey.disclosure.Evidence", Watched)
    compared = 0
    for file in Random(1).sample([*files(COUNTIES, 0)], 30):
        published = observation_rows(estimate(responses(COUNTIES, file), counties), 2025)
        search = searches[-1]
        codes = [search._asked.codes.index(code) for code in ("1", "2", None)]
        for other in search._files[1:]:
            counts = other.reshape(search._asked.counts.shape)[:, codes]
            alike = responses(COUNTIES, tuple(map(tuple, counts.tolist())))
            assert observation_rows(estimate(alike, counties), 2025) == published
            compared += 1
    assert compared > 30
