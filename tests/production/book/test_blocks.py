"""What a page may not do is found in the HTML of its cells."""

import pytest

from helpers.production.book.blocks import active


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<script src=a.js></script>", ("script",)),
        ("<SCRIPT>1</SCRIPT>", ("script",)),
        ('<p>a<svg/onload=x()><a href="b"onclick=y()>', ("onload", "onclick")),
        ("<p\nONCLICK\t=\n'x()'>", ("onclick",)),
        ("<iframe><object><embed><form><base><link><meta><frame>", None),
    ],
)
def test_what_is_active_is_found(html: str, found: tuple[str, ...] | None) -> None:
    assert active(html) == (
        found or ("iframe", "object", "embed", "form", "base", "link", "meta", "frame")
    )


@pytest.mark.parametrize(
    "html",
    ["<p>På onsdag = i dag, sa «on = 3»</p>", '<p title="x onload=y">&lt;script&gt;</p>', "onload"],
)
def test_text_is_not_active(html: str) -> None:
    assert active(html) == ()
