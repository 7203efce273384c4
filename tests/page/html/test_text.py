"""Every block shows any text as it was written, and makes nothing else of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from helpers.page.html import (
    Assessed,
    ByYear,
    Card,
    Cards,
    CheckedClaim,
    ClaimList,
    ClaimRegister,
    Entries,
    Entry,
    Folded,
    Goal,
    GoalSheet,
    Item,
    Link,
    Listing,
    StatusBoard,
    Table,
    Value,
)
from helpers.page.html.parts import Block, Choice
from helpers.page.prose import Prose
from hostile import texts

HOME = Link("Kilde", "sources.html#a")
MAKE: dict[str, Callable[[str], Block]] = {
    "cards": lambda t: Cards((Card((Value(t, t),), t, t, t),)),
    "claims": lambda t: ClaimList((CheckedClaim("holds", t, ((t, (t, Link(t, "#a"))),)),)),
    "all claims": lambda t: ClaimRegister(
        (CheckedClaim("holds", t, ((t, (t,)),), "a", "ai", "x", t),), {"ai": t}, {"x": t}
    ),
    "entries": lambda t: Entries((Entry("a", t, ((t, t), (t, Link(t, "#a"))), t),)),
    "folded": lambda t: Folded(t, Listing((Item(t),))),
    "listing": lambda t: Listing((Item(t, t), Item(Link(t, "https://example.org/"), t))),
    "status": lambda t: StatusBoard(
        t, (Goal(t, "good", "flat", "#a", t),), (Link(t, "a.html"),), (t,)
    ),
    "by_year": lambda t: ByYear(t, (2021,), ((Assessed("good", "flat", t, t),),), (t,)),
    "goal sheet": lambda t: GoalSheet(
        "a", t, Goal(t, "good", "flat", "#a", t), score=Link(t, "#a"), figures=Prose(t)
    ),
    "table": lambda t: Table(t, (t, t, t), ((t, Link(t, "#a"), Choice(t, t)),)),
    "prose": Prose,
}
# Control signs never get this far; the rest of Unicode does.
ANY = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)
TEXTS = (
    (ANY | st.sampled_from(texts(Path("somewhere"))))
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


STAND_IN = "STEDFORTREDER"


def _elements(page: BeautifulSoup) -> list[tuple[str, list[str]]]:
    """Return the elements with the names of their attributes; numbers have a class of their own."""
    return [(tag.name, sorted({*tag.attrs} - {"class"})) for tag in page.find_all(True)]


def _said(page: BeautifulSoup) -> str:
    return " ".join(" ".join(page.strings).split())


@pytest.mark.parametrize("block", MAKE)
@given(text=TEXTS)
def test_any_text_comes_out_as_it_was_written(block: str, text: str) -> None:
    shown = BeautifulSoup(MAKE[block](text).html(), "html.parser")
    plain = BeautifulSoup(MAKE[block](STAND_IN).html(), "html.parser")
    assert _elements(shown) == _elements(plain)
    assert _said(shown) == _said(plain).replace(STAND_IN, text)
    for name in ("aria-label", "title"):
        named = [str(tag[name]) for tag in shown.find_all(attrs={name: True})]
        assert all(text in label for label in named)


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "data:text/html,x", "//example.org", "http:x", "x.html?a=b"]
)
def test_links_lead_only_where_readers_may_be_sent(href: str) -> None:
    with pytest.raises(ValueError, match="which is no address"):
        Link("her", href)
