from hypothesis import given, settings
from hypothesis import strategies as st

from drawn import assert_clear, drawings, mark, texts, words
from helpers.drawing import dumbbell

shares = st.integers(0, 100)


@settings(max_examples=20)
@given(st.lists(st.tuples(shares, shares, st.none() | shares), min_size=1, max_size=4))
def test_texts_never_meet(rows):
    marks = [
        mark(f"Rad {place} med en ganske lang tekst om virksomhetenes bruk av data", series, value)
        for place, row in enumerate(rows)
        for series, value in zip(("state", "municipality", "citizens"), row, strict=True)
        if value is not None
    ]
    picture = dumbbell(tuple(marks), "percent", "nb")
    assert_clear(picture)
    for found in words(picture):
        assert {m.text for m in marks} <= found


def test_rows_keep_their_order():
    rows = {"Først": (30, 10), "Så": (10, 60), "Sist": (10, 20)}
    marks = [
        m
        for row, (state, municipality) in rows.items()
        for m in (mark(row, "municipality", municipality), mark(row, "state", state))
    ]
    for _, root in drawings(dumbbell(tuple(marks), "percent", "nb")):
        found = [text.words for text in texts(root) if text.words in rows]
        assert found == ["Først", "Så", "Sist"]


def test_what_is_not_exact_or_uncertain_is_said():
    plain = dumbbell((mark("A", "state", 5),), "percent", "nb")
    signed = dumbbell(
        (mark("A", "state", 5, exact=False), mark("A", "municipality", 9, low=7, high=12)),
        "percent",
        "nb",
    )
    assert plain.signs == ()
    assert signed.signs == ("interval", "open")
    assert [series.code for series in signed.key] == ["state", "municipality"]
