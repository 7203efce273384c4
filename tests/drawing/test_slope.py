import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import assert_clear, drawings, mark, texts, words
from helpers.drawing import slope

shares = st.integers(0, 100)


@settings(max_examples=20)
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


def test_what_stands_beside_the_last_value_is_written():
    marks = (mark("A", "all", 19, 2021), mark("A", "all", 52, 2024, beside="opp 33 prosentpoeng"))
    for found in words(slope(marks, "percent", "nb")):
        assert "opp 33 prosentpoeng" in found


def test_a_small_change_looks_small():
    steps = {}
    for last in (31, 60):
        marks = (mark("A", "all", 30, 2021), mark("A", "all", last, 2024))
        for frame, root in drawings(slope(marks, "percent", "nb")):
            place = {text.words: text.box.top for text in texts(root)}
            steps[frame.name, last] = abs(place["30 %"] - place[f"{last} %"])
    assert 0 < steps["wide", 31] < steps["wide", 60] / 5


def test_two_years_and_both_ends_are_needed():
    one, two = mark("A", "all", 1, 2021), mark("A", "all", 2, 2024)
    with pytest.raises(ValueError, match="two years; got 2021"):
        slope((one,), "percent", "nb")
    with pytest.raises(ValueError, match="row 'B', series 'all' has 2021 only"):
        slope((one, two, mark("B", "all", 1, 2021)), "percent", "nb")
