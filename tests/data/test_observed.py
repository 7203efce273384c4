"""Observations found by their indicators and series, and put in the place of others."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.claims.made import figure, indicator
from helpers.data import Observation
from helpers.data.observed import Observed

INDICATORS = {code: indicator(code) for code in ("first", "second")}
OBSERVATIONS = st.lists(
    st.builds(
        lambda code, population, year, value: figure(
            INDICATORS[code], year, value, population=population
        ),
        st.sampled_from(sorted(INDICATORS)),
        st.sampled_from(["all", "state"]),
        st.integers(2019, 2022),
        st.integers(0, 100),
    ),
    unique_by=lambda o: (o.key, o.year),
).map(lambda found: sorted(found, key=lambda o: (o.key, o.year)))


@given(OBSERVATIONS)
def test_each_is_found_by_its_indicator_and_its_series(observations: list[Observation]) -> None:
    observed = Observed.of(observations)
    assert list(observed.all) == observations
    for code in INDICATORS:
        theirs = [o for o in observations if o.indicator.indicator == code]
        assert list(observed.of_indicator(code)) == theirs
    for o in observations:
        assert list(observed.series(o.key)) == [x for x in observations if x.key == o.key]
    assert observed.of_indicator("third") == ()


@given(OBSERVATIONS, OBSERVATIONS)
def test_others_stand_in_the_place_of_the_same_key_and_year(
    observations: list[Observation], others: list[Observation]
) -> None:
    before = Observed.of(observations)
    put = {(o.key, o.year): o for o in others}
    expected = [put.get((o.key, o.year), o) for o in observations]
    assert list(before.instead(others).all) == expected
    assert list(before.all) == observations
