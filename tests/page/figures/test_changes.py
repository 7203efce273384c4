"""The figure of changes: what stands in a row, and what shares an axis."""

from pathlib import Path

from helpers.data import open_edition
from helpers.page import figures
from helpers.page.html import Absent, FigureBlock, Rows
from helpers.page.prose import Prose
from library import ROOT
from small import edition, indicator, observed


def figure(year: int, **parameters: object) -> FigureBlock | Absent:
    return figures.change_rows(
        open_edition(year, root=ROOT),
        anchor="endringer",
        question="Hva har endret seg?",
        about="endringer",
        finding="Størst: {moved|label}",
        **parameters,
    )


def test_rows_stand_by_size_with_direction_and_judgement_in_words() -> None:
    found = figure(2024, since_last=True)
    assert [row[2].replace("\N{NO-BREAK SPACE}", " ") for row in found.table.rows][:15] == [
        "opp 33 prosentpoeng, verken bedre eller verre",
        "ned 15 prosentpoeng, til det bedre",
        "opp mer enn 10 prosentpoeng, til det bedre",
        "opp 8 prosentpoeng, verken bedre eller verre",
        "opp 7,8 prosentpoeng, til det bedre",
        "ned 7 prosentpoeng, verken bedre eller verre",
        "ned 6,9 prosentpoeng, verken bedre eller verre",
        "opp 6 prosentpoeng, verken bedre eller verre",
        "ned 6 prosentpoeng, til det bedre",
        "ned 5,6 prosentpoeng, til det bedre",
        "opp 4 prosentpoeng, til det bedre",
        "opp 2,3 prosentpoeng, til det verre",
        "opp 2,3 prosentpoeng, til det bedre",
        "opp 1 prosentpoeng, verken bedre eller verre",
        "opp 2 plasser, til det bedre",
    ]
    assert found.title == "Størst: KI til beslutningsstøtte i saksbehandling"
    for row in found.table.rows:
        assert f"{row[0]}: {row[2]}" in found.alt


def test_only_changes_in_answers_of_one_kind_stand_on_one_axis(tmp_path: Path) -> None:
    few = {"category": "small_or_very_small"}
    place = {"category": "", "population": "country"}
    known = edition(
        tmp_path,
        indicators=[
            *(indicator(code) for code in ("use", "plans", "little")),
            indicator("grade", scale="agreement"),
            indicator("place", unit="rank", scale="none", better="lower"),
        ],
        observations=[
            observed(code, year, value, **more)
            for code, first, last, more in (
                ("use", 10, 50, {}),
                ("little", 60, 30, few),
                ("plans", 20, 40, {}),
                ("grade", 20, 35, {}),
                ("place", 9, 3, place),
            )
            for year, value in ((2022, first), (2024, last))
        ],
    )
    found = figures.change_rows(known, anchor="a", question="Hva?", about="endringer")
    assert isinstance(found.picture, Rows)
    panels = [[row.label for row in panel.rows] for panel in found.picture.panels]
    assert panels == [["Use", "Plans"], ["Little"], ["Grade"], ["Place"]]
    assert all(panel.axis for panel in found.picture.panels)
    # Those without a common size come last, and none stands on the axis of another.
    assert [str(row[0]).split(" (")[0].split(".")[0] for row in found.table.rows] == [
        *("Use", "Little", "Plans", "Grade", "Place"),
    ]


def test_a_row_says_what_is_a_bound() -> None:
    found = figure(2024, since_last=True)
    rows = [row for panel in found.picture.panels for row in panel.rows]
    (bound,) = (row for row in rows if row.label.startswith("Samarbeider"))
    text = bound.moved[0].text.replace("\N{NO-BREAK SPACE}", " ")
    assert text.startswith("opp mer enn 10 prosentpoeng")
    assert "before" in found.picture.signs


def test_only_the_largest_are_shown_and_the_line_below_says_so() -> None:
    found = figure(2021, most=3)
    assert len(found.table.rows) == 3
    assert "3 av 34" in found.measured
    assert found.downloads[0].content.count("\n") == 1 + 2 * 3


def test_the_download_has_all_years_that_rows_open_to() -> None:
    known = open_edition(2024, root=ROOT)
    found = figures.change_rows(known, anchor="alle", question="Hva?", about="endringer")
    changed = known.shown.series
    years = sum(len(known.series(key)) for key in changed)
    assert found.downloads[0].content.count("\n") == 1 + years > 1 + 2 * len(changed)


def test_what_the_page_has_drawn_is_not_drawn_again() -> None:
    known = open_edition(2024, root=ROOT)
    parts = {"question": "Hva?", "about": "endringer"}
    first = figures.change_rows(known, anchor="nye", since_last=True, **parts)
    rest = figures.change_rows(known, anchor="alle", **parts)
    assert not {str(row[0]) for row in first.table.rows} & {str(row[0]) for row in rest.table.rows}
    whole = figure(2024)
    assert len(first.table.rows) + len(rest.table.rows) == len(whole.table.rows)
    assert figures.change_rows(known, anchor="igjen", **parts) == Prose("")


def test_the_first_edition_has_none_before_it() -> None:
    assert isinstance(figure(2021, since_last=True), Absent)


def test_changes_leave_nothing_in_editions_before_their_first() -> None:
    assert figure(2022, first_edition=2024) == Prose("")
    assert figure(2024, first_edition=2024).html() == figure(2024).html()
