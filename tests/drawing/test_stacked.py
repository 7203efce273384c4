import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import assert_clear, mark, words
from helpers.drawing import stacked

parts = st.tuples(st.integers(0, 33), st.integers(0, 33), st.integers(0, 34))


@settings(max_examples=20)
@given(st.lists(parts, min_size=1, max_size=3))
def test_texts_never_meet_and_every_part_is_written(rows):
    marks = tuple(
        mark(f"Rad {place}", series, value)
        for place, row in enumerate(rows)
        for series, value in zip(("higher", "same", "lower"), row, strict=True)
    )
    picture = stacked(marks, "percent", "nb")
    assert_clear(picture)
    for found in words(picture):
        assert {m.text for m in marks} <= found


def test_the_unlabelled_rest_is_hatched_and_named():
    picture = stacked((mark("A", "higher", 14), mark("A", "same", 40)), "percent", "nb")
    assert picture.signs == ("hatched",)
    assert all("ikke oppgitt" in found for found in words(picture))


def test_rounding_is_no_rest():
    whole = tuple(mark("A", s, v) for s, v in [("higher", 33), ("same", 33), ("lower", 33)])
    assert stacked(whole, "percent", "nb").signs == ()


def test_more_than_the_whole_is_refused():
    with pytest.raises(ValueError, match="parts of 120 per cent in row 'A'"):
        stacked((mark("A", "higher", 60), mark("A", "same", 60)), "percent", "nb")
    with pytest.raises(ValueError, match="below zero"):
        stacked((mark("A", "higher", -1), mark("A", "same", 60)), "percent", "nb")
