"""The table of all numbers: no number without what belongs to it, and nothing of it but text."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from helpers.page.html import Explorer, ExplorerRow, Link
from helpers.page.html.parts import Choice
from helpers.production.book.blocks import active

ROW = ExplorerRow(
    what=Link("Har planer", "../chapters/ai.html#ai-plans"),
    question="Har dere planer?",
    who="Kommuner",
    answers="«ja»",
    scale="ja eller nei",
    year="2024",
    value="47 %",
    base="120",
    survey="Undersøkelsen",
    sources=(Link("Rapporten (Utgiver, 2024)", "../about/sources.html#s2024"),),
)


def page(*rows: ExplorerRow, word: str = "") -> BeautifulSoup:
    explorer = Explorer(
        "Alle tall",
        rows,
        views={"Hele undersøkelser": (Choice("Undersøkelsen (1)", "asked=U"),)},
        choices={"filters": [["q", word, None]]},
        data={"columns": [], "words": {"pick": word}},
    )
    assert active(explorer.html()) == ()
    assert "47 %" in explorer.plain()
    return BeautifulSoup(explorer.html(), "html.parser")


def test_a_row_leads_to_its_figure_and_source() -> None:
    (row,) = page(ROW).select("tbody tr")
    assert [link["href"] for link in row.select("a")] == [
        "../chapters/ai.html#ai-plans",
        "../about/sources.html#s2024",
    ]


@pytest.mark.parametrize("part", ["question", "who", "scale", "year", "value", "base", "sources"])
def test_no_number_stands_without_what_belongs_to_it(part: str) -> None:
    with pytest.raises(ValueError, match=part):
        replace(ROW, **{part: () if part == "sources" else " "})


def test_text_of_the_data_is_text() -> None:
    hostile = "'\"><script>x()</script>&amp;"
    found = page(replace(ROW, question=hostile, who=hostile, survey=hostile), word=hostile)
    assert found.select("script") == []
    assert found.select_one("th span").text == hostile
    assert hostile not in str(found)
