"""Figures that an author draws: what is handed over, what stands around it, what is refused."""

import csv
import io
from functools import partial
from pathlib import Path

import pandas as pd
import pytest
import seaborn as sns
from matplotlib.axes import Axes

from helpers.base.errors import UsageError
from helpers.data import Edition, open_edition
from helpers.page import figures
from helpers.page.html import Absent, FigureBlock
from helpers.page.prose import Prose
from small import edition, indicator, observed

STRIP = partial(sns.stripplot, x="value", y="row")


@pytest.fixture
def known(tmp_path: Path) -> Edition:
    agree = {"category": "agree"}
    hidden = {"value": "", "precision": "suppressed", "printed": ""}
    return edition(
        tmp_path,
        indicators=[
            indicator("cost", label_nb="Kostnader"),
            indicator("law", label_nb="Regelverk", topic="data_sharing"),
            indicator("view", label_nb="Syn på KI", scale="agreement"),
            indicator("later"),
        ],
        observations=[
            observed("cost", 2022, 20, population="state", source="s2022"),
            observed("cost", 2024, 50, population="state", n=90),
            observed("cost", 2024, 30, population="municipality", precision="below"),
            observed("law", 2024, 40, population="state"),
            observed("law", 2022, 60, population="municipality", source="s2022"),
            observed("law", 2024, 55, population="municipality"),
            observed("view", 2024, 10, population="state", **agree),
            observed("view", 2024, 80, population="municipality", **agree),
            observed("later", 2024, 0, population="state") | hidden,
        ],
    )


def figure(known: Edition, **more: object) -> FigureBlock | Absent | Prose:
    parts = {"anchor": "figur", "question": "Hva hindrer?", "about": "hindringer", "draw": STRIP}
    return figures.plot(known, **(parts | {"indicators": ["cost", "law"]} | more))  # type: ignore[arg-type]


def made(known: Edition, **more: object) -> FigureBlock:
    block = figure(known, **more)
    assert isinstance(block, FigureBlock)
    return block


def handed(known: Edition, **more: object) -> pd.DataFrame:
    """Return the data that a drawing gets."""
    seen: list[pd.DataFrame] = []

    def draw(data: pd.DataFrame, ax: Axes) -> None:
        seen.append(data)
        ax.scatter(data["value"], data["value"])

    made(known, draw=draw, **more)
    assert len(seen) == 2
    return seen[0]


def test_all_that_belongs_to_a_figure_stands_around_the_drawing(known: Edition) -> None:
    block = made(known, finding="Høyest: {largest|label}")
    assert block.title == "Høyest: regelverk"
    assert "2024" in block.line
    assert block.caption.population == "Statlige virksomheter og kommuner"
    cells = [str(cell) for row in block.table.rows for cell in row[1:]]
    assert sorted(cells) == ["40\xa0%", "50\xa0%", "55\xa0%", "under 30\xa0%"]
    assert all(cell in block.alt for cell in cells)
    assert len(list(csv.DictReader(io.StringIO(block.downloads[0].content)))) == 4
    assert known.shown.series == {o.key for o in known.select(["cost", "law"])}
    html = block.html()
    assert 'class="dt-wide"' in html
    assert 'class="dt-narrow"' in html
    assert " style=" not in html


def test_data_are_tidy_and_in_the_words_of_readers(known: Edition) -> None:
    data = handed(known, keep="repeated")
    assert list(data["row"]) == [
        *["Kostnader, Statlige virksomheter"] * 2,
        *["Regelverk, Kommuner"] * 2,
    ]
    assert list(data["topic"].cat.categories) == [
        "Kunstig intelligens",
        "Deling og gjenbruk av data",
    ]
    assert list(data["population"].cat.categories) == ["Statlige virksomheter", "Kommuner"]
    assert set(data["category"]) == {"i stor eller svært stor grad"}
    assert list(data["year"]) == [2022, 2024, 2022, 2024]
    assert list(data["value"]) == [20, 50, 60, 55]
    assert list(data["text"]) == ["20\xa0%", "50\xa0%", "60\xa0%", "55\xa0%"]
    assert list(data["moved"]) == ["", "+30", "", "−5"]
    assert list(data["change"].dropna()) == [30, -5]
    assert data["gap"].isna().all()


def test_the_newest_of_each_series_is_drawn_where_nothing_else_is_said(known: Edition) -> None:
    data = handed(known)
    assert list(data["value"]) == [50, 30, 40, 55]
    assert list(data["exact"]) == [True, False, True, True]
    assert list(data["row"].cat.categories) == ["Kostnader", "Regelverk"]


def test_pairs_have_their_gap(known: Edition) -> None:
    data = handed(known, indicators=["cost", "law", "later"], keep="paired")
    assert list(data["value"]) == [50, 30, 40, 55]
    assert list(data["gap"]) == [-20, -20, 15, 15]


def test_several_scales_stand_on_one_axis_only_where_the_author_says_so(known: Edition) -> None:
    every = {"indicators": ["cost", "law", "view"], "keep": "paired"}
    with pytest.raises(UsageError, match="'figur' mixes scales: agreement, degree"):
        figure(known, **every)
    block = made(known, mixed=True, **every)
    assert "Syn på KI, enig eller svært enig" in [str(row[0]) for row in block.table.rows]
    assert "«enig eller svært enig»" in block.caption.scale


def test_what_is_suppressed_is_named_and_never_handed_over(known: Edition) -> None:
    more = {"indicators": ["cost", "later"], "populations": ["state"]}
    assert list(handed(known, **more)["value"]) == [50]
    block = made(known, **more)
    assert block.picture is not None
    assert "Skjult: Later." in block.picture.wide
    assert "Skjult: Later." in block.picture.narrow


def test_what_cannot_stand_in_the_book_is_refused_by_the_name_of_the_figure(
    known: Edition,
) -> None:
    def foreign(data: pd.DataFrame, ax: Axes) -> None:
        ax.scatter(data["value"], data["value"], color="#12ab34")

    with pytest.raises(UsageError, match="'figur' keeps 'newst': expected one of newest, repeated"):
        figure(known, keep="newst")
    with pytest.raises(UsageError, match="'figur' is drawn in the colour #12ab34"):
        figure(known, draw=foreign)
    with pytest.raises(ValueError, match="'figur' lacks its question, about"):
        figure(known, question=" ", about="")


def test_a_plot_without_data_is_a_sentence_where_readers_could_miss_it(known: Edition) -> None:
    found = figure(open_edition(2021, root=known.root))
    assert isinstance(found, Absent)
    assert found.sentence == "Denne utgaven har ingen tall om hindringer."
    assert figure(known, keep="paired", populations=["state"]) == Prose("")


def test_labels_from_the_data_are_text(tmp_path: Path) -> None:
    nasty = '</text><script>alert("$x^2$")</script>'
    found = edition(
        tmp_path,
        indicators=[indicator("cost", label_nb=nasty), indicator("law")],
        observations=[observed("cost", 2024, 20), observed("law", 2024, 30)],
    )
    html = made(found).html()
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_plot_leaves_nothing_in_editions_before_its_first(known: Edition) -> None:
    assert figure(open_edition(2022, root=known.root), first_edition=2024) == Prose("")
    assert isinstance(figure(known, first_edition=2024), FigureBlock)
