from helpers.analysis.score import FLAT, THRESHOLDS
from helpers.data import Edition, open_edition
from helpers.page.sections import score as sections
from library import ROOT


def row(table: object, start: str) -> tuple[str, ...]:
    """The first row that begins so; of a goal, that of its first assessment."""
    found = next(cells for cells in table.rows if str(cells[0]).startswith(start))
    return tuple(str(cell) for cell in found)


def edition() -> Edition:
    return open_edition(2024, root=ROOT)


def test_arithmetic_stands_open_beside_both_statuses() -> None:
    board = sections.score_board(edition())
    assert row(board, "Mål 2") == (
        "Mål 2 (2021)",
        "(2 + 3) / 2, 1 uten poeng",
        "2,5",
        "positiv utvikling",
        "positiv utvikling (Digdir)",
    )
    # The same three key figures again, which count for 2021.
    assert row(board, "Mål 4 (2021)")[1:4] == ("(1 + 1 + 3) / 3", "1,67", "negativ utvikling")
    assert row(board, "Mål 4 (2022)")[1:4] == ("3 uten poeng", "–", "–")


def test_what_to_know_of_an_assessment_stands_with_it() -> None:
    board = sections.score_board(edition())
    said = [str(cells[-1]) for cells in board.rows if str(cells[0]) == "Mål 4 (2022)"]
    assert said[0].startswith(
        "negativ utvikling (Digdir). Vurderingen er den samme som i årsrapporten"
    )


def test_every_threshold_has_a_column_and_the_last_row_counts_agreement() -> None:
    table = sections.score_by_threshold(edition())
    assert len(table.headings) == len(THRESHOLDS) + 1
    assert row(table, "Mål 5") == (
        "Mål 5 (2021). Kilden: positiv utvikling",
        "1,67, negativ utvikling",
        "2, flat utvikling",
        *("2,33, positiv utvikling",) * 2,
    )
    assert row(table, "Samme utvikling")[2] == "7 av 12"


def test_key_figures_tell_size_and_why_one_is_not_scored() -> None:
    table = sections.key_figure_points(edition()).block
    assert row(table, "Mål 1 (2021): Åpenhet")[2:] == ("5,56 plasser per hundre", "1")
    assert row(table, "Mål 5 (2021): Tjenester som bruker")[2:] == ("24,99 prosent", "3")
    assert "ingen tidligere tall" in row(table, "Mål 2 (2021): Hoveddelen")[3]


def test_method_is_told_with_the_numbers_that_are_used() -> None:
    text = sections.how_scored(edition()).text
    assert "et hjelpemiddel for vurderingen, ikke en vurdering" in text
    assert "Nivået får ingen poeng" in text
    assert "metode for 2024 en annen" in text
    assert "Samlet vurdering av måloppnåelse" in text
    assert "Metoden:" not in sections.how_scored(open_edition(2022, root=ROOT)).text
    for number in ("2,25", "1,75", f"høyst {FLAT:g} prosentpoeng"):
        assert number in text
