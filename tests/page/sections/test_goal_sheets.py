"""What a goal opens to: its figures, its assessments year by year, what was not read."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from helpers.data import Edition, open_edition
from helpers.page import sections
from helpers.page.html import Assessed, ByYear, GoalSheet
from helpers.page.prose import Prose
from helpers.page.sections.goal_sheets import goal_sheet
from library import ROOT
from small import edition, indicator, observed

SHARE = {"population": "all", "category": "large_or_very_large", "locator": "Tall"}
PRINTED = {"printed_direction": "up", "printed_judgement": "positive"}


@pytest.fixture
def known(tmp_path: Path) -> Edition:
    """Two goals, of which one was assessed on another scale at last, and one only once."""
    assessed = (
        ("s2021", "goal_1", "medium", "flat", 2021, {}),
        ("s2022", "goal_1", "medium", "positive", 2022, {"note_nb": "Bare foreløpig."}),
        ("s2024", "goal_1", "less_good", "", 2024, {"scale": "score_1_3", "year_from": 2019}),
        ("s2021", "goal_2", "good", "flat", 2021, {}),
    )
    return edition(
        tmp_path,
        indicators=[indicator("use")],
        observations=[
            observed("use", 2020, 10, source="s2021"),
            observed("use", 2021, 20, source="s2021"),
        ],
        goals=[
            {"goal": f"goal_{n}", "order": n, "label_nb": f"Målet {n}", "label_en": f"Goal {n}"}
            for n in (1, 2)
        ],
        key_figures=[
            {"source": "s2021", "goal": "goal_1", "order": 1, "indicator": "use", "year": 2021}
            | SHARE
            | PRINTED
        ],
        assessments=[
            {"source": source, "goal": goal, "status": status, "development": development}
            | {"stated_year": year, "locator": "Vurdering"}
            | more
            for source, goal, status, development, year, more in assessed
        ],
    )


def sheet(edition: Edition, goal: str = "goal_1") -> GoalSheet:
    found = goal_sheet(edition, goal)
    assert isinstance(found, GoalSheet)
    return found


def page(sheet: GoalSheet) -> Tag:
    return BeautifulSoup(sheet.html(), "html.parser")


def shown(capsys: pytest.CaptureFixture[str], edition: Edition, **more: object) -> str:
    """What a cell shows, as plain text."""
    sections.goals(edition, **more)
    return capsys.readouterr().out


def said(tag: Tag) -> list[str]:
    return [" ".join(cell.get_text(" ").split()) for cell in tag.select(".dt-by-year dl > div")]


def test_every_year_says_what_was_said_or_that_nothing_was_read(known: Edition) -> None:
    assert said(page(sheet(known))) == [
        "2021 Middels ■ flat utvikling Boken: positiv utvikling (3 poeng)",
        "2022 Middels ▲ positiv utvikling Boken: ikke regnet ut",
        "2023 ikke lest",
        "2024 Mindre god utvikling ikke oppgitt Annen skala: poengsum fra 1,00 til 3,00. "
        "Gjelder 2019 til 2024 Boken: ikke regnet ut",
    ]
    assert said(page(sheet(known, "goal_2")))[1:] == [
        "2022 ikke lest",
        "2023 ikke lest",
        "2024 ikke lest",
    ]


def test_a_goal_opens_from_its_newest_status_at_the_place_that_boards_lead_to(
    known: Edition,
) -> None:
    goal = page(sheet(known)).details
    assert goal is not None
    assert goal["id"] == "goal-1"
    assert " ".join(goal.summary.get_text(" ").split()) == (
        "Mål 1: Målet 1 Mindre god utvikling ikke oppgitt gjelder 2019–2024"
    )
    assert goal.summary.h3.get_text() == "Mål 1: Målet 1"
    assert goal.select_one("figure")["id"] == "nokkeltall-goal-1"
    assert goal.select_one("a[href='#status-beregnet']") is not None
    board = sections.status_board(known, "chapters/overview.html")
    assert [one.href for one in board.goals] == [
        "chapters/overview.html#goal-1",
        "chapters/overview.html#goal-2",
    ]


def test_the_files_of_the_figure_go_with_the_goal(known: Edition) -> None:
    files, told = sheet(known).told()
    assert "text/csv" in files
    assert told["tilstand"]["anchor"] == "nokkeltall-goal-1"
    assert sheet(known, "goal_2").told() == ({}, {})


def test_notes_stand_with_their_year(known: Edition) -> None:
    assert "2022: Bare foreløpig." in page(sheet(known)).get_text(" ")


def test_the_board_has_all_goals_and_what_not_read_means(
    known: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shown(capsys, known)
    first = "Vurdering fra Utgiver for 2021 og 2024. 0 av 1 mål som Utgiver har vurdert"
    assert first in " ".join(text.split())
    assert text.index("Mål 1: Målet 1") < text.index("Mål 2: Målet 2")
    assert "Den kan likevel være gitt." in text
    assert "finnes ikke" not in text


def test_a_single_year_has_no_moves(known: Edition, capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, open_edition(2021, root=known.root))
    assert "Vurdering fra Utgiver for 2021" in text
    assert "annen status" not in text


def test_a_goal_without_assessment_or_figures_is_left_out(tmp_path: Path) -> None:
    goals = [{"goal": "goal_1", "order": 1, "label_nb": "Målet", "label_en": "Goal"}]
    bare = edition(tmp_path, goals=goals)
    assert goal_sheet(bare, "goal_1") == Prose("")


def test_a_goal_with_figures_alone_says_that_no_status_was_read(tmp_path: Path) -> None:
    goals = [{"goal": "goal_1", "order": 1, "label_nb": "Målet", "label_en": "Goal"}]
    known = edition(
        tmp_path,
        goals=goals,
        indicators=[indicator("use")],
        observations=[observed("use", 2024, 12)],
    )
    found = goal_sheet(known, "goal_1", ["use"])
    assert isinstance(found, GoalSheet)
    summary = page(found).summary
    assert " ".join(summary.get_text(" ").split()) == "Mål 1: Målet ikke lest"
    assert said(page(found)) == []


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_the_book_shows_every_assessment_in_its_year(year: int) -> None:
    known = open_edition(year, root=ROOT)
    rows = known.rows("assessments")
    pages = {str(row["goal"]): page(sheet(known, str(row["goal"]))) for row in rows}
    cells = [
        (goal, place.dt.get_text(), status.get_text())
        for goal, found in pages.items()
        for place in found.select(".dt-by-year dl > div")
        for status in place.select("strong")
    ]
    assert sorted(cells) == sorted(
        (
            row["goal"],
            str(row["stated_year"]),
            known.label("status", row["status"]).capitalize(),
        )
        for row in rows
    )
    marked = [mark for found in pages.values() for mark in found.select(".dt-other-scale")]
    assert len(marked) == sum(bool(row["scale"]) for row in rows)


def test_years_of_a_goal_are_those_that_are_shown() -> None:
    one = (Assessed("good", "flat", "Boken: god"),)
    with pytest.raises(ValueError, match="assessments of 1 years, but 2 years"):
        ByYear("År for år", (2021, 2022), (one,))
    for lacking in (("", (2021,), (one,)), ("A", (), ())):
        with pytest.raises(ValueError, match="lacks its"):
            ByYear(*lacking)
    with pytest.raises(ValueError, match="status 'poor'"):
        Assessed("poor", "flat", "Boken: god")
    with pytest.raises(ValueError, match="lacks its title"):
        GoalSheet("goal-1", "")
