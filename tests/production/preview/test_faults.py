"""What an error tells an author on the page that stands in for the book."""

from pathlib import Path

from helpers.base.errors import SHOWN_AT_ONCE, InputError, Problem, TilstandError, UsageError
from helpers.production.preview.faults import faults_of
from helpers.production.preview.pages import fault_page


def test_text_of_an_error_is_text(tmp_path: Path) -> None:
    faults = faults_of(UsageError("<script>alert(1)</script>\x1b[2J"), tmp_path, 2024)
    page = fault_page(faults).decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>" not in page
    assert "\x1b" not in page


def test_problems_have_the_words_for_their_place_and_the_lines_of_a_text(tmp_path: Path) -> None:
    (tmp_path / "ai.md").write_text("En.\nTo.\nTre.\nFire.\nFem.\nSeks.\n", "utf-8")
    problems = [Problem("ai.md", "feil", 4), Problem("data/a.csv", "feil", 4, "value")]
    text, table = faults_of(InputError(problems), tmp_path, 2024)
    assert (text.message, table.message) == ("Feil", "Feil")
    assert text.where == ("ai.md", "linje 4")
    assert text.code == ((2, "To."), (3, "Tre."), (4, "Fire."), (5, "Fem."), (6, "Seks."))
    assert table.where == ("data/a.csv", "rad 4", "kolonne value")
    assert table.code == ()


def test_of_very_many_problems_the_first_are_shown(tmp_path: Path) -> None:
    error = InputError(Problem("a.csv", "x", row) for row in range(SHOWN_AT_ONCE + 7))
    faults = faults_of(error, tmp_path, 2024)
    assert len(faults) == SHOWN_AT_ONCE + 1
    assert faults[-1].message == "... og 7 til."


def test_what_has_no_place_is_told_whole(tmp_path: Path) -> None:
    (fault,) = faults_of(TilstandError("One thing.\nAnother."), tmp_path, 2024)
    assert (fault.message, fault.where) == ("One thing.\nAnother.", ())


def test_what_nobody_foresaw_is_told_too(tmp_path: Path) -> None:
    (fault,) = faults_of(ZeroDivisionError("by zero"), tmp_path, 2024)
    assert "ZeroDivisionError: by zero" in fault.message
