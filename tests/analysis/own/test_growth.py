"""How much the catalogue grew, from two counts that are made alike."""

import pytest

from analysis.own.made import made, one
from helpers.analysis.own.growth import growth_of_the_catalogue


def count(year: int, value: float, source: str = "s"):
    return made("datasets", value, year, unit="count", source=source)


def growth(year: int, value: float):
    return made("datasets_growth", value, year, unit="count", kind="growth")


COUNTS = [count(2021, 1589), count(2022, 1659)]


def test_growth_is_the_difference_of_two_counts() -> None:
    found = one(growth_of_the_catalogue([*COUNTS, growth(2020, 337), growth(2021, 132)]))
    assert found.result.value == 70
    assert found.result.whole
    assert [o.value for o in found.parts["earlier"]] == [337, 132]
    assert "stated" not in found.parts


def test_another_growth_that_a_source_prints_stands_beside_it() -> None:
    found = one(growth_of_the_catalogue([*COUNTS, growth(2021, 132), growth(2022, 83)]))
    assert found.parts["stated"].value == 83
    assert [o.value for o in found.parts["earlier"]] == [132]


@pytest.mark.parametrize(
    "figures",
    [
        [],
        COUNTS[:1],
        # The source says it itself.
        [*COUNTS, growth(2022, 70)],
        # Two years between, and two sources that may count differently.
        [count(2020, 1000), count(2022, 1659)],
        [count(2021, 1575, "a"), count(2022, 1659, "b")],
        [*COUNTS[:1], made("datasets", 1659, 2022, unit="count", precision="about")],
    ],
)
def test_nothing_is_found_where_the_counts_do_not_tell_it(figures) -> None:
    assert growth_of_the_catalogue(figures) == ()
