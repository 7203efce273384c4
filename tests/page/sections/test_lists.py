"""What a chapter shows beside its figures, from the tables."""

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.base.errors import UsageError
from helpers.data import Edition, open_edition
from helpers.page import sections as lists
from helpers.page.figures import lines
from helpers.page.figures.rest import rest
from helpers.page.html import Absent, FigureBlock, Listing, Rows, StatusBoard, Table
from helpers.page.prose import Prose
from helpers.page.sections.goal_sheets import goal_figure
from small import edition, indicator, observed

KEY_FIGURE = {"goal": "goal_1", "population": "all", "category": "large_or_very_large"}
GOALS = [
    {"goal": f"goal_{n}", "order": n, "label_nb": f"Målet {n}", "label_en": f"Goal {n}"}
    for n in (1, 2)
]

OF_A_TOPIC = (
    *(lists.disagreements, lists.missing, lists.all_figures, lists.sources_of, lists.claims),
    rest,
)


@pytest.fixture
def known(tmp_path: Path) -> Edition:
    return edition(
        tmp_path,
        indicators=[indicator("use", label_nb="Bruker KI"), indicator("sets", topic="overview")],
        observations=[
            observed("use", 2022, 10, source="s2022"),
            observed("use", 2022, 12, note_nb="Rettet."),
            observed("use", 2024, 33, precision="about", printed="en tredjedel"),
            observed("use", 2021, 20, source="s2021"),
            observed("sets", 2024, 5),
        ],
        disagreements=[
            {"indicator": "use", "year": 2022, "source_used": "s2024", "source_other": "s2022"}
        ],
        missing=[
            {"order": 1, "title": "Gevinster av KI", "what_nb": "Fem gevinster", "what_en": "x"},
            {"order": 2, "title": "Et tall", "kind": "figure", "what_nb": "Antall", "what_en": "x"},
        ],
        goals=GOALS,
        assessments=[
            {"source": "s2024", "goal": goal, "status": status, "development": "flat"}
            | {"stated_year": 2024, "locator": "Mål"}
            for goal, status in (("goal_1", "good"), ("goal_2", "less_good"))
        ]
        + [
            {"source": "s2022", "goal": "goal_1", "status": "medium", "development": "flat"}
            | {"stated_year": 2022, "locator": "Mål"}
        ],
        key_figures=[
            {"source": "s2024", "order": 1, "indicator": "use", "year": 2022, "locator": "Mål"}
            | {"printed_direction": "up", "printed_judgement": "positive"}
            | KEY_FIGURE
        ],
        points=[
            {"source": source, "kind": "challenge", "order": 1, "topic": "ai", "locator": "Sted"}
            | {"text_nb": "Det går sakte.", "text_en": "It is slow."}
            for source in ("s2022", "s2024")
        ],
    )


def cells(table: object) -> list[list[str]]:
    assert isinstance(table, Table)
    return [[str(cell).replace("\xa0", " ") for cell in row] for row in table.rows]


def test_disagreements_show_both_values_and_why(known: Edition) -> None:
    assert cells(lists.disagreements(known, "ai")) == [
        [
            "Bruker KI",
            "2022",
            "12 % (Undersøkelsen, 2024)",
            "10 % (Undersøkelsen, 2022)",
            "Derfor.",
        ]
    ]


def test_a_chapter_without_disagreements_says_so(known: Edition) -> None:
    assert "ikke imot hverandre" in getattr(lists.disagreements(known, "overview"), "text", "")


def test_what_sources_do_not_print_is_listed(known: Edition) -> None:
    listing = lists.missing(known, "ai")
    assert isinstance(listing, Listing)
    assert [str(item.text) for item in listing.items] == [
        "Diagrammet «Gevinster av KI»",
        "Et tall",
    ]
    assert "Fem gevinster" in listing.items[0].detail
    assert isinstance(lists.missing(known, "overview"), Prose)


def test_every_row_of_a_topic_is_in_its_register_the_unused_one_too(known: Edition) -> None:
    rows = cells(lists.all_figures(known, "ai"))
    assert len(rows) == 4
    assert [(row[0].split(", ")[1][:4], *row[1:3]) for row in rows] == [
        ("2021", "20 %", "«20%»"),
        ("2022", "10 %", "«10%»"),
        ("2022", "12 %", "«12%»"),
        ("2024", "ca. 33 %", "«en tredjedel»"),
    ]
    assert {row[3] for row in rows} == {"Undersøkelsen, «Avsnitt»"}


def test_the_status_of_each_goal_is_the_newest_with_its_year(known: Edition) -> None:
    board = lists.status_board(known)
    assert isinstance(board, StatusBoard)
    assert board.title == "Vurdering fra Utgiver for 2024"
    assert [(goal.title, goal.status, goal.year) for goal in board.goals] == [
        ("Mål 1: Målet 1", "good", "2024"),
        ("Mål 2: Målet 2", "less_good", "2024"),
    ]
    assert [source.text for source in board.sources] == ["Undersøkelsen (Utgiver, 2024)"]


def test_a_goal_shows_its_key_figures_and_others(known: Edition) -> None:
    block = goal_figure(known, "goal_1", ["sets"])
    assert isinstance(block, FigureBlock)
    assert block.title == "Tallene bak mål 1"
    assert isinstance(block.picture, Rows)
    assert [label for _, label in block.picture.anchors] == ["Bruker KI", "Sets"]


def test_old_key_figures_say_so_in_the_title(known: Edition) -> None:
    def title(year: int) -> str:
        found = edition(
            known.root / "old",
            year,
            editions=[{"year": year, "status": "draft"} for year in (2024, 2025)],
            indicators=[indicator("use")],
            observations=[observed("use", 2022, 12)],
            goals=GOALS,
            key_figures=[
                {"source": "s2024", "indicator": "use", "year": 2022, "order": 1}
                | {"printed_direction": "none", "printed_judgement": "none"}
                | KEY_FIGURE
            ],
        )
        block = goal_figure(found, "goal_1", ())
        assert isinstance(block, FigureBlock)
        return block.title

    assert title(2025).endswith(" (nyeste tall fra 2022)")
    assert "nyeste" not in title(2024)


def test_a_goal_without_key_figures_says_so(known: Edition) -> None:
    # No edition has any of the second goal.
    assert isinstance(goal_figure(open_edition(2021, root=known.root), "goal_1", ()), Absent)
    assert goal_figure(known, "goal_2", ()) == Prose("")


def test_the_same_point_of_two_sources_stands_once(known: Edition) -> None:
    listing = lists.points(known, "challenge", "ai")
    assert isinstance(listing, Listing)
    (item,) = listing.items
    assert str(item.text) == "Det går sakte."
    assert "2022" in item.detail
    assert "2024" in item.detail
    assert isinstance(lists.points(open_edition(2021, root=known.root), "challenge"), Absent)
    assert lists.points(known, "focus") == Prose("")


def test_answers_stand_in_the_order_of_the_codes_with_scale_and_number(tmp_path: Path) -> None:
    answers = ("small_or_very_small", "large_or_very_large", "agree")
    found = edition(
        tmp_path,
        indicators=[indicator("new")],
        observations=[
            observed("new", 2024, 20, category=category, n=251, dont_know="not_in_base")
            for category in answers
        ],
    )
    rows = [row[0] for row in cells(lists.all_figures(found, "ai"))]
    assert [row.partition("(")[2].partition(")")[0] for row in rows] == [
        "enig eller svært enig",
        "i stor eller svært stor grad",
        "i liten eller svært liten grad",
    ]
    said = (
        ". Svarskala: grad, fra svært liten til svært stor. Antall svar: 251. "
        "«Vet ikke»: holdt utenfor grunnlaget"
    )
    assert all(row.endswith(said) for row in rows)


def test_the_scale_of_what_a_figure_draws_stands_with_the_figure(known: Edition) -> None:
    parts = {"question": "Hvor mange?", "about": "bruk", "anchor": "bruk"}
    lines(known, indicators=["use"], **parts)
    assert "Svarskala" not in lists.all_figures(known, "ai").plain()


def test_the_front_page_counts_what_its_edition_sees(known: Edition) -> None:
    text = lists.edition_line(known).text
    assert "2024" in text
    assert "5 tall" in text
    assert "3 kilder" in text
    assert "2 av tallene gjelder 2024." in text


def test_sources_are_listed_with_what_is_known_of_them(known: Edition) -> None:
    html = lists.source_list(known).html()
    for code in ("s2021", "s2022", "s2024"):
        assert f'id="{code}"' in html
    assert "ikke oppgitt" in html
    named = lists.sources_of(known, "ai")
    assert isinstance(named, Listing)
    assert len(named.items) == 2


def test_a_source_says_when_it_was_published_and_read_and_where_it_lies(tmp_path: Path) -> None:
    read = {
        "published": "2024-05-03",
        "url": "https://www.digdir.no/1",
        "archive": "https://arkiv.digdir.no/1",
        "read": "2026-11-26",
    }
    found = edition(
        tmp_path,
        sources=[{"source": "s2022", "edition": 2022}, {"source": "s2024", "edition": 2024} | read],
        indicators=[indicator("use")],
        observations=[observed("use", 2022, 1, source="s2022"), observed("use", 2024, 2)],
    )
    old, new = lists.source_list(found).entries
    assert [(label, str(value)) for label, value in new.facts][2:] == [
        ("Publisert", "3. mai 2024"),
        ("Adresse", "https://www.digdir.no/1"),
        ("Arkivert kopi", "https://arkiv.digdir.no/1"),
        ("Lest", "26. november 2026"),
        ("Lisens", "ikke oppgitt"),
    ]
    assert [value for _, value in old.facts][2:] == [
        "ikke oppgitt",
        "ikke kjent",
        "ikke kjent",
        "ikke oppgitt",
    ]
    named = lists.sources_of(found, "ai")
    assert isinstance(named, Listing)
    assert [item.detail for item in named.items] == [
        "Publisert: ikke oppgitt.",
        "Publisert: 3. mai 2024. Lest: 26. november 2026.",
    ]


@pytest.mark.parametrize(
    ("ask", "nearest"),
    [
        (lambda e: lists.points(e, "chalenge"), "challenge"),
        (lambda e: lists.points(e, "challenge", "aii"), "ai"),
        (lambda e: lists.goals(e, {"goal1": ()}), "goal_1"),
        (lambda e: lists.changes(e, "goood"), "good"),
        (lambda e: lists.series_since_last(e, "mesured"), "not_measured"),
        *((lambda e, show=show: show(e, "overveiw"), "overview") for show in OF_A_TOPIC),
    ],
)
def test_what_a_list_cannot_be_of_is_refused_with_the_nearest_name(
    known: Edition, ask: Callable[[Edition], object], nearest: str
) -> None:
    with pytest.raises(UsageError, match=f"Did you mean '{nearest}'"):
        ask(known)
