"""The figures of a report: every answer beside the shares that it may stand beside."""

import csv
import io

from bs4 import BeautifulSoup

from helpers.page.report import about, comparisons, held_back, reading, why_held_back
from made_report import HIDDEN, question, report


def test_one_figure_for_each_scale_with_all_its_numbers():
    found = comparisons(
        report(
            question("Deler data", 3, 23.9),
            question("Valgt hinder", 1, answers=("Ikke valgt", "Valgt"), counted=(1,)),
            question("Bruker data", 0, 12.0),
        )
    )
    assert [len(figure.table.rows) for figure in found.figures] == [2, 1]
    assert len({figure.title for figure in found.figures}) == 2
    first = found.figures[0]
    assert first.table.rows[0] == (
        "Deler data",
        "Mye (4\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}5)",
        "50\N{NO-BREAK SPACE}% (45–55), n\N{NO-BREAK SPACE}= 200",
        "23,9\N{NO-BREAK SPACE}% (18,9–28,9), n\N{NO-BREAK SPACE}= 90",
    )
    assert "Deler data. Dere: Mye (4\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}5)" in first.html()
    assert "«Mye» eller «Svært mye»" in first.measured
    assert first.caption.base == "Alle offentlige virksomheter: 200; Kommuner: 90"
    assert str(first.caption.sources[0]) == "Undersøkelsen 2025, «Laget datasett»"


def test_what_is_held_back_is_marked_everywhere_and_told_nowhere():
    made = report(question("Deler data", 3, None), question("Bruker data", 0, 12.0))
    (figure,) = comparisons(made).figures
    assert figure.table.rows[0][-1] == "skjult"
    assert "Deler data: Dere Mye (4\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}5)" in figure.alt
    assert "Skjult: Deler data (kommuner)." in BeautifulSoup(figure.html(), "html.parser").get_text(
        " ", strip=True
    )
    rows = list(csv.DictReader(io.StringIO(figure.downloads[0].content)))
    hidden = [row for row in rows if row["held_back"] == "yes"]
    assert [(row["label"], row["compared_with"]) for row in hidden] == [("Deler data", "Kommuner")]
    assert {row[name] for row in hidden for name in ("value", "ci_low", "ci_high", "n")} == {""}
    assert figure.notes
    assert [(str(i.text), i.detail) for i in held_back(made).items] == [("Kommuner", "Deler data")]


def test_a_figure_without_anything_to_draw_shows_its_table():
    made = question("Deler data", 3, shares=(HIDDEN, HIDDEN))
    (figure,) = comparisons(report(made)).figures
    assert figure.picture is None
    assert figure.table.rows[0][1:] == (
        "Mye (4\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}5)",
        "skjult",
        "skjult",
    )


def test_cells_of_the_download_are_no_formulas():
    made = report(question("=cmd()", 3, answers=("a", "b", "c", "+d", "@e")))
    (row, _) = csv.DictReader(io.StringIO(comparisons(made).figures[0].downloads[0].content))
    assert (row["label"], row["answers_counted"]) == ("'=cmd()", "'+d; '@e")
    assert not any(cell[:1] in "=+-@" for cell in row.values() if cell)


def test_questions_of_the_same_name_are_drawn_each():
    made = report(question("Lik", 3, 10.0), question("Lik", 3, 20.0))
    (figure,) = comparisons(made).figures
    assert len(figure.table.rows) == 2
    assert "Lik. Dere: Mye (4\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}5) (2)" in figure.html()


def test_the_report_says_whom_it_is_for_and_how_it_is_read():
    made = report(question("Deler data", 3), question("Bruker data", None))
    shown = about(made).plain()
    assert "Bø kommune" in shown
    assert "alle offentlige virksomheter og kommuner" in shown
    assert "1 av 2 spørsmål" in shown
    assert "«Vet ikke» er ikke med i n." in reading(made).text
    assert "minst 5 har svart" in why_held_back(made).text
    assert "Ingenting er holdt tilbake" in str(held_back(made).items[0].text)
