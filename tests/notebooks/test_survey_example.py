"""The worked example for authors: marked as made wherever it shows a figure, and in no edition."""

import re

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode

from helpers.production.book.book import notebooks
from library import ROOT
from pages import plain

PLACE = ROOT / "docs" / "survey-example.ipynb"
MADE = re.compile("laget", re.IGNORECASE)


@pytest.fixture(scope="module")
def example() -> NotebookNode:
    return nbformat.read(PLACE, as_version=4)


@pytest.fixture(scope="module")
def shown(example: NotebookNode) -> BeautifulSoup:
    html = [
        output.get("data", {}).get("text/html", "")
        for cell in example.cells
        for output in cell.get("outputs", [])
    ]
    return BeautifulSoup("\n".join(html), "html.parser")


def test_it_is_no_part_of_an_edition() -> None:
    assert PLACE not in notebooks(ROOT)


def test_every_figure_is_marked_as_made_in_its_caption_and_in_its_picture(
    shown: BeautifulSoup,
) -> None:
    figures = shown.select("figure.dt-figure")
    assert len(figures) == 4
    for figure in figures:
        assert MADE.search(plain(figure.select_one(".dt-opens .dt-facts"))), figure["id"]
        for picture in figure.select(".dt-chart svg"):
            assert "(laget)" in plain(picture), figure["id"]
        for row in figure.select("tbody tr"):
            named = plain(row) + plain(figure.select_one(".dt-title"))
            assert MADE.search(named), figure["id"]


def test_it_shows_the_whole_way(example: NotebookNode, shown: BeautifulSoup) -> None:
    said = "".join(
        output.get("text", "") for cell in example.cells for output in cell.get("outputs", [])
    )
    text = "\n".join(cell.source for cell in example.cells) + said + plain(shown)
    for part in (
        *("--draft-codebook", "FILL_IN", "minimum_base", "tilstand survey", "tilstand import"),
        *("Tall: ", "suppressed", "Skjult:", "usikkerhet"),
        *("sikker endring", "innenfor feilmarginen", "«Vet ikke»"),
    ):
        assert part in text, part


def test_nothing_of_the_machine_is_left(example: NotebookNode) -> None:
    assert not re.search(
        r"/(home|root|tmp|Users|usr|work)/|0x[0-9a-f]{6}", nbformat.writes(example)
    )
