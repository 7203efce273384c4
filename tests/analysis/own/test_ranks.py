"""The places of the parts of a survey beside that of its whole."""

import pytest

from analysis.own.made import made, one
from helpers.analysis.own.ranks import parts_beside_whole


def rank(code: str, value: float, year: int = 2021, **more):
    about = {"unit": "rank", "survey": "Benchmark", "rank_of": 36, "population": "country"} | more
    return made(code, value, year, **about)


def whole(value: float, year: int = 2021, **more):
    return rank("whole", value, year, battery="international_rankings", **more)


PARTS = [rank("a", 18), rank("b", 6), rank("c", 7)]


def test_the_best_and_the_weakest_part_are_so_far_apart() -> None:
    found = one(parts_beside_whole([whole(11), *PARTS]))
    assert found.result.value == 12
    assert found.result.whole
    assert found.parts["whole"].value == 11
    assert [o.value for o in found.parts["parts"]] == [6, 7, 18]


def test_the_newest_year_with_whole_and_parts_counts() -> None:
    newer = [whole(11, 2024), rank("a", 8, 2024)]
    assert one(parts_beside_whole([whole(11), *PARTS, *newer])).observations[0].year == 2021


@pytest.mark.parametrize(
    "figures",
    [
        PARTS,
        [whole(11), *PARTS[:1]],
        [whole(11), rank("a", 18, survey="Another"), rank("b", 6)],
        # Of fewer countries, of another country, of no survey.
        [whole(11), rank("a", 18, rank_of=30), rank("b", 6)],
        [whole(11), rank("a", 18, group="finland"), rank("b", 6)],
        [whole(11, survey=""), rank("a", 18, survey=""), rank("b", 6, survey="")],
    ],
)
def test_nothing_is_found_where_whole_or_parts_are_missing(figures) -> None:
    assert parts_beside_whole(figures) == ()
