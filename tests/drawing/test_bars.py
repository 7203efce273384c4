from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import assert_clear, drawings, mark, texts
from helpers.drawing import bars


@settings(max_examples=20)
@given(st.lists(st.integers(-500_000, 500_000), min_size=1, max_size=4))
def test_texts_never_meet(values):
    marks = tuple(
        mark(f"Rad {place}", "all", value, text=f"{value:,}") for place, value in enumerate(values)
    )
    assert_clear(bars(marks, "count", "nb"))


def test_rows_keep_their_order():
    marks = tuple(mark(row, "all", value) for row, value in [("B", 1), ("A", 9), ("C", 5)])
    for _, root in drawings(bars(marks, "percent", "nb")):
        assert [t.words for t in texts(root) if t.words in "ABC"] == ["B", "A", "C"]
