from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from helpers.drawing.measure import Box, spread, text_width, wrap

lengths = st.floats(1, 20)


@given(st.lists(st.tuples(st.floats(0, 100), lengths), min_size=1, max_size=12))
def test_spread_keeps_intervals_apart_in_their_order(wanted):
    starts, sizes = [w for w, _ in wanted], [s for _, s in wanted]
    found = spread(starts, sizes, 0, max(100, sum(sizes)))
    placed = sorted(zip(found, sizes, strict=True))
    for (start, size), (after, _) in pairwise(placed):
        assert after >= start + size - 1e-6
    assert min(found) >= 0
    assert max(f + s for f, s in placed) <= max(100, sum(sizes)) + 1e-6


def test_spread_moves_nothing_that_has_room():
    assert spread([10, 50], [5, 5], 0, 100) == (10, 50)


def test_wrap_fits_and_loses_no_letter():
    text = "Digitaliseringsdirektoratetsvirksomhetsstyring og data"
    lines = wrap(text, 60, 10)
    assert all(text_width(line, 10) <= 60 for line in lines)
    assert "".join(line.removesuffix("-") for line in lines).replace(" ", "") == text.replace(
        " ", ""
    )


def test_a_line_through_a_box_is_seen():
    box = Box(10, 10, 20, 20)
    assert box.crossed_by((0, 15), (30, 15))
    assert box.crossed_by((0, 0), (30, 30))
    assert not box.crossed_by((0, 5), (30, 5))
    assert not box.crossed_by((0, 15), (9, 15))


def test_words_without_end_are_broken_without_waiting_for_ever() -> None:
    lines = wrap("x" * 20_000, 100, 10)
    assert "".join(line.removesuffix("-") for line in lines) == "x" * 20_000
    assert all(text_width(line, 10) <= 100 for line in lines)


def test_letters_that_the_font_lacks_take_room() -> None:
    assert text_width("＝", 10) >= text_width("=", 10)


@pytest.mark.parametrize(("bold", "name"), [(False, "DejaVuSans"), (True, "DejaVuSans-Bold")])
def test_letters_are_as_wide_as_in_the_font(bold: bool, name: str) -> None:
    library = find_spec("matplotlib")
    assert library is not None
    assert library.origin is not None
    font = TTFont(Path(library.origin).parent / "mpl-data" / "fonts" / "ttf" / f"{name}.ttf")
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    # The signs that European languages with Latin letters are written with, accents included.
    for code in [*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x180), *map(ord, "–—’…€−")]:
        assert text_width(chr(code), 2048, bold) == advances[glyphs[code]][0], chr(code)
