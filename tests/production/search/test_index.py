"""What the search looks in is a script that says everything once."""

import json

from helpers.production.search import Page, Unit, Words, script
from helpers.production.search.index import vocabulary

PAGES = (
    Page(
        "chapters/ai.html",
        "Kunstig intelligens",
        (
            Unit("section", "ki", "Kunstig intelligens", text="Tall om KI."),
            Unit("figure", "bruk", "Bruk", "Kommuner: 11 %", "klimakravet", "17,5", within="ki"),
        ),
        keywords=("KI",),
    ),
    Page("index.html", "Forsiden", (Unit("section", "ki", "Forsiden"),), weight=0.75),
)
WORDS = Words(((("ai",), ("ki",)),), ("er",), {"klimakravet": ("klima", "kravet"), "annet": ("a",)})


def found() -> dict[str, list[list[object]]]:
    written = script(PAGES, WORDS)
    begin, end = "globalThis.tilstandFound=", ";\n"
    assert written.startswith(begin)
    assert written.endswith(end)
    return json.loads(written[len(begin) : -len(end)])  # type: ignore[no-any-return]


def test_units_know_their_page_kind_and_place() -> None:
    assert found()["kinds"] == ["figure", "section"]
    assert list(zip(*found()["units"], strict=True)) == [
        (0, 1, -1, "ki", "Kunstig intelligens", "", "Tall om KI.", ""),
        (0, 0, 0, "bruk", "Bruk", "Kommuner: 11 %", "klimakravet", "17,5"),
        # The same anchor on another page is another place.
        (1, 1, -1, "ki", "Forsiden", "", "", ""),
    ]


def test_pages_have_keywords_and_weights() -> None:
    assert found()["pages"] == [
        ["chapters/ai.html", "Kunstig intelligens", 1.0, ["KI"]],
        ["index.html", "Forsiden", 0.75, []],
    ]


def test_only_compounds_of_the_pages_are_told() -> None:
    assert found()["compounds"] == ["klimakravet klima kravet"]


def test_other_words_are_a_line_a_row() -> None:
    words = Words(((("ai", "artificial intelligence"), ("ki",)),))
    assert '"synonyms":["ai;artificial intelligence,ki"]' in script(PAGES, words)


def test_a_compound_that_no_table_has_is_split_by_words_of_the_pages() -> None:
    unit = Unit("figure", "x", "Klimaområdet", text="klima og området")
    pages = [Page("a.html", "A", (unit,))]
    assert '"klimaområdet klima området"' in script(pages, Words())


def test_what_was_written_is_read_again() -> None:
    assert vocabulary(script(PAGES, WORDS)) == {
        *("kunstig", "intelligens", "tall", "om", "ki", "bruk", "kommuner"),
        *("klimakravet", "forsiden"),
    }


def test_words_of_very_many_places_are_not_told_where_nothing_is_shown() -> None:
    units = [Unit("row", f"r{n}", "Rad", more="vanlig") for n in range(30)]
    units.append(Unit("row", "r", "Rad", more="vanlig sjelden"))
    written = script([Page("a.html", "A", tuple(units))], Words())
    assert "vanlig" not in written
    assert "sjelden" in written
