"""Drawings as pictures: nothing that a screen shows of them is lost."""

import re
from base64 import b64decode
from xml.etree.ElementTree import Element, fromstring

import pytest

from helpers.drawing.measure import text_box
from helpers.production.paper.drawings import backdrop

SIZE = 10.5
WIDTH = 280.8
_PICTURE = re.compile(r"url\(data:image/svg\+xml;base64,([^)]+)\)")


def _axis(*numbers: tuple[float, str]) -> Element:
    texts = "".join(
        f'<text x="{x}" y="8.2" text-anchor="middle">{said}</text>' for x, said in numbers
    )
    return fromstring(f'<svg viewBox="0 0 {WIDTH} 10.7" font-size="{SIZE}">{texts}</svg>')


def _seen(box: Element) -> Element:
    found = _PICTURE.search(box.get("style", ""))
    assert found
    return fromstring(b64decode(found[1]))


@pytest.mark.parametrize("said", ["10.", "193.", "100 %"])
def test_the_numbers_at_the_ends_of_an_axis_are_whole(said: str) -> None:
    seen = _seen(backdrop(_axis((0, said), (WIDTH, said)), "dt-axis-scale"))
    left, _, width, _ = map(float, seen.get("viewBox", "").split())
    for text in seen.iter("{http://www.w3.org/2000/svg}text"):
        box = text_box(said, float(text.get("x", "")), 0, SIZE, bold=True, anchor="middle")
        assert left <= box.left
        assert box.right <= left + width


def test_an_axis_stands_above_its_rows() -> None:
    box = backdrop(_axis((0, "10.")), "dt-axis-scale")
    left, _, width, _ = map(float, _seen(box).get("viewBox", "").split())
    sides = re.search(r"margin: 0 (-?[\d.]+)%", box.get("style", ""))
    assert sides
    share = -float(sides[1]) / 100
    # What is added to the picture at each side, the box takes beyond its place.
    assert left == pytest.approx(-share * WIDTH)
    assert width == pytest.approx((1 + 2 * share) * WIDTH)
