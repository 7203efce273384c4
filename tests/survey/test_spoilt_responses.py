"""What is wrong with responses is said with variable, code and row, all at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from helpers.base.errors import InputError, Problem
from helpers.survey.codebook import Codebook, Numeric
from helpers.survey.estimates import estimate
from helpers.survey.responses import Responses
from problems import told


def spoil(responses: Responses, variable: str, cells: dict[int, Any]) -> Responses:
    """Put other values into rows, as a spreadsheet counts them."""
    column = responses.table[variable].to_list()
    for row, value in cells.items():
        column[row - 2] = value
    found = pl.Series(variable, column, strict=False)
    return Responses(responses.file, responses.table.with_columns(found))


def problems(responses: Responses, codebook: Codebook) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        estimate(responses, codebook)
    return caught.value.problems


def only(responses: Responses, codebook: Codebook) -> Problem:
    found = problems(responses, codebook)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("variable", "cells", "row", "code", "words"),
    [
        (
            "ai_use",
            {12: 7},
            12,
            "code-unknown",
            "the code '7' is not in the codebook, which has 1, 2, 3, 4, 5, 99",
        ),
        ("ai_use", {12: 7, 40: 7}, 12, "code-unknown", "(rows 12, 40)"),
        ("ai_use", {12: 4.5}, 12, "code-unknown", "the code '4.5' is not in the codebook"),
        ("stratum", {9: None}, 9, "code-missing", "the stratum is missing"),
        ("stratum", {9: "  "}, 9, "code-missing", "the stratum is missing"),
        (
            "stratum",
            {9: "mun_tiny"},
            9,
            "code-unknown",
            "the code 'mun_tiny' is not in the codebook",
        ),
        ("sector", {9: None}, 9, "code-missing", "the population is missing"),
        ("sector", {9: "county"}, 9, "code-unknown", "the code 'county' is not in the codebook"),
        ("weight", {5: 0.0}, 5, "weight-form", "the weight is 0"),
        ("weight", {5: -1.5}, 5, "weight-form", "the weight is negative"),
        ("weight", {5: None}, 5, "weight-form", "the weight is missing or no number"),
        ("weight", {5: float("nan")}, 5, "weight-form", "the weight is missing or no number"),
        ("weight", {5: float("inf")}, 5, "weight-form", "the weight is missing or no number"),
        ("org", {5: None}, 5, "body-missing", "names no body"),
        ("org", {5: " "}, 5, "body-missing", "names no body"),
    ],
)
def test_each_fault_is_named(codebook, responses, variable, cells, row, code, words):
    problem = only(spoil(responses, variable, cells), codebook)
    assert told([problem]) == [("responses_2025.csv", row, variable, code)]
    assert words in problem.message


def test_a_weight_that_is_text_is_named(codebook, responses):
    text = Responses(responses.file, responses.table.with_columns(pl.col("weight").cast(pl.String)))
    assert estimate(text, codebook).estimates == estimate(responses, codebook).estimates
    problem = only(spoil(text, "weight", {8: "heavy"}), codebook)
    assert (problem.column, problem.row) == ("weight", 8)


def test_a_body_that_answered_twice_is_named(codebook, responses):
    body = responses.table["org"][3]
    problem = only(spoil(responses, "org", {30: body}), codebook)
    assert told([problem]) == [("responses_2025.csv", 5, "org", "body-twice")]
    assert f"the body {body!r} has answered 2 times (rows 5, 30)" in problem.message


def test_a_stratum_larger_than_its_population_is_named(codebook, responses):
    sizes = {**codebook.strata.sizes, "state": 100}
    book = replace(codebook, strata=replace(codebook.strata, sizes=sizes))
    problem = only(responses, book)
    assert told([problem]) == [("responses_2025.csv", None, "stratum", "stratum-size")]
    assert "123 bodies of the stratum 'state' have answered" in problem.message
    assert "100 in all" in problem.message


def test_a_body_alone_in_its_stratum_is_named(codebook, responses):
    alone = responses.table.filter(
        (pl.col("stratum") != "mun_small")
        | (pl.col("org") == pl.col("org").filter(pl.col("stratum") == "mun_small").first())
    )
    problem = only(Responses("alone.csv", alone), codebook)
    assert problem.code == "stratum-single"
    assert "only one of the 190 bodies of the stratum 'mun_small'" in problem.message
    merged = replace(codebook.strata, merge={"mun_small": "mun_medium"})
    assert merged.merged == {"state": 205, "mun_medium": 307, "mun_large": 50}
    assert estimate(Responses("alone.csv", alone), replace(codebook, strata=merged)).estimates


def test_variables_that_are_not_there_are_named_together(codebook, responses):
    table = responses.table.drop("weight").rename({"ai_use": "ai_used"})
    found = problems(Responses("short.csv", table), codebook)
    assert {problem.column for problem in found} == {"weight", "ai_use"}
    assert any("Did you mean 'ai_used'?" in problem.message for problem in found)


def test_everything_is_found_at_once(codebook, responses):
    spoilt: Callable[..., Responses] = spoil
    faults = {
        "ai_use": {3: 8},
        "sdg_clear": {4: 0},
        "stratum": {5: None},
        "weight": {6: 0.0, 7: -1.0, 8: None},
        "org": {9: responses.table["org"][0]},
        "sector": {10: "county"},
    }
    found = responses
    for variable, cells in faults.items():
        found = spoilt(found, variable, cells)
    assert [(p.column, p.row) for p in problems(found, codebook)] == [
        ("ai_use", 3),
        ("org", 2),
        ("sdg_clear", 4),
        ("sector", 10),
        ("stratum", 5),
        ("weight", 6),
        ("weight", 7),
        ("weight", 8),
    ]


def test_a_long_list_of_rows_is_cut(codebook, responses):
    problem = only(spoil(responses, "ai_use", dict.fromkeys(range(2, 22), 8)), codebook)
    assert "(rows 2, 3, 4, 5, 6 and 15 more)" in problem.message


MARGINS = {"county": {"north": 100.0, "south": 462.0}}


def with_counties(responses: Responses, county: str = "north") -> Responses:
    """Put the first half into one county, and the others into the south."""
    places = pl.int_range(pl.len())
    half = pl.when(places < pl.len() // 2).then(pl.lit(county)).otherwise(pl.lit("south"))
    return replace(responses, table=responses.table.with_columns(county=half))


@pytest.mark.parametrize(
    ("county", "margins", "code", "words"),
    [
        ("nort", MARGINS, "margin-empty", "nobody of 'north' has answered"),
        ("nort", MARGINS, "code-unknown", "the code 'nort' is not in the codebook"),
        (None, MARGINS, "code-missing", "the margin is missing"),
        (
            "north",
            {"county": {"north": 300.0, "south": 262.0}, "stratum": {"state": 562.0}},
            "code-unknown",
            "the code 'mun_large' is not in the codebook",
        ),
    ],
)
def test_a_margin_that_does_not_fit_is_named(codebook, responses, county, margins, code, words):
    book = replace(codebook, margins=margins)
    found = problems(with_counties(responses, county), book)
    assert any(p.code == code and words in p.message for p in found), found


def test_margins_that_no_weights_reach_are_named(codebook, responses):
    """All of the state are in the north, which is to have fewer than the state."""
    north = pl.when(pl.col("sector") == "state").then(pl.lit("north")).otherwise(pl.lit("south"))
    table = responses.table.with_columns(county=north)
    margins = {
        "county": {"north": 100.0, "south": 462.0},
        "sector": {"state": 205.0, "municipality": 357.0},
    }
    problem = only(replace(responses, table=table), replace(codebook, margins=margins))
    assert problem.code == "margins-unreached"
    assert problem.column == "calibration.margins"


def test_an_answer_that_is_no_number_is_named(codebook, responses):
    book = replace(codebook, numbers=(Numeric("hours", "", "hours", "mean", frozenset()),))
    texts = ["3,5", "4", "", None, "mange"] + ["7"] * (responses.table.height - 5)
    table = responses.table.with_columns(hours=pl.Series(texts, dtype=pl.String))
    problem = only(replace(responses, table=table), book)
    assert told([problem]) == [("responses_2025.csv", 6, "hours", "answer-number")]


def test_rows_of_one_body_that_differ_in_what_it_is_are_named(codebook, responses):
    book = replace(codebook, several=True)
    one = responses.table.with_columns(
        org=pl.when(pl.int_range(pl.len()).is_in([0, 301]))
        .then(pl.lit("both"))
        .otherwise(pl.col("org"))
    )
    problem = only(replace(responses, table=one), book)
    assert told([problem]) == [("responses_2025.csv", 2, "org", "body-scattered")]


def test_a_file_with_several_rows_of_a_body_is_told_what_to_say(codebook, responses):
    twice = replace(responses, table=pl.concat([responses.table, responses.table.head(1)]))
    first = next(p for p in problems(twice, codebook) if p.code == "body-twice")
    assert "rows: several_a_body" in first.message
    assert estimate(twice, replace(codebook, several=True)).estimates[0].bodies < 303
