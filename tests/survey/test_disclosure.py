"""No figure that is held back can be worked out from those that are shown."""

import numpy as np
from hypothesis import given, settings

from helpers.survey.codebook import Codebook
from helpers.survey.disclosure import ALL_OR_NONE, GIVES_AWAY, SMALL_BASE, Figure, held_back
from helpers.survey.estimates import Estimate, Survey, estimate
from helpers.survey.responses import Responses
from helpers.survey.rows import observation_rows
from made_survey import small_responses
from worked_out import BASE, answers, belongs, reach, sums


def recovered(survey: Survey, responses: Responses) -> list[Estimate]:
    """Return what a reader can work out of what the survey does not show."""
    found = []
    for variable in ("q", "r"):
        counts = answers(responses, variable)
        unknowns, truth = list(counts), np.array([float(n) for n in counts.values()])
        of_question = [e for e in survey.estimates if e.indicator == variable]
        shown = np.array(
            [part for e in of_question if not e.held_back for part in sums(e, unknowns)]
        ).reshape(-1, len(unknowns))
        for e in of_question:
            if e.held_back in ("", GIVES_AWAY) or e.n == 0:
                continue
            if any(reach(part, shown, truth) < 0.5 for part in sums(e, unknowns)):
                found.append(e)
    return found


@settings(max_examples=40)
@given(found=small_responses(45))
def test_nothing_held_back_can_be_worked_out(small: Codebook, found: Responses):
    survey = estimate(found, small)
    for e in survey.estimates:
        if e.n < small.minimum_base:
            assert e.held_back == SMALL_BASE
        elif e.n < small.small_group and e.share in (0, 100):
            assert e.held_back == ALL_OR_NONE
    assert recovered(survey, found) == []


@settings(max_examples=40)
@given(found=small_responses(45))
def test_no_two_figures_differ_by_a_few_who_can_be_told(small: Codebook, found: Responses):
    survey = estimate(found, small)
    shown = [e for e in survey.estimates if not e.held_back]
    bodies = list(found.table.iter_rows(named=True))
    members = {
        e.key: [b for b in bodies if belongs(e, (b["sector"], b["stratum"], b["size"], 0))]
        for e in shown
    }
    for one in shown:
        for other in shown:
            if (one.indicator, one.category) == (other.indicator, other.category):
                few = [b for b in members[one.key] if b not in members[other.key]]
                within = len(few) == len(members[one.key]) - len(members[other.key])
                answered = [b for b in few if b[one.indicator] in BASE[one.indicator]]
                if within and answered:
                    assert len(answered) >= small.minimum_base, (one, other)


def figure(name: str, base: str, counted: str, family: str = "by") -> Figure:
    group = "" if name == "all" else name
    return Figure("q", "p", group, family if group else "", frozenset(base), frozenset(counted))


def test_one_small_group_takes_the_next_smallest_with_it():
    figures = [
        figure("all", "aAbBcC", "ABC"),
        figure("one", "aA", "A"),
        figure("two", "bB", "B"),
        figure("three", "cC", "C"),
    ]
    counts = {"a": 1, "A": 2, "b": 9, "B": 9, "c": 30, "C": 40}
    found = held_back(figures, counts, minimum_base=5, small_group=5)
    assert {f.group: why for f, why in found.items()} == {"one": SMALL_BASE, "two": GIVES_AWAY}


def test_two_small_groups_protect_each_other():
    figures = [
        figure("all", "aAbBcC", "ABC"),
        figure("one", "aA", "A"),
        figure("two", "bB", "B"),
        figure("three", "cC", "C"),
    ]
    counts = {"a": 1, "A": 2, "b": 1, "B": 1, "c": 30, "C": 40}
    found = held_back(figures, counts, minimum_base=5, small_group=5)
    assert {f.group for f in found} == {"one", "two"}


def test_two_small_groups_in_which_nobody_is_counted_do_not():
    """Their sum is nothing, and so is each of them."""
    figures = [
        figure("all", "aAbBcC", "ABC"),
        figure("one", "aA", "A"),
        figure("two", "bB", "B"),
        figure("three", "cC", "C"),
    ]
    counts = {"a": 3, "A": 0, "b": 2, "B": 0, "c": 30, "C": 40}
    found = held_back(figures, counts, minimum_base=5, small_group=5)
    assert {f.group for f in found} == {"one", "two", "three"}


def test_the_rest_of_a_population_is_protected_though_no_table_shows_it():
    figures = [figure("all", "aAbB", "AB"), figure("one", "aA", "A")]
    counts = {"a": 20, "A": 20, "b": 1, "B": 2}
    found = held_back(figures, counts, minimum_base=5, small_group=5)
    assert {f.group: why for f, why in found.items()} == {"one": GIVES_AWAY}


def test_nothing_is_held_back_without_need():
    figures = [figure("all", "aAbB", "AB"), figure("one", "aA", "A"), figure("two", "bB", "B")]
    counts = {"a": 20, "A": 20, "b": 10, "B": 20}
    assert held_back(figures, counts, minimum_base=5, small_group=10) == {}


def test_all_or_none_is_told_of_large_groups_only():
    small_, large = figure("small", "aA", "A"), figure("large", "bB", "B")
    counts = {"a": 0, "A": 7, "b": 12, "B": 0}
    assert held_back([small_, large], counts, 5, 10) == {small_: ALL_OR_NONE}


@settings(max_examples=25)
@given(found=small_responses(45))
def test_rows_held_back_have_no_numbers_and_do_not_say_why(small: Codebook, found: Responses):
    survey = estimate(found, small)
    hidden = [row for row in observation_rows(survey, 2025) if row["precision"] == "suppressed"]
    assert len(hidden) == sum(bool(e.held_back) for e in survey.estimates)
    for row in hidden:
        assert not {"value", "n", "n_weighted", "se", "ci_low", "ci_high"} & set(row)
    assert len({row["note_nb"] for row in hidden}) <= 1
