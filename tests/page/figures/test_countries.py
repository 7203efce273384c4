"""Other countries beside Norway: named alone, drawn as series of their own, no change of ours."""

from pathlib import Path

import pytest

from helpers import chapter
from helpers.analysis.changes import since_before
from helpers.data import Edition
from helpers.page.html import FigureBlock
from small import edition, indicator, observed

_PARTS = {"anchor": "plass", "question": "Hvilken plass?", "about": "plasser"}


@pytest.fixture
def two(tmp_path: Path) -> Edition:
    rank = {"population": "country", "category": "", "rank_of": 193}
    return edition(
        tmp_path,
        indicators=[indicator("place", unit="rank", scale="none", better="lower")],
        observations=[
            observed("place", year, value, group=group, **rank)
            for group, values in (("", (18, 14)), ("denmark", (9, 1)))
            for year, value in zip((2022, 2024), values, strict=True)
        ],
    )


def test_another_country_is_named_without_norway(two: Edition) -> None:
    figure = chapter.ranks(two, indicators=["place"], **_PARTS)
    assert isinstance(figure, FigureBlock)
    assert [row[0] for row in figure.table.rows] == ["Norge", "Danmark"]
    assert figure.caption.population == "Norge og Danmark"
    assert "Norge og Danmark · 2022 og 2024" in figure.line
    assert figure.picture is not None


def test_countries_do_not_look_alike(two: Edition) -> None:
    figure = chapter.ranks(two, indicators=["place"], **_PARTS)
    assert isinstance(figure, FigureBlock)
    assert figure.picture is not None
    looks = {(s.label, s.look.variable, s.look.shape) for s in figure.picture.key}
    assert len({look[0] for look in looks}) == len({look[2] for look in looks}) == 2


def test_many_years_are_told_by_their_ends(tmp_path: Path) -> None:
    rank = {"population": "country", "category": ""}
    found = edition(
        tmp_path,
        indicators=[indicator("place", unit="rank", scale="none", better="lower")],
        observations=[observed("place", year, 5, **rank) for year in range(2010, 2024, 2)],
    )
    figure = chapter.ranks(found, indicators=["place"], **_PARTS)
    assert isinstance(figure, FigureBlock)
    assert figure.caption.year == "2010 til 2022 (7 år med tall)"


def test_norway_alone_is_the_whole(two: Edition) -> None:
    figure = chapter.ranks(two, indicators=["place"], groups=[""], **_PARTS)
    assert isinstance(figure, FigureBlock)
    assert figure.caption.population == "Norge"


def test_a_country_keeps_its_capital_in_a_sentence(two: Edition) -> None:
    said = chapter.say(
        two,
        "{place/country:denmark|population} og {place|population} er med.",
    )
    assert said.plain() == "Danmark og Norge er med."
    folded = chapter.all_figures(two, "ai").plain()
    assert "Danmark, 2024" in folded
    assert "Norge, Danmark" not in folded


def test_what_another_country_did_is_no_change_of_ours(two: Edition) -> None:
    assert [change.after.group for change in since_before(two)] == [""]


def test_the_people_of_a_country_keep_its_capital_in_a_sentence(tmp_path: Path) -> None:
    rank = {"population": "country", "category": ""}
    found = edition(
        tmp_path,
        indicators=[indicator("place", unit="rank", scale="none"), indicator("fine")],
        observations=[
            observed("place", 2024, 1, group="denmark", **rank),
            observed("fine", 2024, 60, population="citizens", group="denmark"),
            observed("fine", 2024, 50, population="citizens", group="tried_to_recruit"),
        ],
    )
    figure = chapter.numbers(found, indicators=["fine"], **_PARTS)
    assert isinstance(figure, FigureBlock)
    assert "(Danmark)" in figure.line
    assert "(de som har rekruttert" in figure.line
