"""File names stay inside their folder and are of one body each, whatever bodies are called."""

import re

from hypothesis import given
from hypothesis import strategies as st

from helpers.survey.prepared.place import place_of
from helpers.survey.prepared.tidy import tidy


@given(st.text())
def test_a_name_is_safe_and_short(name: str):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", place_of(name))
    assert len(place_of(name)) < 60


@given(st.text(), st.text())
def test_two_bodies_have_two_names(one: str, other: str):
    assert (place_of(one) == place_of(other)) == (one == other)


def test_a_name_tells_whose_it_is():
    assert place_of("Bø kommune").startswith("bo-kommune-")
    assert place_of("CON") != place_of("con")


@given(st.text())
def test_a_tidy_text_is_one_line_without_signs_that_nobody_sees(name: str):
    found = tidy(name)
    assert found == found.strip()
    assert found.isprintable() or not found.isascii()
    assert not set(found) & set("\n\r\t\x00\x1b\u202e")
