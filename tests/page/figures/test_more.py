"""What a source is the first to tell has a figure, though no cell names it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from helpers.data import Edition
from helpers.page import figures as blocks
from helpers.page.figures.more import default_figures
from helpers.page.html import FigureBlock
from small import edition, indicator, observed

STEM = "I hvilken grad hindrer dette: "
COUNTRY = {"population": "country", "category": ""}
Rows = Sequence[Mapping[str, object]]


def figures(known: Edition) -> list[FigureBlock]:
    return list(default_figures(known, "ai"))


def made(folder: Path, indicators: Rows, observations: Rows) -> list[FigureBlock]:
    return figures(edition(folder, indicators=indicators, observations=observations))


@pytest.fixture
def battery(tmp_path: Path) -> Edition:
    return edition(
        tmp_path,
        indicators=[
            indicator(code, battery="barriers", question_nb=f"{STEM}{code}?")
            for code in ("cost", "law", "new_one")
        ],
        observations=[
            observed(code, 2024, value, population=population)
            for code, value in (("cost", 10), ("law", 20), ("new_one", 30))
            for population in ("state", "municipality")
        ],
    )


def test_a_new_indicator_is_drawn_with_its_battery(battery: Edition) -> None:
    parts = {"question": "Hva?", "about": "hindringer"}
    blocks.dumbbell(battery, anchor="gamle", indicators=["cost", "law"], **parts)
    (block,) = figures(battery)
    assert (block.anchor, block.title) == ("tall-new-one", "I hvilken grad hindrer dette?")
    assert {str(row[0]) for row in block.table.rows} == {"Cost", "Law", "New one"}
    assert len(block.table.headings) == 3


def test_what_the_cells_have_drawn_is_not_drawn_again(battery: Edition) -> None:
    parts = {"question": "Hva?", "about": "hindringer"}
    blocks.bars(battery, anchor="alle", indicators=battery.battery("barriers"), **parts)
    assert figures(battery) == []


def test_several_answers_are_parts_of_a_whole_in_the_order_of_the_codes(tmp_path: Path) -> None:
    shares = {"disagree": 30, "agree": 50, "neither": 20}
    rows = [observed("new", 2024, share, category=code) for code, share in shares.items()]
    (block,) = made(tmp_path, [indicator("new")], rows)
    assert (block.anchor, block.title) == ("tall-new", "New?")
    assert block.picture is not None
    assert [series.code for series in block.picture.key] == ["agree", "neither", "disagree"]
    assert block.picture.swatches


def test_answers_that_overlap_are_not_stacked(tmp_path: Path) -> None:
    rows = [
        observed("new", 2024, 20, category=category, population=population)
        for category in ("large_or_very_large", "large")
        for population in ("state", "municipality")
    ]
    found = made(tmp_path, [indicator("new")], rows)
    assert [b.anchor for b in found] == ["tall-new-large-or-very-large", "tall-new-large"]
    assert not any(block.picture and block.picture.swatches for block in found)


def test_one_value_is_for_the_table_alone(tmp_path: Path) -> None:
    assert made(tmp_path, [indicator("new")], [observed("new", 2024, 20)]) == []


def test_populations_and_years_are_compared(tmp_path: Path) -> None:
    rows = [
        *(observed("who", 2024, 20, population=p) for p in ("all", "state", "municipality")),
        *(observed("two", y, 20 + y % 10, source=f"s{y}") for y in (2022, 2024)),
        *(observed("three", y, 20 + y % 10, source=f"s{y}") for y in (2021, 2022, 2024)),
        *(observed("place", y, y % 10, source=f"s{y}", **COUNTRY) for y in (2022, 2024)),
    ]
    codes = [indicator("who"), indicator("two"), indicator("three")]
    codes.append(indicator("place", unit="rank", better="lower", scale="none"))
    found = {block.anchor: block for block in made(tmp_path, codes, rows)}
    assert list(found) == ["tall-who", "tall-two", "tall-three", "tall-place"]
    assert [str(h) for h in found["tall-three"].table.headings[1:]] == ["2021", "2022", "2024"]
    assert all(block.picture for block in found.values())
    assert len(found["tall-who"].picture.key) == 3


def test_numbers_of_different_things_stand_in_a_table(tmp_path: Path) -> None:
    codes = [indicator(c, battery="b", unit="count", scale="none") for c in ("talks", "people")]
    rows = [observed(c, 2024, n, category="") for c, n in (("talks", 3), ("people", 900))]
    (block,) = made(tmp_path, codes, rows)
    assert block.picture is None
    assert len(block.table.rows) == 2


def test_a_series_of_three_years_keeps_them_beside_a_single_value(tmp_path: Path) -> None:
    score = indicator("score", scale="none")
    years = [observed("score", year, 90, **COUNTRY) for year in (2021, 2022, 2023)]
    average = observed("score", 2023, 83, group="denmark", **COUNTRY)
    (block,) = made(tmp_path, [score], [*years, average])
    assert [len([cell for cell in row[1:] if cell != "–"]) for row in block.table.rows] == [3, 1]
    assert block.picture is not None
    assert "2021" in block.picture.wide
