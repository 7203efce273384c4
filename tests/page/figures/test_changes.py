from helpers.data import open_edition
from helpers.page import figures
from helpers.page.html import Absent, FigureBlock
from helpers.page.prose import Prose
from library import ROOT


def figure(year: int, **parameters: object) -> FigureBlock | Absent:
    return figures.change_bars(
        open_edition(year, root=ROOT),
        anchor="endringer",
        question="Hva har endret seg?",
        about="endringer",
        finding="Størst: {moved|label}",
        **parameters,
    )


def test_rows_stand_by_size_with_direction_and_judgement_in_words() -> None:
    found = figure(2024, since_last=True)
    assert [row[2].replace("\N{NO-BREAK SPACE}", " ") for row in found.table.rows] == [
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
    ]
    assert found.title == "Størst: KI til beslutningsstøtte i saksbehandling"
    for row in found.table.rows:
        assert f"{row[0]}: {row[2]}" in found.alt


def test_chart_says_what_is_a_bound() -> None:
    found = figure(2024, since_last=True)
    svg = found.picture.wide
    assert "opp mer enn 10" in svg
    assert "−15" in svg
    assert "open" in found.picture.signs


def test_only_the_largest_are_shown_and_the_line_below_says_so() -> None:
    found = figure(2021, most=3)
    assert len(found.table.rows) == 3
    # Seven for the better, twelve for the worse, one that is neither.
    assert "3 av 20" in found.measured
    assert found.downloads[0].content.count("\n") == 1 + 2 * 3


def test_the_first_edition_has_none_before_it() -> None:
    assert isinstance(figure(2021, since_last=True), Absent)


def test_changes_leave_nothing_in_editions_before_their_first() -> None:
    assert figure(2022, first_edition=2024) == Prose("")
    assert figure(2024, first_edition=2024).html() == figure(2024).html()
