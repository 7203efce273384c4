"""Scores of goals against cases worked out by hand."""

import dataclasses
from pathlib import Path

import pytest

import small
from helpers.analysis.score import (
    METHOD_SOURCE,
    THRESHOLDS,
    GoalScore,
    agreeing,
    development_of,
    score_figure,
    score_goals,
)
from helpers.data import Edition, open_edition
from library import ROOT


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition(2024, root=ROOT)


def goal(edition: Edition, number: int, **parameters: float) -> GoalScore:
    found = score_goals(edition, **parameters)
    return next(s for s in found if (s.goal, s.source) == (f"goal_{number}", "rdt_2021"))


@pytest.mark.parametrize(
    ("number", "points", "score", "suggested", "printed"),
    [
        # Trust 50 to 47, dissatisfied 11 to 15, 16th to 18th place: three for the worse.
        (1, (1, 1, 1), 1, "negative", "flat"),
        # No earlier figure; 31 to 30 is flat; 9th to 6th place is good: (2 + 3) / 2.
        (2, (2, 3), 2.5, "positive", "positive"),
        # 92 to 92; 92 to 96; 2nd to 2nd place: (2 + 3 + 2) / 3.
        (3, (2, 3, 2), 7 / 3, "positive", "flat"),
        # 20 to 26 who rarely share; reuse 25 to 16; 29th to 13th place: (1 + 1 + 3) / 3.
        (4, (1, 1, 3), 5 / 3, "negative", "negative"),
        # 7406 to 9257 services; 76 to 75 is flat; 5th to 6th place: (3 + 2 + 1) / 3.
        (5, (3, 2, 1), 2, "flat", "positive"),
        # 26 to 22; 31 to 60; 50 to 50: (1 + 3 + 2) / 3.
        (6, (1, 3, 2), 2, "flat", "flat"),
    ],
)
def test_goals(
    edition: Edition,
    number: int,
    points: tuple[int, ...],
    score: float,
    suggested: str,
    printed: str,
) -> None:
    found = goal(edition, number)
    assert found.points == points
    assert found.score == pytest.approx(score)
    assert (found.suggested, found.development) == (suggested, printed)


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
    ("score", "development"),
    [
        (3, "positive"),
        (2.25, "positive"),
        (2.24, "flat"),
        (1.76, "flat"),
        (1.75, "negative"),
        (1, "negative"),
    ],
)
def test_development_of_a_score(score: float, development: str) -> None:
    assert development_of(score) == development


def test_how_many_agree(edition: Edition) -> None:
    # Six assessments of 2021, six of 2022, three of 2023 and one of 2024.
    scores = score_goals(edition)
    assert len(scores) == 16
    # Without figures of their own: goal 4 in the second source, and goal 6 of 2024. Two say
    # nothing of the development: goal 3 of 2023, and goal 6 of 2024.
    # Goal 5 of 2022 has none with an earlier figure.
    both = [s for s in scores if s.compared]
    assert agreeing(scores) == (7, len(both)) == (7, 12)
    assert [(s.goal, s.year) for s in both if s.suggested == s.development] == [
        ("goal_1", 2022),
        ("goal_2", 2021),
        ("goal_2", 2023),
        ("goal_4", 2021),
        ("goal_4", 2022),
        ("goal_6", 2021),
        ("goal_6", 2022),
    ]


def test_a_figure_of_two_sources_counts_once_for_a_goal(edition: Edition) -> None:
    both = [s for s in score_goals(edition) if s.goal == "goal_4" and s.year in (2021, 2022)]
    first, again = both[0], next(s for s in both if s.source == "goal4_2022")
    assert [f.observation for f in first.figures] == [f.observation for f in again.figures]
    assert first.points == (1, 1, 3)
    assert again.points == ()
    assert {f.unscored for f in again.figures} == {"counted"}
    assert (again.score, again.compared) == (None, False)


@pytest.mark.parametrize("size", [1, 2, 4, 6])
@pytest.mark.parametrize("flat", THRESHOLDS)
def test_a_threshold_is_as_wide_in_every_unit(tmp_path: Path, size: int, flat: float) -> None:
    ranked = {"population": "country", "category": "", "rank_of": 100}
    plain = {"population": "services", "category": ""}
    made = small.edition(
        tmp_path,
        indicators=[
            small.indicator("share"),
            small.indicator("place", unit="rank", scale="none", better="lower"),
            small.indicator("number", unit="count", scale="none"),
            small.indicator("points", unit="score", scale="none"),
        ],
        observations=[
            small.observed("share", 2022, 40, source="s2022"),
            small.observed("share", 2024, 40 + size),
            small.observed("place", 2022, 40, source="s2022", **ranked),
            small.observed("place", 2024, 40 - size, **ranked),
            small.observed("number", 2022, 2000, source="s2022", **plain),
            small.observed("number", 2024, 2000 + 20 * size, **plain),
            small.observed("points", 2022, 50, source="s2022", **plain),
            small.observed("points", 2024, 50 + size / 2, **plain),
        ],
    )
    newest = [made.select([code])[-1] for code in ("share", "place", "number", "points")]
    found = [score_figure(made, o, flat) for o in newest]
    assert [f.size for f in found] == [size] * 4
    assert [f.points for f in found] == [2 if size <= flat else 3] * 4


def test_the_limits_have_a_source(edition: Edition) -> None:
    assert edition.sources[METHOD_SOURCE].edition == 2024
    assert METHOD_SOURCE not in open_edition(2022, root=ROOT).sources


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


def test_a_goal_without_scored_figures_has_no_development(edition: Edition) -> None:
    found = dataclasses.replace(goal(edition, 2), figures=goal(edition, 2).figures[:1])
    assert (found.score, found.suggested) == (None, None)


def test_an_edition_without_assessments_has_no_scores(
    project: Path,
) -> None:
    path = project / "data" / "assessments.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    assert score_goals(open_edition(2024, root=project)) == ()
