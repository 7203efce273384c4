"""Editions compared, against what was worked out by hand from the tables."""

from pathlib import Path

import pytest

from helpers.analysis.changes import Change, Comparison, compare_editions, edition_before
from helpers.analysis.changes.export import comparison_csv
from helpers.base.errors import UsageError
from helpers.data import Key, open_edition
from library import ROOT


def moves(changes: tuple[Change, ...]) -> list[tuple[object, ...]]:
    return [
        (
            *(c.after.indicator.indicator, c.before.value, c.after.value),
            *(c.amount, c.bound, c.direction, c.judgement),
        )
        for c in changes
    ]


def codes(comparison: Comparison, status: str) -> set[str]:
    return {s.newer.indicator.indicator for s in comparison.of(status)}


@pytest.fixture
def after_2024(made: Path) -> Comparison:
    return compare_editions(2024, 2025, root=made)


def test_2021_to_2022_builds_on_the_revised_figure() -> None:
    found = compare_editions(2021, 2022, root=ROOT)
    # 1659 against 1589, which the source of 2022 gives for 2021; edition 2021 showed 1575.
    assert moves(found.changes) == [
        ("catalogue_views", 210069, 243675, 33606, "exact", "up", "good"),
        ("catalogue_users", 39519, 40066, 547, "exact", "up", "good"),
        ("datasets", 1589, 1659, 70, "exact", "up", "good"),
    ]
    assert [(r.older.value, r.newer.value) for r in found.revisions] == [(1575, 1589)]
    assert codes(found, "repeated") == {
        "data_rarely_shared",
        "data_reuse_cross_sector",
        "open_data_rank",
    }
    assert codes(found, "renewed") == {"datasets"}


def test_2021_to_2024_by_size_within_points_then_places_then_numbers() -> None:
    assert moves(compare_editions(2021, 2024, root=ROOT).changes) == [
        ("ai_task_decision_support", 19, 52, 33, "exact", "up", "neutral"),
        ("coherence_barrier_responsibility", 30, 15, 15, "exact", "down", "good"),
        # Just below 50, then 60.
        ("collaborates_coherent", 50, 60, 10, "more_than", "up", "good"),
        ("ai_task_admin", 42, 50, 8, "exact", "up", "neutral"),
        ("ai_task_automation", 54, 47, 7, "exact", "down", "neutral"),
        ("ai_task_planning", 22, 28, 6, "exact", "up", "neutral"),
        ("coherence_barrier_leadership", 18, 12, 6, "exact", "down", "good"),
        ("shared_solutions_better", 75, 79, 4, "exact", "up", "good"),
        ("egov_rank", 11, 11, 0, "exact", "flat", "neutral"),
        ("catalogue_views", 210069, 243675, 33606, "exact", "up", "good"),
        ("catalogue_users", 39519, 40066, 547, "exact", "up", "good"),
        ("datasets", 1589, 1659, 70, "exact", "up", "good"),
    ]


def test_made_edition(after_2024: Comparison) -> None:
    assert moves(after_2024.changes) == [
        ("collaborates_coherent", 60, 55, 5, "more_than", "down", "bad"),
        ("data_rarely_shared", 26, 30, 4, "exact", "up", "bad"),
        ("shared_solutions_better", 79, 79, 0, "exact", "flat", "neutral"),
        ("ai_use", 1, 5, None, "unknown", "unknown", "unknown"),
        ("open_data_rank", 13, 20, 7, "exact", "down", "bad"),
        ("egov_rank", 11, 5, 6, "exact", "up", "good"),
    ]


def test_other_answers_and_populations_are_new_series_without_a_change(
    after_2024: Comparison,
) -> None:
    assert {(s.newer.key, s.older, s.change) for s in after_2024.of("new")} == {
        (Key("shared_solutions_better", "all", "", "large"), None, None),
        (Key("ai_use", "state", "", "large_or_very_large"), None, None),
    }


def test_what_was_printed_again_and_what_was_revised(after_2024: Comparison) -> None:
    assert codes(after_2024, "repeated") == {"trust_personal_data", "ai_plans"}
    (revision,) = after_2024.revisions
    assert (revision.older.key.population, revision.older.year) == ("state", 2024)
    assert (revision.older.value, revision.newer.value) == (45, 40)


def test_what_no_new_source_has_is_no_longer_measured(after_2024: Comparison) -> None:
    absent = {s.newer.key for s in after_2024.of("not_measured")}
    assert Key("ai_plans", "municipality", "", "ready_or_in_progress") in absent
    assert Key("desi_rank", "country", "", "") in absent
    measured = codes(after_2024, "renewed") | codes(after_2024, "new")
    assert not {key.indicator for key in absent} & (measured - {"data_rarely_shared"})


def test_targets_and_requirements_are_no_series(after_2024: Comparison) -> None:
    kinds = {s.newer.indicator.kind for s in after_2024.series}
    assert kinds == {"measured", "growth"}


def test_every_series_has_one_status(after_2024: Comparison) -> None:
    keys = [s.newer.key for s in after_2024.series]
    known = {
        o.key for o in after_2024.newer.observations if o.indicator.kind in ("measured", "growth")
    }
    assert len(keys) == len(set(keys))
    assert set(keys) == known


def test_a_later_edition_changes_no_earlier_comparison(made: Path) -> None:
    for older, newer in ((2021, 2022), (2022, 2024)):
        before, after = (compare_editions(older, newer, root=root) for root in (ROOT, made))
        assert comparison_csv(before) == comparison_csv(after)
        assert edition_before(open_edition(newer, root=made)) == older


def test_the_first_edition_has_none_before() -> None:
    assert edition_before(open_edition(2021, root=ROOT)) is None


@pytest.mark.parametrize(
    ("years", "message"),
    [
        ((2021, 2023), "There is no edition 2023. The editions are 2021, 2022, 2024"),
        ((2020, 2024), "There is no edition 2020"),
        ((2022, 2022), "same edition"),
        ((2024, 2021), "older edition comes first: give 2021 2024"),
    ],
)
def test_years_that_cannot_be_compared(years: tuple[int, int], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        compare_editions(*years, root=ROOT)
