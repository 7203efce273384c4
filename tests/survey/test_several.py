"""Bodies with several rows, and numbers: what is shown tells no few bodies apart."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import polars as pl
import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from helpers.base.errors import InputError
from helpers.survey.codebook import Codebook, Numeric
from helpers.survey.disclosure import DOMINATED, SMALL_BASE
from helpers.survey.domains import Domain
from helpers.survey.estimates import Survey, estimate
from helpers.survey.numbers import Number, shown_number
from helpers.survey.responses import Responses
from helpers.survey.rows import observation_rows
from helpers.survey.tally import CELL
from library import SEVERAL
from made_survey import small_responses

HOURS = Numeric("hours", "", "q", "mean", frozenset({"9"}))


def told_apart(sets: Iterable[frozenset[int]]) -> set[frozenset[int]]:
    """Return who is told apart by sets of bodies: each, and those in the same of them."""
    found = list(sets)
    everybody = frozenset().union(*found)
    places: dict[frozenset[int], set[int]] = {}
    for body in everybody:
        where = frozenset(i for i, bodies in enumerate(found) if body in bodies)
        places.setdefault(where, set()).add(body)
    return {*found, *map(frozenset, places.values())} - {frozenset()}


def members(survey: Survey, domain: Domain, answered: pl.Series) -> frozenset[int]:
    rows = survey.tally.rows.filter(answered & pl.col(CELL).is_in(list(domain.cells)))
    return frozenset(rows[survey.codebook.body])


@settings(max_examples=SEVERAL)
@given(found=small_responses(60), data=st.data())
def test_bodies_with_several_rows(small: Codebook, found: Responses, data: st.DataObject) -> None:
    """Rows of the same stratum, size and weight are given to bodies at will."""
    alike = ["stratum", "size", "weight"]
    parts = data.draw(st.integers(1, 4))
    table = found.table.with_columns(
        org=pl.struct(*alike).rank("dense") * 100 + pl.col("org") % parts
    )
    try:
        survey = estimate(replace(found, table=table), replace(small, several=True))
    except InputError:
        # One body alone of a stratum.
        reject()
    for measure in small.measures:
        answered = survey.tally.rows[measure.variable].cast(pl.String).is_in(list(measure.base))
        answered = answered.fill_null(False)
        shown = [
            members(survey, domain, answered)
            for (m, domain), e in zip(survey.pairs, survey.estimates, strict=True)
            if m == measure and not e.held_back
        ]
        assert all(len(s) >= small.minimum_base for s in told_apart(shown))


@settings(max_examples=SEVERAL)
@given(found=small_responses(60))
def test_numbers(small: Codebook, found: Responses) -> None:
    survey = estimate(found, replace(small, measures=(), numbers=(HOURS,)))
    answered = (survey.tally.rows["q"] != 9).fill_null(False)
    shown = [
        members(survey, domain, answered)
        for domain, number in zip(survey.domains, survey.numbers, strict=True)
        if not number.held_back
    ]
    assert all(len(s) >= small.minimum_base for s in told_apart(shown))
    assert all(len(a - b) >= 5 for a, b in combinations(shown, 2) if b < a)


def of_state(values: list[float], statistic: str, small: Codebook) -> Number:
    """Return a number of bodies of the state that have answered these."""
    table = pl.DataFrame(
        {
            "org": range(len(values)),
            "sector": "s",
            "stratum": "s",
            "size": "a",
            "weight": 1.0,
            "q": pl.Series(values, dtype=pl.Float64),
        }
    )
    book = replace(small, measures=(), numbers=(replace(HOURS, statistic=statistic),), groupings=())
    return estimate(Responses("made.csv", table), book).numbers[0]


@pytest.mark.parametrize(("largest", "why"), [(40, ""), (400, DOMINATED)])
def test_one_body_is_not_most_of_a_total(small: Codebook, largest: int, why: str) -> None:
    """Of twenty that answer about ten each, one answers 40, which is 17 per cent, or 400."""
    values = [float(largest), *[10.0 + place / 10 for place in range(-9, 10)]]
    whole = of_state(values, "total", small)
    assert (whole.value, whole.held_back) == (pytest.approx(sum(values)), why)


@pytest.mark.parametrize("same", [0.0, 37.5])
def test_what_nearly_all_have_answered_is_not_told(small: Codebook, same: float) -> None:
    """Of twenty, four answer otherwise: the mean would say what the others do."""
    assert of_state([same] * 16 + [1.0, 2.0, 3.0, 4.0], "mean", small).held_back == DOMINATED
    assert of_state([same] * 12 + [*map(float, range(11, 19))], "mean", small).held_back == ""


def test_a_giant_is_not_read_off_the_others(small: Codebook) -> None:
    """One of a group is most of its sum: with the whole, the other groups would tell it."""
    hours = [40000.0, *map(float, range(1, 12)), *map(float, range(2000, 2018))]
    table = pl.DataFrame(
        {
            "org": range(30),
            "sector": "m",
            "stratum": ["m1"] * 12 + ["m2"] * 18,
            "size": "a",
            "weight": 1.0,
            "q": hours,
        }
    )
    book = replace(small, measures=(), numbers=(replace(HOURS, statistic="total"),))
    found = estimate(Responses("made.csv", table), book).numbers
    hidden = {(n.population, n.group) for n in found if n.held_back}
    assert ("municipality", "small") in hidden
    assert {("all", ""), ("municipality", "")} <= hidden
    assert ("municipality", "medium") not in hidden


def test_a_few_do_not_hide_the_whole(small: Codebook) -> None:
    """Three bodies are held back, and with them the next smallest group; the whole is shown."""
    table = pl.DataFrame(
        {
            "org": range(45),
            "sector": "m",
            "stratum": ["m1"] * 3 + ["m2"] * 12 + ["m3"] * 30,
            "size": "a",
            "weight": 1.0,
            "q": [10.0 + place / 10 for place in range(45)],
        }
    )
    book = replace(small, measures=(), numbers=(HOURS,))
    found = estimate(Responses("made.csv", table), book).numbers
    shown = {(n.population, n.group) for n in found if not n.held_back}
    assert {("all", ""), ("municipality", ""), ("municipality", "large")} <= shown
    assert not {("municipality", "small"), ("municipality", "medium")} & shown


def test_each_measure_has_its_own_bodies(small: Codebook) -> None:
    """Three of a group have a row of don't know first: they are in the base of both measures."""
    bodies = [("m1", f"a{i}", 1 + i % 3) for i in range(12)]
    few = [("m2", f"b{i}", code) for i in range(3) for code in (9, 2)]
    table = pl.DataFrame(
        {
            "org": [name for _, name, _ in bodies + few],
            "sector": "m",
            "stratum": [stratum for stratum, _, _ in bodies + few],
            "size": "a",
            "weight": 1.0,
            "q": [code for _, _, code in bodies + few],
            "r": 1,
        }
    )
    measures = [m for m in small.measures if m.variable == "q"][:1]
    measures.append(replace(measures[0], indicator="dk", dont_know_counts=True))
    book = replace(small, measures=tuple(measures), several=True)
    survey = estimate(Responses("made.csv", table), book)
    for indicator in ("q", "dk"):
        shown = {e.group for e in survey.estimates if e.indicator == indicator and not e.held_back}
        assert not {"", "small"} <= shown


def test_a_body_weighs_what_its_rows_in_the_base_do(small: Codebook) -> None:
    """One body has thirty answers, eleven have one each: it is 30 of 41."""
    rows = [("a", 1 + i % 3) for i in range(30)]
    rows += [(f"b{i}", code) for i in range(11) for code in [2, *[9] * 29]]
    table = pl.DataFrame(
        {
            "org": [name for name, _ in rows],
            "sector": "s",
            "stratum": "s",
            "size": "a",
            "weight": 1.0,
            "q": [code for _, code in rows],
            "r": 1,
        }
    )
    survey = estimate(Responses("made.csv", table), replace(small, several=True))
    first = survey.estimates[0]
    assert (first.indicator, first.held_back) == ("q", DOMINATED)


def test_a_group_of_few_has_no_mean(small: Codebook) -> None:
    strata = ["m1"] * 12 + ["m2"] * 3
    table = pl.DataFrame(
        {
            "org": range(15),
            "sector": "m",
            "stratum": strata,
            "size": "a",
            "weight": 1.0,
            "q": [*range(15)],
        }
    )
    survey = estimate(
        Responses("made.csv", table), replace(small, measures=(), numbers=(HOURS,), minimum_base=5)
    )
    reasons = Counter((n.group, n.held_back) for n in survey.numbers)
    assert reasons["medium", SMALL_BASE] == 1
    # With those of the whole, the twelve would tell the three.
    assert not any(n.group == "small" and not n.held_back for n in survey.numbers)
    assert not any("value" in r for r in observation_rows(survey, 2025) if r["group"] == "medium")


NUMBER = Number(
    *("hours", "all", "", "", "mean"),
    value=43.27,
    se=2.0,
    ci_low=39.31,
    ci_high=47.23,
    n=300,
    bodies=300,
    df=290,
    heaviest=1.0,
    size=43.27,
)


def test_a_number_is_as_coarse_as_one_answer() -> None:
    """By hand: one of 300 is 0.14 of the mean, and of 20 it is 2.2; the steps are 0.2 and 5."""
    assert shown_number(NUMBER) == ("43.2", "39.2", "47.4", 300)
    assert shown_number(replace(NUMBER, n=20, bodies=20)) == ("45", "", "", 20)
    large = replace(NUMBER, value=4327.0, size=4327.0, n=20, bodies=20)
    assert shown_number(large) == ("4500", "", "", 20)
    assert shown_number(replace(NUMBER, held_back=SMALL_BASE)) is None


@given(
    st.decimals(-(10**6), 10**6, places=4).map(float),
    st.floats(0, 10),
    st.integers(10, 5000),
    st.floats(1, 5),
)
def test_no_number_is_finer_than_one_answer(
    value: float, more: float, bodies: int, heaviest: float
) -> None:
    """Answers of both signs may be much larger than their mean."""
    size = abs(value) * (1 + more)
    of = {"n": bodies, "bodies": bodies, "heaviest": heaviest, "size": size}
    found = shown_number(replace(NUMBER, value=value, **of))
    assert found is not None
    one = size * heaviest / bodies
    assert abs(float(found[0]) - value) <= max(10 * one, 1.0)
    # Steps are 1, 2 or 5 of a decimal place.
    digits = Decimal(found[0]).normalize()
    assert not digits or 10.0 ** int(digits.as_tuple().exponent) >= one / 5 * (1 - 1e-9)
