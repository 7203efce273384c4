"""What is held back, for which reason, and that it can be told from nothing that is shown."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl
import pytest
from hypothesis import given, settings

from helpers.survey.answered import Answered, Counts
from helpers.survey.codebook import Codebook
from helpers.survey.disclosure import BEFORE, DOMINATED, GIVES_AWAY, SMALL_BASE, UNPROVEN
from helpers.survey.estimate import Key
from helpers.survey.estimates import Survey, estimate
from helpers.survey.evidence import Evidence, Few, Place
from helpers.survey.published import Shown, shown
from helpers.survey.responses import Responses
from helpers.survey.rows import observation_rows
from helpers.survey.tally import CELL, WEIGHT
from library import EVERY, SEVERAL
from made_survey import small_responses


def answered(weight: float = 4.0, heavy: float = 4.0, **county: tuple[int, int]) -> Responses:
    """Return responses: of each county, how many are counted and how many are not."""
    rows = [
        (name, code)
        for name, numbers in county.items()
        for code, n in zip((2, 1), numbers, strict=True)
        for _ in range(n)
    ]
    weights = [heavy, *[weight] * (len(rows) - 1)]
    columns = {"county": [r[0] for r in rows], "q": [r[1] for r in rows], "weight": weights}
    return Responses("made.csv", pl.DataFrame({"org": range(len(rows)), **columns}))


def reasons(survey: Survey) -> dict[str, str]:
    return {e.group: e.held_back for e in survey.estimates if e.held_back}


def test_one_small_group_takes_the_next_smallest_with_it(counties: Codebook) -> None:
    found = estimate(answered(a=(3, 4), b=(9, 9), c=(30, 40)), counties)
    assert reasons(found) == {"a": SMALL_BASE, "b": GIVES_AWAY}


def test_two_small_groups_protect_each_other(counties: Codebook) -> None:
    found = estimate(answered(a=(2, 4), b=(3, 5), c=(30, 40)), counties)
    assert set(reasons(found)) == {"a", "b"}


def test_nothing_is_held_back_without_need(counties: Codebook) -> None:
    assert reasons(estimate(answered(a=(6, 9), b=(9, 9), c=(30, 40)), counties)) == {}


def test_the_rest_of_a_population_is_protected_though_no_table_shows_it(
    counties: Codebook,
) -> None:
    # Four bodies lie in no county that is shown.
    responses = answered(a=(20, 20), b=(15, 15), c=(20, 20), d=(1, 3))
    nowhere = pl.col("county").replace({"d": None})
    found = estimate(replace(responses, table=responses.table.with_columns(nowhere)), counties)
    assert GIVES_AWAY in reasons(found).values()


@pytest.mark.parametrize("counted", [0, 7])
def test_a_hole_does_not_depend_on_the_answers(counties: Codebook, counted: int) -> None:
    """All, none or some of seven: the same figures are held back."""
    found = estimate(answered(a=(counted, 7 - counted), b=(9, 9), c=(30, 40)), counties)
    assert reasons(found) == {"a": SMALL_BASE, "b": GIVES_AWAY}


@pytest.mark.parametrize(("counted", "says"), [(0, "below"), (300, "above")])
def test_of_nobody_and_of_all_no_few_are_told(counties: Codebook, counted: int, says: str) -> None:
    """Nobody at all: then nobody in the small county, which the whole would say."""
    few = (7, 0) if counted else (0, 7)
    large = (counted, 300 - counted)
    survey = estimate(answered(weight=1.2, heavy=1.2, a=few, b=few, c=large), counties)
    assert set(reasons(survey)) == {"a", "b"}
    whole = next(filter(None, map(shown, survey.estimates)))
    # Three of 314 are one per cent.
    assert whole[:3] == ((2, 0, 3) if says == "below" else (98, 97, 100))
    assert whole.precision == says


def test_a_question_that_would_tell_is_held_back_as_a_whole(counties: Codebook) -> None:
    """Few have all answered low, and so has the next smallest county: the rest says it."""
    found = estimate(answered(weight=1.0, heavy=1.0, a=(0, 4), b=(0, 11), c=(7, 7)), counties)
    assert set(reasons(found)) == {"", "a", "b", "c"}
    assert reasons(found)["c"] == UNPROVEN


def test_one_body_does_not_outweigh_the_others(counties: Codebook) -> None:
    found = estimate(answered(heavy=90.0, a=(6, 9), b=(9, 9), c=(30, 40)), counties)
    assert reasons(found)["a"] == DOMINATED


def test_three_bodies_do_not_outweigh_all_others(counties: Codebook) -> None:
    """Of four that weigh 8 and eight that weigh 1, each knows the others by the share."""
    found = answered(weight=1.0, heavy=1.0, a=(5, 7))
    weights = pl.Series("weight", [8.0] * 4 + [1.0] * 8)
    few = replace(found, table=found.table.with_columns(weights))
    assert reasons(estimate(few, counties))["a"] == DOMINATED
    assert "a" not in reasons(estimate(found, counties))


def test_what_was_held_back_stays_so(counties: Codebook) -> None:
    responses = answered(a=(6, 9), b=(9, 9), c=(30, 40))
    before = frozenset({("q", "municipality", "c", "large")})
    assert reasons(estimate(responses, counties, before)) == {"c": BEFORE}


@settings(max_examples=15 if EVERY else 6)
@given(found=small_responses(45))
def test_there_is_another_file_with_the_same_publication(small: Codebook, found: Responses) -> None:
    """What convinces is no claim: each file is written, read and published as any other."""
    searches: dict[int, Evidence] = {}

    class Watched(Evidence):
        def convinces(self, few: Few, places: Sequence[Place]) -> bool:
            searches[id(self)] = self
            return super().convinces(few, places)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("helpers.survey.disclosure.Evidence", Watched)
        survey = estimate(found, small)
        # Here the pattern is what it was: what is compared is the numbers.
        patch.setattr("helpers.survey.estimates.held_back", lambda *_: ({}, True))
        for search in searches.values():
            variable = "q" if len(search._asked.base) == 2 else "r"
            for file in search._files[1:6]:
                counts = file.reshape(search._asked.counts.shape)
                other = with_answers(survey, found, variable, search._asked, counts)
                assert not other.table.equals(found.table)
                keys = [e.key for e in survey.estimates if e.indicator == variable]
                assert told(other, small, keys, survey) == told(found, small, keys, survey)


def told(
    responses: Responses, codebook: Codebook, keys: Sequence[Key], of: Survey
) -> dict[Key, Shown | None]:
    """Return what is published of responses, by these keys, where a survey shows them."""
    open_ = {e.key for e in of.estimates if not e.held_back}
    found = {e.key: e for e in estimate(responses, codebook).estimates}
    return {key: shown(found[key]) for key in keys if key in open_}


def with_answers(
    survey: Survey, found: Responses, variable: str, asked: Answered, counts: Counts
) -> Responses:
    """Return responses in which so many of the same bodies gave each kind of answer."""
    answers: list[int | None] = [None] * found.table.height
    relative = (pl.col(WEIGHT) / pl.col(WEIGHT).max()).round_sig_figs(6)
    rows = survey.tally.rows.select(CELL, relative).rows()
    atoms = zip(asked.cells.tolist(), asked.weights.tolist(), counts.tolist(), strict=True)
    for cell, weight, numbers in atoms:
        places = [i for i, (c, w) in enumerate(rows) if (c, w) == (cell, weight)]
        codes = [c for c, n in zip(asked.codes, numbers, strict=True) for _ in range(n)]
        for place, code in zip(places, codes, strict=True):
            answers[place] = None if code is None else int(code)
    column = pl.Series(variable, answers, dtype=pl.Int64)
    return replace(found, table=found.table.with_columns(column))


@settings(max_examples=SEVERAL)
@given(found=small_responses(45))
def test_rows_held_back_have_no_numbers_and_do_not_say_why(
    small: Codebook, found: Responses
) -> None:
    survey = estimate(found, small)
    hidden = [row for row in observation_rows(survey, 2025) if row["precision"] == "suppressed"]
    assert len(hidden) == sum(bool(e.held_back) for e in survey.estimates)
    for row in hidden:
        assert not {"value", "n", "ci_low", "ci_high"} & set(row)
    assert len({row["note_nb"] for row in hidden}) <= 1
