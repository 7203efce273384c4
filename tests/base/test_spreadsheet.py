"""No text becomes a formula, and every text comes back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.base.spreadsheet import as_csv, inert, original

BEGINNINGS = "=+-@\t\r\n＝＋－＠"
TEXT = st.one_of(st.text(), st.text("'" + BEGINNINGS + "a1 ,.", max_size=8))


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
    assert as_csv(["a", "b", "c"], rows) == 'a,b,c\n"x\n=1+1","x\n\n=1",5\n'


def test_numbers_are_written_as_they_are_meant() -> None:
    assert as_csv(["a", "b", "c"], [{"a": 26.0, "b": 0.1 + 0.2, "c": None}]) == "a,b,c\n26,0.3,\n"
