"""Rows on one axis: where marks stand, which way ranks run, and what is faint."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import mark
from helpers.drawing import Lane, panel

PLACE = re.compile(r'transform="translate\(([\d.]+) ([\d.]+)\)')
VALUES = st.floats(0, 100).map(lambda value: round(value, 1))


def xs(svg: str) -> list[float]:
    return [float(x) for x, _ in PLACE.findall(svg)]


def one(value: float, unit: str = "percent") -> Lane:
    return Lane((mark("Rad", "all", value),))


@given(st.lists(VALUES, min_size=2, max_size=8))
def test_larger_shares_stand_further_to_the_right(values: list[float]) -> None:
    drawn = panel([one(value) for value in values], "percent", "nb")
    order = sorted((value, xs(svg)[0]) for value, svg in zip(values, drawn.rows, strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(order))


@given(st.lists(st.integers(1, 193), min_size=2, max_size=6))
def test_better_places_stand_further_to_the_right(ranks: list[int]) -> None:
    drawn = panel([one(rank) for rank in ranks], "rank", "nb")
    order = sorted((rank, xs(svg)[0]) for rank, svg in zip(ranks, drawn.rows, strict=True))
    assert all(a[1] >= b[1] for a, b in pairwise(order))
    # Places are apart where their numbers are, and do not all stand in the middle.
    assert (order[0][1] > order[-1][1]) == (order[0][0] != order[-1][0])


@given(st.lists(st.tuples(VALUES, VALUES), min_size=1, max_size=5))
def test_everything_stays_within_the_drawing(pairs: list[tuple[float, float]]) -> None:
    lanes = [
        Lane((mark("Rad", "state", a), mark("Rad", "municipality", b)), (mark("Rad", "state", b),))
        for a, b in pairs
    ]
    drawn = panel(lanes, "percent", "nb")
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', drawn.axis)[1])  # type: ignore[index]
    assert all(0 <= x <= width for svg in drawn.rows for x in xs(svg))


def test_an_axis_of_shares_holds_the_whole() -> None:
    axis = panel([one(3)], "percent", "nb").axis
    assert ">0\xa0%<" in axis
    assert ">100\xa0%<" in axis


def test_the_measurement_before_is_faint_and_told() -> None:
    now, before = mark("Rad", "all", 40), mark("Rad", "all", 30)
    drawn = panel([Lane((now,), (before,))], "percent", "nb")
    assert drawn.signs == ("before",)
    assert drawn.rows[0].count("--dt-muted") == 1
    assert xs(drawn.rows[0])[0] < xs(drawn.rows[0])[1]
    assert panel([Lane((now,))], "percent", "nb").signs == ()


@pytest.mark.parametrize(
    ("unit", "value", "older", "anchor"),
    [("percent", 40, 30, "start"), ("percent", 30, 40, "end"), ("rank", 13, 10, "end")],
)
def test_text_stands_beside_its_mark_and_not_beside_the_measurement_before(
    unit: str, value: float, older: float, anchor: str
) -> None:
    now, before = mark("Rad", "all", value), mark("Rad", "all", older)
    (drawn,) = panel([Lane((now,), (before,))], unit, "nb").rows
    (text,) = re.findall(r"<text [^>]*>", drawn)
    place = float(re.search(r'x="([\d.]+)"', text)[1])  # type: ignore[index]
    assert (f'text-anchor="{anchor}"' in text) == (anchor == "end")
    nearest = min(xs(drawn), key=lambda x: abs(x - place))
    assert nearest == xs(drawn)[1]
    assert 0 <= place <= 500


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one mark"):
        panel([], "percent", "nb")
    with pytest.raises(ValueError, match="at least one mark"):
        panel([Lane(())], "percent", "nb")
    with pytest.raises(ValueError, match="ordinal"):
        panel([one(2)], "ordinal", "nb")
