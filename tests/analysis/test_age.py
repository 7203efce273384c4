"""What counts as old: held against the plainest reading of the rule, on any observations."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.analysis.age import outdated
from helpers.data import Observation
from helpers.page.labels import with_age
from small import edition, indicator, observed

KINDS = ("measured", "growth", "target", "requirement")
YEAR = 2024


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Observation:
    found = edition(
        tmp_path_factory.mktemp("age"),
        indicators=[indicator("use")],
        observations=[observed("use", 2021, 25)],
    )
    (only,) = found.observations
    return only


shown = st.lists(st.tuples(st.integers(2010, 2034), st.sampled_from(KINDS), st.booleans()))


@given(shown)
def test_old_is_what_has_no_measured_value_of_the_last_years(
    one: Observation, shown: list[tuple[int, str, bool]]
) -> None:
    observations = [
        replace(
            one,
            year=year,
            value=None if hidden else 1.0,
            indicator=replace(one.indicator, kind=kind),
        )
        for year, kind, hidden in shown
    ]
    years = [year for year, kind, hidden in shown if kind in KINDS[:2] and not hidden]
    # The edition's own year and the two before it are new.
    new = [year for year in years if year >= YEAR - 2]
    found = outdated(YEAR, observations)
    assert (found is None) == bool(new or not years)
    if found:
        assert found.year == max(years)


@pytest.mark.parametrize(
    ("spans", "title"),
    [
        ([(2020, None), (2021, None)], "Hvem deler? (nyeste tall fra 2021)"),
        ([(2021, 2017)], "Hvem deler? (nyeste tall fra 2017–2021)"),
        ([(2020, None), (2022, None)], "Hvem deler?"),
        ([], "Hvem deler?"),
    ],
)
def test_a_title_says_from_when_the_newest_figure_is(
    tmp_path: Path, one: Observation, spans: list[tuple[int, int | None]], title: str
) -> None:
    observations = [replace(one, year=year, year_from=first) for year, first in spans]
    assert with_age(edition(tmp_path), "Hvem deler?", observations) == title
