"""A question that was reworded: both say so, and no line joins them."""

from pathlib import Path

import pytest

from helpers import chapter
from helpers.data import Edition, open_edition
from helpers.page.html import FigureBlock
from small import indicator, observed, write

_PARTS = {"anchor": "tillit", "question": "Hvor mange?", "about": "tillit"}


@pytest.fixture
def known(tmp_path: Path) -> Edition:
    changed = {"changed_nb": "Nå er det spurt om rettigheter.", "changed_en": "It asks of rights."}
    write(
        tmp_path,
        indicators=[indicator("old"), indicator("new", replaces="old", **changed)],
        observations=[
            *(observed("old", year, 10, source="s2022") for year in (2021, 2022)),
            observed("new", 2024, 30),
        ],
    )
    return open_edition(2024, root=tmp_path)


def said(edition: Edition, *codes: str) -> dict[str, str]:
    figure = chapter.bars(edition, indicators=codes, **_PARTS)
    assert isinstance(figure, FigureBlock)
    return dict(figure.caption.more)


def test_both_say_which_question_took_over_and_what_changed(known: Edition) -> None:
    assert said(known, "new") == {"Erstatter": "«Old». Nå er det spurt om rettigheter."}
    assert said(known, "old") == {"Erstattet av": "«New». Nå er det spurt om rettigheter."}
    assert said(known, "old", "new") == {
        "Erstatter": "New: «Old». Nå er det spurt om rettigheter.",
        "Erstattet av": "Old: «New». Nå er det spurt om rettigheter.",
    }


def test_an_edition_without_the_new_question_says_nothing_of_it(known: Edition) -> None:
    assert said(open_edition(2022, root=known.root), "old") == {}


def test_the_new_question_has_no_earlier_figure(known: Edition) -> None:
    (new,) = known.select(["new"])
    assert known.before(new) is None


def test_no_line_joins_them(known: Edition) -> None:
    figure = chapter.lines(known, indicators=["old", "new"], **_PARTS)
    assert isinstance(figure, FigureBlock)
    assert [row[0] for row in figure.table.rows] == ["Old", "New"]


def test_the_table_of_all_numbers_says_so_too(known: Edition) -> None:
    text = chapter.all_figures(known, "ai").plain()
    assert "Erstatter «Old»" in text
    assert text.count("Erstattet av «New»") == 2
