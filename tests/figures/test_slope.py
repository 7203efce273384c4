import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawing import assert_clear, mark, words
from helpers.figures import slope

shares = st.integers(0, 100)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.tuples(shares, shares), min_size=1, max_size=7))
def test_texts_never_meet_and_both_values_are_written(rows):
    marks = tuple(
        mark(f"Oppgave nummer {place} i saksbehandlingen", "all", value, year)
        for place, row in enumerate(rows)
        for year, value in zip((2021, 2024), row, strict=True)
    )
    picture = slope(marks, "percent", "nb")
    assert_clear(picture)
    for found in words(picture):
        assert {m.text for m in marks} <= found


@pytest.mark.parametrize(
    ("first", "last", "exact", "words_of_change"),
    [
        (19, 52, True, "+33\xa0prosentpoeng"),
        (52, 19.5, True, "−32,5\xa0prosentpoeng"),
        (20, 20, True, "uendret"),
        (20, 30, False, "ca. +10\xa0prosentpoeng"),
    ],
)
def test_the_change_is_written_out(first, last, exact, words_of_change):
    marks = (mark("A", "all", first, 2021), mark("A", "all", last, 2024, exact=exact))
    assert words_of_change in words(slope(marks, "percent", "nb"))[0]


def test_two_years_and_both_ends_are_needed():
    one, two = mark("A", "all", 1, 2021), mark("A", "all", 2, 2024)
    with pytest.raises(ValueError, match="two years; got 2021"):
        slope((one,), "percent", "nb")
    with pytest.raises(ValueError, match="row 'B', series 'all' has 2021 only"):
        slope((one, two, mark("B", "all", 1, 2021)), "percent", "nb")
