"""Scores, such as 0,83 of an index: written with their decimals, and moved in points."""

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.base.formats import short, spoken
from helpers.data import Edition
from helpers.page import figures
from helpers.page.html import Cards, FigureBlock
from helpers.page.prose import say
from helpers.page.sections import cards
from small import edition, indicator, observed

NONE = {"population": "country", "category": ""}


@pytest.fixture
def known(tmp_path: Path) -> Edition:
    return edition(
        tmp_path,
        indicators=[
            indicator("index", unit="score", scale="none"),
            indicator("low", unit="rank", scale="none", better="lower"),
            indicator("high", unit="rank", scale="none", better="lower"),
            indicator("much", unit="nok_billion", scale="none"),
            indicator("less", unit="nok_billion", scale="none"),
        ],
        observations=[
            observed("index", 2022, 0.78, source="s2022", **NONE),
            observed("index", 2024, 0.83, **NONE),
            observed("low", 2024, 9, **NONE),
            observed("high", 2024, 3, **NONE),
            observed("much", 2024, 740, **NONE),
            observed("less", 2024, 734, **NONE),
        ],
    )


@pytest.mark.parametrize(
    ("value", "text"), [(0.83, "0,83"), (2.25, "2,25"), (0.8, "0,8"), (3, "3")]
)
def test_a_score_is_written_as_its_source_prints_it(value: float, text: str) -> None:
    assert short(value, "score") == text
    assert spoken(value, "score") == f"{text}\xa0poeng"


def test_a_change_of_a_score_is_in_points(known: Edition) -> None:
    assert say(known, "{index|change}.").plain() == "Opp 0,05\xa0poeng."


@pytest.mark.parametrize("draw", [figures.rows, figures.lines, figures.bars])
def test_a_score_has_a_figure_and_a_card(known: Edition, draw: Callable[..., FigureBlock]) -> None:
    block = draw(
        known, anchor="indeks", question="Hvor høyt?", indicators=["index"], about="indeksen"
    )
    assert block.picture is not None
    assert block.measured.startswith("Poeng.")
    assert "0,83" in block.alt
    shown = cards(known, ["index"])
    assert isinstance(shown, Cards)
    assert "opp 0,05 poeng</a> siden 2022" in shown.html()


@pytest.mark.parametrize(
    ("one", "other", "text"),
    [
        ("low", "high", "6\xa0plasser bak"),
        ("high", "low", "6\xa0plasser foran"),
        ("much", "less", "6\xa0milliarder kroner høyere"),
    ],
)
def test_figures_are_compared_in_their_unit(
    known: Edition, one: str, other: str, text: str
) -> None:
    written = say(known, f"Det er {{{one}|compared {other}}}.").plain()
    assert written.replace("\xa0", " ") == f"Det er {text}.".replace("\xa0", " ")
