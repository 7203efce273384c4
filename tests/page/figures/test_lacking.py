"""A figure says what its sources name beside its numbers and do not print."""

from pathlib import Path

from bs4 import BeautifulSoup

from helpers.data import Edition, open_edition
from helpers.page import figures
from helpers.page.html import FigureBlock
from library import ROOT
from small import edition, indicator, observed

WORDS = {"question": "Hva hindrer?", "about": "hindringer"}
LOST = {"source": "s2024", "title": "Hindringer", "indicator": "rare"}


def made(tmp_path: Path) -> Edition:
    return edition(
        tmp_path,
        indicators=[indicator("rare"), indicator("use")],
        observations=[observed("rare", 2024, 15), observed("use", 2024, 30)],
        missing=[
            {**LOST, "order": 1, "what_nb": "De vanligste hindringene"},
            {**LOST, "order": 2, "what_nb": "Hvem som svarte"},
            {**LOST, "order": 3, "what_nb": "Noe annet", "indicator": ""},
        ],
    )


def test_what_is_missing_stands_in_the_open(tmp_path: Path) -> None:
    found = made(tmp_path)
    for draw in (figures.rows, figures.bars):
        block = draw(found, anchor="a", indicators=["rare"], **WORDS)
        assert isinstance(block, FigureBlock)
        assert block.missing == (
            "Ikke oppgitt i Undersøkelsen: de vanligste hindringene; hvem som svarte.",
        )
        page = BeautifulSoup(block.html(), "html.parser")
        told = page.select_one(".dt-lacks")
        assert told is not None
        assert "de vanligste hindringene" in told.get_text()
        assert told.find_parent("details") is None


def test_a_figure_that_lacks_nothing_says_nothing(tmp_path: Path) -> None:
    block = figures.rows(made(tmp_path), anchor="a", indicators=["use"], **WORDS)
    assert isinstance(block, FigureBlock)
    assert block.missing == ()
    assert "dt-lacks" not in block.html()


def test_the_obstacles_that_most_meet_are_missed_in_the_book() -> None:
    book = open_edition(2024, root=ROOT)
    battery = book.battery("coherence_barriers")
    block = figures.rows(book, anchor="a", indicators=battery, **WORDS)
    assert isinstance(block, FigureBlock)
    (told,) = block.missing
    assert "finansiering" in told
    older = figures.rows(
        open_edition(2021, root=ROOT), anchor="a", indicators=["data_rarely_shared"], **WORDS
    )
    assert isinstance(older, FigureBlock)
    # A source of 2024 is not seen in 2021.
    assert "IT i praksis" not in "".join(older.missing)
