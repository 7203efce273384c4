"""What a body is shown of the others tells it of no few of them, though it knows its own answer."""

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers.survey.codebook import Codebook
from helpers.survey.estimates import estimate
from helpers.survey.one_body import bodies, name_of, shown_to
from helpers.survey.responses import Responses
from made_survey import small_responses
from worked_out import BASE, COUNTED, answers, belongs, reach, sums


@settings(max_examples=25)
@given(found=small_responses(30), number=st.integers(0, 10_000))
def test_nothing_held_back_can_be_worked_out_with_ones_own_answer(
    small: Codebook, found: Responses, number: int
):
    survey = estimate(found, small)
    everybody = tuple(bodies(survey))
    place = number % len(everybody)
    row = found.table.row(place, named=True)
    (shown,) = shown_to(survey, [everybody[place]])
    for variable in ("q", "r"):
        others = answers(found, variable)
        own = (row["sector"], row["stratum"], row["size"], row[variable])
        others[own] = others.get(own, 1) - 1
        unknowns, truth = list(others), np.array([float(n) for n in others.values()])
        visible = [
            e
            for beside in shown
            for e in beside.estimates
            if e.indicator == variable and not e.held_back
        ]
        equations = np.array([part for e in visible for part in sums(e, unknowns)])
        equations = equations.reshape(-1, len(unknowns))
        for e in survey.estimates:
            if e.indicator != variable:
                continue
            counted, rest = sums(e, unknowns)
            n, few = (counted + rest) @ truth, counted @ truth
            tells = n < small.minimum_base or (n < small.small_group and few in (0, n))
            assert not (tells and e in visible), (e, n)
            if tells and n:
                assert all(reach(part, equations, truth) >= 0.5 for part in (counted, rest)), e


@settings(max_examples=25)
@given(found=small_responses(45))
def test_a_body_sees_no_more_than_everybody_and_only_where_it_belongs(
    small: Codebook, found: Responses
):
    survey = estimate(found, small)
    public = {e.key: e for e in survey.estimates}
    everybody = tuple(bodies(survey))
    table = found.table.iter_rows(named=True)
    for row, body, shown in zip(table, everybody, shown_to(survey, everybody), strict=True):
        cell = row["sector"], row["stratum"], row["size"], 0
        assert [b.code for b in shown] == [
            None if row[name] is None else str(row[name]) for name in ("q", "q", "r")
        ], body
        for beside in shown:
            for e in beside.estimates:
                assert belongs(e, cell)
                assert e.held_back or public[e.key].held_back == ""
        keys = {e.key for beside in shown for e in beside.estimates}
        assert keys == {key for key, e in public.items() if belongs(e, cell)}


def responses(*states: int) -> Responses:
    """Return answers to q of that many state bodies, and of many municipalities."""
    strata = ["s"] * len(states) + ["m1", "m2", "m3"] * 8
    return Responses(
        "made.csv",
        pl.DataFrame(
            {
                "org": [float(i) for i in range(len(strata))],
                "sector": ["s" if s == "s" else "m" for s in strata],
                "stratum": strata,
                "size": ["b"] * len(strata),
                "weight": [1.0] * len(strata),
                "q": [*states, *[1, 2] * 12],
                "r": [*states, *[1, 3] * 12],
            }
        ),
    )


def held_back(small: Codebook, found: Responses, place: int) -> dict[tuple[str, str], bool]:
    """Return by indicator and answers whether a body is not shown the share of state bodies."""
    survey = estimate(found, small)
    (shown,) = shown_to(survey, [tuple(bodies(survey))[place]])
    return {
        (e.indicator, e.category): bool(e.held_back)
        for beside in shown
        for e in beside.estimates
        if e.population == "state"
    }


def test_the_smallest_base_is_counted_without_the_body(small: Codebook):
    # The minimum is 4: all see the share of four state bodies, but none of the four does.
    four, five = responses(1, 1, 2, 3), responses(1, 1, 2, 3, 1)
    assert not any(e.held_back for e in estimate(four, small).estimates if not e.group)
    assert all(held_back(small, four, 0).values())
    assert held_back(small, five, 0) == dict.fromkeys(held_back(small, five, 0), False)


def test_a_body_that_did_not_answer_has_nothing_to_take_out(small: Codebook):
    assert not held_back(small, responses(1, 1, 2, 3, 9), 4)["q", "some_or_high"]
    assert held_back(small, responses(1, 1, 2, 3, 9), 0)["q", "some_or_high"]


def test_all_or_none_of_the_others_is_not_told(small: Codebook):
    # Of five, one has answered 3. It alone would learn that none of the others has.
    five = responses(1, 1, 1, 1, 3)
    assert held_back(small, five, 4)["q", "some_or_high"]
    assert not held_back(small, five, 0)["q", "some_or_high"]


def test_names_are_as_the_file_has_them(small: Codebook):
    survey = estimate(responses(1, 1, 2, 3), small)
    assert [body.name for body in bodies(survey)][:3] == ["0", "1", "2"]
    assert name_of("../x ") == "../x "


def test_the_questions_of_the_property_are_those_of_the_codebook(small: Codebook):
    for measure in small.measures:
        assert {str(code) for code in BASE[measure.indicator]} == measure.base
        counted = {str(code) for code in COUNTED[measure.indicator, measure.category]}
        assert counted == measure.counted
