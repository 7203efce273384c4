"""The assessments of the goals year by year: what was said, what was not read, other scales."""

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from helpers.data import Edition, open_edition
from helpers.page import sections
from helpers.page.html import Assessed, ByYear, GoalByYear, Link
from helpers.page.prose import Prose
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


def board(edition: Edition) -> Tag:
    return BeautifulSoup(made(edition).html(), "html.parser")


def made(edition: Edition) -> ByYear:
    found = sections.assessments_by_year(edition)
    assert isinstance(found, ByYear)
    return found


def said(tag: Tag) -> list[str]:
    return [" ".join(cell.get_text(" ").split()) for cell in tag.select("dl > div")]


def test_every_year_says_what_was_said_or_that_nothing_was_read(known: Edition) -> None:
    first, second = board(known).select("li")
    assert said(first) == [
        "2021 Middels ■ flat utvikling Boken: positiv utvikling (3 poeng)",
        "2022 Middels ▲ positiv utvikling Boken: ikke regnet ut",
        "2023 ikke lest",
        "2024 Mindre god utvikling ikke oppgitt Annen skala: poengsum fra 1,00 til 3,00. "
        "Gjelder 2019 til 2024 Boken: ikke regnet ut",
    ]
    assert said(second)[1:] == ["2022 ikke lest", "2023 ikke lest", "2024 ikke lest"]
    assert first.a is not None
    assert (first.a["href"], first.a.get_text()) == ("#goal-1", "Mål 1")


def test_what_not_read_means_is_told_and_never_that_there_is_none(known: Edition) -> None:
    text = board(known).get_text(" ")
    assert "Den kan likevel være gitt." in text
    assert "finnes ikke" not in text
    # The note of the newest stands on the board of statuses; one before it, here.
    assert "Mål 1, 2022: Bare foreløpig." in text


def test_only_goals_assessed_twice_on_one_scale_have_moved(known: Edition) -> None:
    assert made(known).title.endswith(": 0 av 1 mål har fått en annen status")


def test_a_single_year_is_left_to_the_board(known: Edition) -> None:
    assert sections.assessments_by_year(open_edition(2021, root=known.root)) == Prose("")


def test_plain_text_has_a_line_a_goal(known: Edition) -> None:
    title, first, second = made(known).plain().splitlines()
    assert title == made(known).title
    assert "2023 ikke lest; 2024 Mindre god, utvikling ikke oppgitt" in first
    assert second.startswith("Mål 2: 2021 God, flat utvikling; 2022 ikke lest")


@pytest.mark.parametrize("year", [2022, 2023, 2024])
def test_the_book_shows_every_assessment_in_its_year(year: int) -> None:
    known = open_edition(year, root=ROOT)
    rows = known.rows("assessments")
    cells = [
        (str(item.a["href"]), place, status.get_text())
        for item in board(known).select("li")
        for place in item.select("dl > div")
        for status in place.select("strong")
        if item.a
    ]
    assert sorted((goal, place.dt.get_text(), status) for goal, place, status in cells) == sorted(
        (
            f"#{row['goal'].replace('_', '-')}",
            str(row["stated_year"]),
            known.label("status", row["status"]).capitalize(),
        )
        for row in rows
    )
    marked = board(known).select(".dt-other-scale")
    assert len(marked) == sum(bool(row["scale"]) for row in rows)
    assert not re.search(r"finnes ikke", made(known).plain())


def test_years_of_a_goal_are_those_of_the_board() -> None:
    one = GoalByYear(Link("Mål 1", "#a"), ((Assessed("good", "flat", "Boken: god"),),))
    with pytest.raises(ValueError, match="has 1 years, but there are 2"):
        ByYear("År for år", (2021, 2022), (one,))
    for lacking in (("", (2021,), (one,)), ("A", (), ()), ("A", (2021,), ())):
        with pytest.raises(ValueError, match="lacks its"):
            ByYear(*lacking)
    with pytest.raises(ValueError, match="status 'poor'"):
        Assessed("poor", "flat", "Boken: god")
