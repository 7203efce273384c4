"""Of a long text the beginning is shown, and all of it is found."""

import gzip
import random

import pytest

from helpers.production.search import Page, Unit, Words, index, script
from helpers.production.search.shortened import shortened

LONG = " ".join(f"ord{a}{b}" for a in "abcdefghij" for b in "klmnopqrst")


def one(**said: str) -> Unit:
    (unit,) = shortened(Page("a.html", "A", (Unit("section", "a", "A", **said),)), 300).units
    return unit


def test_long_texts_are_cut_and_their_other_words_are_found() -> None:
    found = one(text=LONG)
    assert len(found.text) < 350
    assert found.text.endswith(" …")
    said = {*found.text.split(), *found.more.split()}
    assert said - {"…"} == set(LONG.split())


def test_short_texts_are_told_as_they_are_and_nothing_is_told_twice() -> None:
    found = one(text="Andel av kommunene", value="11 %", more="11 17,5 9257")
    assert (found.text, found.more) == ("Andel av kommunene", "17,5 9257")


def test_numbers_of_a_cut_text_are_left_to_its_figures() -> None:
    assert "1234" not in one(text=f"{LONG} 1234").more


def test_a_book_with_more_to_say_has_shorter_excerpts(monkeypatch: pytest.MonkeyPatch) -> None:
    chance, words = random.Random(1), LONG.split()
    texts = [" ".join(chance.choices(words, k=40)) for _ in range(40)]
    page = Page(
        "a.html", "A", tuple(Unit("row", f"r{n}", "Rad", text=t) for n, t in enumerate(texts))
    )
    whole = script([page], Words())
    assert all(text in whole for text in texts)
    monkeypatch.setattr(index, "MOST", packed(whole))
    cut = script([page], Words())
    assert not any(text in cut for text in texts)
    assert packed(cut) < packed(whole)


def packed(written: str) -> int:
    return len(gzip.compress(written.encode(), mtime=0))
