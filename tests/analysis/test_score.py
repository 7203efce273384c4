"""Scores of goals against cases worked out by hand."""

import dataclasses
from pathlib import Path

import pytest

from helpers.analysis.score import GoalScore, agreeing, score_figure, score_goals, status_of
from helpers.data import Edition, open_edition
from library import ROOT


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition(2024, root=ROOT)


def goal(edition: Edition, number: int, **parameters: float) -> GoalScore:
    found = score_goals(edition, **parameters)
    return next(s for s in found if (s.goal, s.source) == (f"goal_{number}", "rdt_2021"))


@pytest.mark.parametrize(
    ("number", "points", "score", "status", "printed"),
    [
        # Trust 50 to 47, dissatisfied 11 to 15, 16th to 18th place: three for the worse.
        (1, (1, 1, 1), 1, "less_good", "medium"),
        # No earlier figure; 31 to 30 is flat; 9th to 6th place is good: (2 + 3) / 2.
        (2, (2, 3), 2.5, "good", "medium"),
        # 92 to 92; 92 to 96; 2nd to 2nd place: (2 + 3 + 2) / 3.
        (3, (2, 3, 2), 7 / 3, "good", "good"),
        # 20 to 26 who rarely share; reuse 25 to 16; 29th to 13th place: (1 + 1 + 3) / 3.
        (4, (1, 1, 3), 5 / 3, "less_good", "less_good"),
        # 7406 to 9257 services; 76 to 75 is flat; 5th to 6th place: (3 + 2 + 1) / 3.
        (5, (3, 2, 1), 2, "medium", "good"),
        # 26 to 22; 31 to 60; 50 to 50: (1 + 3 + 2) / 3.
        (6, (1, 3, 2), 2, "medium", "medium"),
    ],
)
def test_goals(
    edition: Edition,
    number: int,
    points: tuple[int, ...],
    score: float,
    status: str,
    printed: str,
) -> None:
    found = goal(edition, number)
    assert found.points == points
    assert found.score == pytest.approx(score)
    assert (found.status, found.printed) == (status, printed)


@pytest.mark.parametrize(
    ("number", "flat", "points"),
    [
        # One point down counts as bad when nothing but standing still is flat.
        (2, 0, (1, 3)),
        (5, 0, (3, 1, 1)),
        # Trust fell by 3, and one place of 36 is 2.8 per hundred.
        (1, 3, (2, 1, 1)),
        (5, 3, (3, 2, 2)),
        (5, 2.7, (3, 2, 1)),
        # Services rose by 1851 of 7406, just below 25 per cent.
        (5, 24.9, (3, 2, 2)),
        (5, 25, (2, 2, 2)),
    ],
)
def test_verdict_moves_with_the_threshold(
    edition: Edition, number: int, flat: float, points: tuple[int, ...]
) -> None:
    assert goal(edition, number, flat=flat).points == points


@pytest.mark.parametrize(
    ("score", "status"),
    [
        (3, "good"),
        (2.25, "good"),
        (2.24, "medium"),
        (1.76, "medium"),
        (1.75, "less_good"),
        (1, "less_good"),
    ],
)
def test_status_of_a_score(score: float, status: str) -> None:
    assert status_of(score) == status


def test_how_many_agree(edition: Edition) -> None:
    # Of 2021 goals 3, 4 (in both sources) and 6; goal 6 of 2022; goals 2 and 3 of 2023.
    assert agreeing(score_goals(edition)) == 7
    # Seven assessments of 2021, five of 2022, three of 2023 and one of 2024.
    assert len(score_goals(edition)) == 16


def test_key_figure_without_an_earlier_figure_is_not_scored(edition: Edition) -> None:
    first = goal(edition, 2).figures[0]
    assert first.observation.key.indicator == "coherent_main"
    assert (first.points, first.unscored) == (None, "no_earlier")


@pytest.mark.parametrize(
    ("indicator", "unscored", "points"),
    [
        # Fewer staff is neither good nor bad.
        ("staff_reduced", "neutral", None),
        # Just below 50 to 60: more than 10 points, so not flat.
        ("collaborates_coherent", "", 3),
        # The newer source does not say how many countries are ranked.
        ("egov_rank", "unknown", None),
    ],
)
def test_other_figures(edition: Edition, indicator: str, unscored: str, points: int | None) -> None:
    newest = edition.select([indicator])[-1]
    found = score_figure(edition, newest)
    assert (found.points, found.unscored) == (points, unscored)


def test_lower_bound_below_the_threshold_is_not_scored(edition: Edition) -> None:
    newest = edition.select(["collaborates_coherent"])[-1]
    assert score_figure(edition, newest, flat=10).points == 3
    assert score_figure(edition, newest, flat=11).points is None


def test_places_in_sets_of_different_size_are_not_scored(edition: Edition) -> None:
    newest = next(o for o in edition.select(["open_data_rank"]) if o.year == 2021)
    assert score_figure(edition, newest).points == 3
    other = dataclasses.replace(newest, rank_of=36)
    assert score_figure(edition, other).unscored == "unknown"


def test_unknown_change_is_not_scored(edition: Edition) -> None:
    newest = dataclasses.replace(edition.select(["faster_service"])[-1], precision="about")
    assert score_figure(edition, newest).unscored == "unknown"


def test_a_goal_without_scored_figures_has_no_status(edition: Edition) -> None:
    found = dataclasses.replace(goal(edition, 2), figures=goal(edition, 2).figures[:1])
    assert (found.score, found.status) == (None, None)


def test_an_edition_without_assessments_has_no_scores(
    project: Path,
) -> None:
    path = project / "data" / "assessments.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert score_goals(open_edition(2024, root=project)) == ()
