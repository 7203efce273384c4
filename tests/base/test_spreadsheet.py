"""No text becomes a formula, however a reader parts the file, and every text comes back."""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.base.spreadsheet import as_csv, inert, original

BEGINNINGS = "=+-@\t\r\n＝＋－＠"
TEXT = st.one_of(st.text(), st.text("'" + BEGINNINGS + 'a1 ,.;"\n', max_size=8))
# What programs part a file at that was written with commas.
PARTED = re.compile(r"[;,\t\n]")


def live(file: str) -> list[str]:
    """Return the pieces of a file that a spreadsheet would compute, of our header's case none."""
    pieces = (piece.strip(string.whitespace + '"') for piece in PARTED.split(file))
    return [p for p in pieces if p.startswith(tuple("=+-@＝＋－＠"))]


@given(TEXT)
def test_no_text_begins_like_a_formula_but_for_numbers(text: str) -> None:
    written = inert(text)
    assert not written.lstrip().startswith(tuple("=@＝＋－＠"))
    assert not re.match(r"\s*[+-](?![\d ,.]+$)", written)


@given(TEXT)
def test_what_is_made_inert_comes_back(text: str) -> None:
    assert original(inert(text)) == text


@pytest.mark.parametrize("beginning", BEGINNINGS)
def test_what_begins_like_a_formula_gets_an_apostrophe(beginning: str) -> None:
    assert inert(f"{beginning}HYPERLINK()") == f"'{beginning}HYPERLINK()"


@pytest.mark.parametrize("number", ["-5", "+3,5", "-0.25", "-1 234 567", "12", "-1 234,5"])
def test_a_signed_number_stays_a_number(number: str) -> None:
    assert inert(number) == number


@pytest.mark.parametrize("text", ["-2+3", "+47 12345678", "-5 %", "-", "--5", "-1\n", "-５"])
def test_what_is_more_than_a_number_is_text(text: str) -> None:
    assert inert(text) == f"'{text}"


def test_no_cell_can_begin_a_row_of_its_own() -> None:
    rows = [{"a": "x\r=1+1", "b": "x\r\n=1", "c": 5}]
    assert as_csv(["a", "b", "c"], rows) == 'a,b,c\n"x\n\'=1+1","x\n\n\'=1",5\n'


@given(st.lists(TEXT, min_size=1, max_size=3))
def test_no_formula_comes_alive_wherever_a_file_is_parted(texts: list[str]) -> None:
    rows = [dict(enumerate(texts))]
    assert live(as_csv([*rows[0]], [*rows, *rows]).partition("\n")[2]) == []  # type: ignore[list-item]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Foo;=1+1;bar", "Foo;'=1+1;bar"),
        ("Foo;=cmd|'/C calc'!A0;bar", "Foo;'=cmd|'/C calc'!A0;bar"),
        ("Foo; @SUM(1+1);bar", "Foo; '@SUM(1+1);bar"),
        ("Foo\t=1+1", "Foo\t'=1+1"),
        ("a\n\n=1+1", "a\n\n'=1+1"),
        ('han sa "=1+1"', 'han sa "\'=1+1"'),
        ("1,-1+cmd", "1,'-1+cmd"),
        ("A; -5", "A; '-5"),
    ],
)
def test_a_formula_within_a_text_gets_an_apostrophe(text: str, written: str) -> None:
    assert (inert(text), original(written)) == (written, text)


def test_a_number_in_a_text_does_not_begin_a_formula_of_two_cells() -> None:
    rows = [{"a": "-5", "b": "5+cmd|' /C calc'!A0"}]
    assert as_csv(["a", "b"], rows) == "a,b\n'-5,5+cmd|' /C calc'!A0\n"


def test_numbers_are_written_as_they_are_meant() -> None:
    assert as_csv(["a", "b", "c"], [{"a": 26.0, "b": 0.1 + 0.2, "c": None}]) == "a,b,c\n26,0.3,\n"
