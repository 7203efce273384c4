"""Numbers as readers write them, in Norwegian and English."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.base.formats import number, short, spoken
from helpers.base.units import UNITS

PRECISIONS = ("exact", "about", "below", "above", "just_below", "just_above")
SEPARATORS = {"nb": ("\xa0", ","), "en": (",", ".")}
LANGUAGES = st.sampled_from(sorted(SEPARATORS))
NUMBERS = st.decimals(-(10**9), 10**9, places=2, allow_nan=False).map(float)


def read(text: str, language: str) -> float:
    """Read a number back as a reader of the language would."""
    thousands, decimal = SEPARATORS[language]
    plain = text.replace(thousands, "").replace(decimal, ".").replace("\N{MINUS SIGN}", "-")
    return float(plain)


@given(NUMBERS, LANGUAGES, st.booleans())
def test_a_number_can_be_read_back(value: float, language: str, signed: bool) -> None:
    assert read(number(value, language, signed), language) == value


@given(NUMBERS, LANGUAGES)
def test_signs_stand_where_asked_for_and_are_true_ones(value: float, language: str) -> None:
    text = number(value, language, signed=True)
    assert "-" not in text
    assert text.startswith("+") == (value > 0)
    assert text.startswith("\N{MINUS SIGN}") == (value < 0)
    assert "+" not in number(value, language)


@given(NUMBERS)
def test_thousands_are_kept_together_and_apart(value: float) -> None:
    text = number(value)
    assert re.fullmatch(r"\N{MINUS SIGN}?\d{1,3}(\xa0\d{3})*(,\d{1,2})?", text), text


@given(st.integers(0, 10**6), st.sampled_from(list(UNITS)), st.sampled_from(PRECISIONS))
def test_a_value_and_its_unit_stay_on_one_line(value: int, unit: str, precision: str) -> None:
    for write in (short, spoken):
        text = write(value, unit, precision)
        assert number(value) in text
        assert " " not in text[text.index(number(value)) :], text
        assert ("\xa0" in text.removeprefix("ca. ").replace(number(value), "")) == (
            write(value, unit) != number(value) and not text.endswith(f"{number(value)}.")
        )


@pytest.mark.parametrize(
    ("value", "unit", "precision", "in_short", "in_words"),
    [
        (47, "percent", "exact", "47 %", "47 prosent"),
        (12.5, "percent", "exact", "12,5 %", "12,5 prosent"),
        (33, "percent", "about", "ca. 33 %", "omtrent 33 prosent"),
        (25, "percent", "below", "under 25 %", "under 25 prosent"),
        (50, "percent", "above", "over 50 %", "mer enn 50 prosent"),
        (80, "percent", "just_below", "litt under 80 %", "litt under 80 prosent"),
        (80, "percent", "just_above", "litt over 80 %", "litt over 80 prosent"),
        (5, "percentage_points", "exact", "5 prosentpoeng", "5 prosentpoeng"),
        (13, "rank", "exact", "13.", "13. plass"),
        (3, "ordinal", "exact", "nr. 3", "nr. 3"),
        (243675, "count", "exact", "243 675", "243 675"),
        (33.8, "million", "exact", "33,8 mill.", "33,8 millioner"),
        (740, "nok_billion", "exact", "740 mrd. kr", "740 milliarder kroner"),
    ],
)
def test_values_in_bokmal(
    value: float, unit: str, precision: str, in_short: str, in_words: str
) -> None:
    assert short(value, unit, precision).replace("\xa0", " ") == in_short
    assert spoken(value, unit, precision).replace("\xa0", " ") == in_words


@pytest.mark.parametrize("precision", PRECISIONS)
def test_how_exact_a_value_is_never_goes_unsaid(precision: str) -> None:
    for write in (short, spoken):
        exact = write(33, "percent", "exact")
        assert (write(33, "percent", precision) == exact) == (precision == "exact")


def test_an_unknown_unit_is_refused() -> None:
    with pytest.raises(KeyError):
        spoken(2, "parsec")
