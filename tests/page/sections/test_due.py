"""The list of the figures to come."""

from pathlib import Path

from helpers.page import sections as lists
from helpers.page.html import Table
from helpers.page.prose import Prose
from small import edition, indicator, observed

RHYTHMS = {"A": (2019, 2020, 2021), "b": (2020, 2022, 2024), "C": (2018, 2021, 2024)}
GOAL = {"goal": "goal_1", "order": 1, "label_nb": "Mål 1", "label_en": "Goal 1"}


def test_each_measurement_stands_with_its_last_year_rhythm_and_next_year(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator(f"i{n}", survey=survey) for n, survey in enumerate(RHYTHMS)],
        observations=[
            observed(f"i{n}", year, 10)
            for n, years in enumerate(RHYTHMS.values())
            for year in years
        ],
        goals=[GOAL],
        assessments=[
            {"source": f"s{source}", "goal": "goal_1", "status": "good", "development": "flat"}
            | {"stated_year": year, "locator": "Mål"}
            for source, year in ((2022, 2021), (2022, 2022), (2024, 2023))
        ],
    )
    table = lists.next_figures(found)
    assert isinstance(table, Table)
    assert table.rows == (
        ("A", "2022 (forfalt)", "2021", "hvert år"),
        # Of the edition's own year it may yet come.
        ("Vurderinger av målene i digitaliseringsstrategien", "2024", "2023", "hvert år"),
        ("b", "2026", "2024", "annethvert år"),
        ("C", "2027", "2024", "hvert 3. år"),
    )


def test_where_nothing_keeps_a_rhythm_it_says_so(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator("use", survey="A")],
        observations=[observed("use", year, 10) for year in (2021, 2024)],
    )
    shown = lists.next_figures(found)
    assert isinstance(shown, Prose)
    assert shown.plain() == "Ingen av målingene i denne utgaven har en fast rytme."
