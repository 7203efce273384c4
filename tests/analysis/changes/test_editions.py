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
            # Of decimals, a difference may lie a hair beside what its two ends say.
            *(c.amount and round(c.amount, 6), c.bound, c.direction, c.judgement),
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
        ("form_sent", 46, 75, 29, "exact", "up", "good"),
        ("digital_experience_much", 35, 57, 22, "exact", "up", "good"),
        ("self_service_no_opinion", 22, 6, 16, "exact", "down", "neutral"),
        ("benefits_achieved", 19, 30, 11, "exact", "up", "good"),
        ("benefits_collaboration", 34, 44, 10, "exact", "up", "bad"),
        ("digital_experience_little", 19, 9, 10, "exact", "down", "good"),
        ("satisfied_self_service", 57, 67, 10, "exact", "up", "good"),
        ("benefits_quality", 68, 74, 6, "exact", "up", "good"),
        ("data_reuse_cross_sector", 16, 22, 6, "exact", "up", "good"),
        ("coherent_develops", 30, 25, 5, "exact", "down", "bad"),
        ("data_rarely_shared", 26, 21, 5, "exact", "down", "good"),
        ("benefits_efficiency", 42, 46, 4, "exact", "up", "good"),
        ("benefit_methods_minimum", 50, 51, 1, "exact", "up", "slight"),
        ("eparticipation_rank", 17, 43, 26, "exact", "down", "bad"),
        ("egdi_rank", 13, 17, 4, "exact", "down", "bad"),
        ("eif_rank", 6, 9, 3, "exact", "down", "bad"),
        ("open_data_rank", 13, 10, 3, "exact", "up", "good"),
        ("availability_rank", 6, 8, 2, "exact", "down", "bad"),
        ("ai_readiness_rank", 13, 12, 1, "exact", "up", "good"),
        ("catalogue_views", 210069, 243675, 33606, "exact", "up", "good"),
        ("catalogue_users", 39519, 40066, 547, "exact", "up", "good"),
        ("datasets", 1589, 1659, 70, "exact", "up", "good"),
        ("datasets_growth", 132, 83, 49, "exact", "down", "bad"),
        # About 564 billion, then about 651.
        ("procurement_ssb", 564, 651, None, "unknown", "unknown", "unknown"),
        ("eparticipation_score", 0.9048, 0.6932, 0.2116, "exact", "down", "bad"),
        ("egdi_services", 0.8765, 0.8007, 0.0758, "exact", "down", "bad"),
        ("egdi_score", 0.9064, 0.8879, 0.0185, "exact", "down", "bad"),
        ("egdi_skills", 0.9392, 0.9528, 0.0136, "exact", "up", "good"),
        ("egdi_infrastructure", 0.9034, 0.9102, 0.0068, "exact", "up", "slight"),
    ]
    assert [(r.older.value, r.newer.value) for r in found.revisions] == [(1575, 1589)]
    # 94 per cent in 2021 stands in a source of 2022 too, and no later figure does.
    assert codes(found, "repeated") == {"internet_daily"}
    assert codes(found, "renewed") == {
        *("availability_rank", "benefit_methods_minimum", "benefits_achieved", "coherent_develops"),
        *("data_rarely_shared", "data_reuse_cross_sector", "datasets", "datasets_growth"),
        *("egdi_rank", "eif_rank", "open_data_rank", "procurement_ssb"),
    }


def test_2021_to_2024_by_size_within_points_then_places_then_numbers() -> None:
    assert moves(compare_editions(2021, 2024, root=ROOT).changes) == [
        ("ai_task_decision_support", 19, 52, 33, "exact", "up", "neutral"),
        ("form_sent", 46, 75, 29, "exact", "up", "good"),
        ("digital_experience_much", 35, 57, 22, "exact", "up", "good"),
        ("benefits_achieved", 30, 10, 20, "exact", "down", "bad"),
        ("self_service_no_opinion", 22, 6, 16, "exact", "down", "neutral"),
        ("coherence_barrier_responsibility", 30, 15, 15, "exact", "down", "good"),
        ("ai_use_some", 12, 24.7, 12.7, "exact", "up", "neutral"),
        ("coherent_develops", 25, 37, 12, "exact", "up", "good"),
        # Just below 50, then 60.
        ("collaborates_coherent", 50, 60, 10, "more_than", "up", "good"),
        ("digital_experience_little", 19, 9, 10, "exact", "down", "good"),
        ("satisfied_self_service", 57, 67, 10, "exact", "up", "good"),
        ("ai_task_admin", 42, 50, 8, "exact", "up", "neutral"),
        ("open_data_shared", 48.7, 56.5, 7.8, "exact", "up", "good"),
        ("ai_task_automation", 54, 47, 7, "exact", "down", "neutral"),
        ("benefits_collaboration", 44, 37, 7, "exact", "down", "good"),
        ("ict_recruitment_tried", 55.5, 48.6, 6.9, "exact", "down", "neutral"),
        ("ai_task_planning", 22, 28, 6, "exact", "up", "neutral"),
        ("benefits_quality", 68, 74, 6, "exact", "up", "good"),
        ("coherence_barrier_leadership", 18, 12, 6, "exact", "down", "good"),
        ("data_reuse_cross_sector", 16, 22, 6, "exact", "up", "good"),
        ("ict_recruitment_problems", 88.1, 82.5, 5.6, "exact", "down", "good"),
        ("benefit_methods_minimum", 51, 46, 5, "exact", "down", "good"),
        ("benefits_not_achieved", 18, 13, 5, "exact", "down", "good"),
        ("data_rarely_shared", 26, 21, 5, "exact", "down", "good"),
        ("benefits_efficiency", 42, 46, 4, "exact", "up", "good"),
        ("shared_solutions_better", 75, 79, 4, "exact", "up", "good"),
        ("ai_use_little", 39.2, 35.5, 3.7, "exact", "down", "good"),
        ("last_contact_digital", 62, 59, 3, "exact", "down", "bad"),
        ("ict_recruitment_problems", 72.1, 74.4, 2.3, "exact", "up", "bad"),
        ("open_data_shared", 61.8, 64.1, 2.3, "exact", "up", "good"),
        ("coherent_overview", 30, 29, 1, "exact", "down", "slight"),
        ("ict_recruitment_tried", 64.6, 65.6, 1, "exact", "up", "neutral"),
        ("open_data_score", 89, 90, 1, "exact", "up", "slight"),
        ("eparticipation_rank", 17, 43, 26, "exact", "down", "bad"),
        ("availability_rank", 8, 11, 3, "exact", "down", "bad"),
        ("eif_rank", 6, 9, 3, "exact", "down", "bad"),
        ("open_data_rank", 10, 13, 3, "exact", "down", "bad"),
        ("egdi_rank", 17, 15, 2, "exact", "up", "good"),
        ("ai_readiness_rank", 13, 12, 1, "exact", "up", "good"),
        ("enablers_rank", 7, 8, 1, "exact", "down", "bad"),
        ("egov_rank", 11, 11, 0, "exact", "flat", "neutral"),
        ("catalogue_views", 210069, 243675, 33606, "exact", "up", "good"),
        ("grant_applications", 60096, 67127, 7031, "exact", "up", "good"),
        ("catalogue_users", 39519, 40066, 547, "exact", "up", "good"),
        ("datasets", 1589, 1659, 70, "exact", "up", "good"),
        ("datasets_growth", 132, 83, 49, "exact", "down", "bad"),
        ("altinn_messages_business", 32.2, 33.8, 1.6, "exact", "up", "good"),
        # About 564 billion, then about 651.
        ("procurement_ssb", 564, 651, None, "unknown", "unknown", "unknown"),
        ("eparticipation_score", 0.6932, 0.863, 0.1698, "exact", "up", "good"),
        ("egdi_services", 0.8007, 0.91172, 0.11102, "exact", "up", "good"),
        ("egdi_infrastructure", 0.9102, 0.96539, 0.05519, "exact", "up", "good"),
        ("egdi_score", 0.8879, 0.93153, 0.04363, "exact", "up", "good"),
        ("egdi_skills", 0.9528, 0.91748, 0.03532, "exact", "down", "bad"),
    ]


def test_made_edition(after_2024: Comparison) -> None:
    assert moves(after_2024.changes) == [
        ("collaborates_coherent", 60, 55, 5, "more_than", "down", "bad"),
        ("data_rarely_shared", 21, 25, 4, "exact", "up", "bad"),
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
    # Of some, a part of those asked or other answers have no new figure.
    measured -= {"data_rarely_shared", "ai_use"}
    assert not {key.indicator for key in absent} & measured


def test_targets_and_requirements_are_no_series(after_2024: Comparison) -> None:
    kinds = {s.newer.indicator.kind for s in after_2024.series}
    assert kinds == {"measured", "growth"}


def test_every_series_has_one_status(after_2024: Comparison) -> None:
    keys = [s.newer.key for s in after_2024.series]
    known = {
        o.key
        for o in after_2024.newer.observations
        if o.indicator.kind in ("measured", "growth") and not o.abroad
    }
    assert len(keys) == len(set(keys))
    assert set(keys) == known


def test_a_later_edition_changes_no_earlier_comparison(made: Path) -> None:
    for older, newer in ((2021, 2022), (2022, 2023), (2023, 2024)):
        before, after = (compare_editions(older, newer, root=root) for root in (ROOT, made))
        assert comparison_csv(before) == comparison_csv(after)
        assert edition_before(open_edition(newer, root=made)) == older


def test_the_first_edition_has_none_before() -> None:
    assert edition_before(open_edition(2021, root=ROOT)) is None


@pytest.mark.parametrize(
    ("years", "message"),
    [
        ((2021, 2019), "There is no edition 2019. The editions are 2021, 2022, 2023, 2024"),
        ((2020, 2024), "There is no edition 2020"),
        ((2022, 2022), "same edition"),
        ((2024, 2021), "older edition comes first: give 2021 2024"),
    ],
)
def test_years_that_cannot_be_compared(years: tuple[int, int], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        compare_editions(*years, root=ROOT)
