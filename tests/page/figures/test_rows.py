"""Indicators below each other: which stand together, what a row says, and what it opens to."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from helpers.base.errors import UsageError
from helpers.data import Edition, open_edition
from helpers.page import figures
from helpers.page.figures.rest import rest
from helpers.page.html import Absent, FigureBlock, Rows
from helpers.page.prose import Prose
from small import edition, indicator, observed

RANK = {"unit": "rank", "scale": "none", "better": "lower"}
COUNTRY = {"population": "country", "category": ""}
TABLES = {
    "indicators": [
        indicator("plans", label_nb="Har planer"),
        indicator("use", label_nb="Bruker det", better="lower"),
        indicator("order", label_nb="Har orden", scale="agreement"),
        indicator("place", label_nb="Plass", **RANK),
        indicator("sets", label_nb="Datasett", unit="count", scale="none"),
        indicator("bodies", label_nb="Virksomheter", unit="count", scale="none"),
    ],
    "observations": [
        observed("plans", 2024, 45, population="state"),
        observed("plans", 2024, 11, population="municipality"),
        observed("use", 2024, 31),
        observed("use", 2022, 25),
        observed("use", 2021, 20),
        observed("use", 2022, 29, population="municipality"),
        observed("order", 2024, 50, category="agree", precision="about", printed="Omtrent halve"),
        observed("place", 2024, 13, rank_of=34, **COUNTRY),
        observed("place", 2022, 29, rank_of=34, **COUNTRY),
        observed("sets", 2024, 1659, population="catalogue", category=""),
        observed("bodies", 2024, 64, population="state", category=""),
    ],
}
ALL = ["plans", "use", "order", "place", "sets", "bodies"]


@pytest.fixture
def known(tmp_path: Path) -> Edition:
    found = edition(tmp_path, **TABLES)
    return open_edition(2024, root=found.root, topic="ai")


def made(known: Edition, *indicators: str, **more: object) -> FigureBlock:
    parts = {"anchor": "figur", "question": "Hva?", "about": "noe", **more}
    block = figures.rows(known, indicators=indicators or ALL, **parts)  # type: ignore[arg-type]
    assert isinstance(block, FigureBlock)
    return block


def page(block: FigureBlock) -> BeautifulSoup:
    return BeautifulSoup(block.html(), "html.parser")


def said(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").replace("\xa0", " ").split())


def row(block: FigureBlock, anchor: str) -> Tag:
    found = page(block).find(id=anchor)
    assert isinstance(found, Tag)
    details = found.find_parent("details")
    assert details is not None
    return details


def test_only_answers_of_one_kind_share_an_axis(known: Edition) -> None:
    picture = made(known).picture
    assert isinstance(picture, Rows)
    assert [(p.heading, [r.label for r in p.rows]) for p in picture.panels] == [
        ("Andel i prosent", ["Har planer", "Bruker det", "Bruker det"]),
        ("Andel i prosent", ["Har orden"]),
        ("Plassering, der 1. plass er best", ["Plass"]),
        ("Antall", ["Datasett", "Virksomheter"]),
    ]
    assert [bool(p.axis) for p in picture.panels] == [True, True, True, False]


def test_what_is_no_measured_share_says_what_it_is_and_shares_no_axis(tmp_path: Path) -> None:
    kinds = (
        ("measured", "percent"),
        ("requirement", "percent"),
        ("target", "percent_change"),
        ("growth", "percent_change"),
        ("growth", "percentage_points"),
    )
    named = [indicator(f"{kind}_{unit}", kind=kind, unit=unit) for kind, unit in kinds]
    found = edition(
        tmp_path,
        indicators=named,
        observations=[observed(row["indicator"], 2024, 30) for row in named],
    )
    picture = made(found, *(str(row["indicator"]) for row in named)).picture
    assert isinstance(picture, Rows)
    assert [(p.heading, bool(p.axis)) for p in picture.panels] == [
        ("Andel i prosent", True),
        ("Krav: andel i prosent", True),
        ("Mål: endring i prosent", False),
        ("Vekst: endring i prosent", False),
        ("Vekst: prosentpoeng", False),
    ]


def test_a_row_says_its_survey_beside_others_and_what_must_be_read_with_it(
    tmp_path: Path,
) -> None:
    root = edition(
        tmp_path,
        indicators=[
            indicator("use", survey="IT i praksis"),
            indicator("gap", survey="Riksrevisjonen"),
        ],
        observations=[
            observed("use", 2024, 31, caution_nb="Bruk er et vidt ord."),
            observed("gap", 2024, 50),
        ],
    ).root
    found = open_edition(2024, root=root, topic="ai")
    block = made(found, "use", "gap")
    assert "2024 · IT i praksis" in said(row(block, "use").summary)
    assert "2024 · Riksrevisjonen" in said(row(block, "gap").summary)
    # Without opening the row.
    assert "Bruk er et vidt ord." in said(row(block, "use").summary)
    assert row(block, "gap").select_one(".dt-caution") is None
    # Where all are of one, the line below the figure says it for all.
    alone = made(open_edition(2024, root=root, topic="ai"), "use")
    assert "IT i praksis" not in said(row(alone, "use").summary)
    drawn = figures.bars(found, anchor="b", question="Hva?", about="noe", indicators=["use"])
    assert isinstance(drawn, FigureBlock)
    assert drawn.caution == "Bruk er et vidt ord."


def test_a_row_holds_values_of_one_year(known: Edition) -> None:
    picture = made(known, "use").picture
    assert isinstance(picture, Rows)
    found = {r.anchor: (r.about, r.values.replace("\xa0", " ")) for r in picture.panels[0].rows}
    assert list(found) == ["use", "use-large-or-very-large"]
    assert found["use"][0].endswith("2024")
    assert found["use-large-or-very-large"] == (
        "i stor eller svært stor grad · 2022",
        "Kommuner: 29 %",
    )


def test_a_row_says_change_and_judgement_or_the_distance(known: Edition) -> None:
    block = made(known)
    assert "opp 6 prosentpoeng siden 2022, til det verre" in said(row(block, "use").summary)
    assert "opp 16 plasser siden 2022, til det bedre" in said(row(block, "place").summary)
    assert "34 prosentpoeng mellom stat og kommune" in said(row(block, "plans").summary)
    assert "ingen tidligere tall" in said(row(block, "sets").summary)


def test_a_row_says_its_values_to_those_who_see_no_marks(known: Edition) -> None:
    block = made(known)
    assert "Statlige virksomheter: 45 %; Kommuner: 11 %" in said(row(block, "plans").summary)
    assert "Norge: 13. av 34" in said(row(block, "place").summary)
    # Without an axis the value stands in full view.
    assert said(row(block, "sets").select_one(".dt-row-value")) == "Felles datakatalog: 1 659"


def test_a_row_opens_to_its_caption_and_years(known: Edition) -> None:
    opened = row(made(known), "use").select_one(".dt-row-full")
    text = said(opened)
    for part in ("Spørsmål", "Use", "Alle offentlige virksomheter", "Svarskala", "Undersøkelsen"):
        assert part in text
    heads = [cell.get_text() for cell in opened.select("thead th")]
    assert heads == ["Hva", "2021", "2022", "2024"]
    # Three years are a line.
    assert opened.select_one(".dt-chart") is not None


def test_two_years_are_no_line_and_one_is_no_table(known: Edition) -> None:
    block = made(known)
    assert row(block, "place").select_one(".dt-row-full table") is not None
    assert row(block, "sets").select_one(".dt-row-full table") is None


def test_rows_are_places_of_the_book_and_one_table_holds_the_newest(known: Edition) -> None:
    block = made(known)
    bundle, told = block._repr_mimebundle_()
    assert "use,Bruker det" in bundle["text/csv"]
    assert list(told["tilstand"]["parts"]) == [
        "plans",
        "use",
        "use-large-or-very-large",
        "order",
        "place",
        "sets",
        "bodies",
    ]
    assert len(block.table.rows) == 7
    assert known.shown.series == {o.key for o in known.observations}


def test_on_a_page_of_another_topic_rows_have_other_places(known: Edition) -> None:
    known.shown.topic = "overview"
    picture = made(known, "plans").picture
    assert isinstance(picture, Rows)
    assert picture.anchors == (("figur-plans", "Har planer"),)


def test_a_measurement_before_and_a_vague_value_are_explained(known: Edition) -> None:
    block = made(known, "use", "order")
    key = said(page(block).select_one(".dt-key"))
    assert "Svakt merke: målingen før" in key
    assert "Åpent merke: tallet er ikke nøyaktig" in key
    assert "Svakt merke" not in said(page(made(known, "plans")).select_one(".dt-key"))


def test_what_no_figure_has_shown_is_shown_at_the_end(known: Edition) -> None:
    made(known, "plans", "use", "order")
    block = rest(known, "ai")
    assert block is not None
    assert isinstance(block.picture, Rows)
    assert [anchor for anchor, _ in block.picture.anchors] == ["place", "sets", "bodies"]
    assert rest(known, "ai") is None


def test_editions_without_figures_say_so_or_nothing(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator("use"), indicator("coming")],
        observations=[observed("use", 2024, 31)],
    )
    older = open_edition(2022, root=found.root)
    parts = {"anchor": "a", "question": "Hva?", "about": "noe"}
    assert isinstance(figures.rows(found, indicators=["use"], **parts), FigureBlock)
    assert isinstance(figures.rows(older, indicators=["use"], **parts), Absent | Prose)
    assert figures.rows(found, indicators=["coming"], **parts) == Prose("")
    assert figures.rows(older, indicators=["use"], first_edition=2024, **parts) == Prose("")


def test_names_that_do_not_exist_are_refused(known: Edition) -> None:
    with pytest.raises(UsageError, match="no indicator 'uses'"):
        made(known, "uses")
    with pytest.raises(UsageError, match=r"rows takes no argument 'findin'.*finding"):
        made(known, "use", findin="x")
