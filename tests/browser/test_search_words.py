"""The search reads words that the book does not have: on places made up for it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

# What is found among made-up places, best first: each is a page, what it is a part of, and a title.
FIND = """([places, synonyms, ignored, query]) => {
  const [page, within, title] = [0, 1, 2].map((side) => places.map((place) => place[side]));
  const rest = title.map(() => "");
  const found = {
    pages: [0, 1, 2].map((number) => [`${number}.html`, `Side ${number}`, 1, []]),
    kinds: ["figure", "row"],
    units: [page, within.map((one) => (one < 0 ? 0 : 1)), within, title, title, rest, rest, rest],
    compounds: [],
    synonyms,
    ignored,
  };
  const { finder, unpacked } = tilstandFinder;
  return finder(unpacked(found)).find(query).places.map(({ page, title }) => [page.address, title]);
}"""
Place = tuple[int, int, str]
Find = Callable[..., list[str]]


@pytest.fixture
def tab(browser: Browser, book: Path) -> Page:
    """Return a page that has loaded its search."""
    tab = browser.new_page()
    tab.goto((book / "index.html").as_uri())
    tab.locator("form.t-search input").focus()
    tab.get_by_role("combobox").fill("a")
    tab.get_by_role("option").first.wait_for()
    return tab


@pytest.fixture
def find(tab: Page) -> Find:
    """Return a search among titles, with other words for the same and words to ignore."""

    def among(
        titles: Sequence[str], query: str, *, synonyms: Sequence[str] = (), ignored: str = ""
    ) -> list[str]:
        places = [(0, -1, title) for title in titles]
        found = tab.evaluate(FIND, [places, list(synonyms), ignored.split(), query])
        return [title for _, title in found]

    return among


TITLES = ("Eksport av varer", "Mål for året", "Digital kontrast", "Brukere og ferdigheter")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        # Both parts are known, if in different places and short.
        ("eksportmål", {"Eksport av varer", "Mål for året"}),
        # One part is known.
        ("eksportvegring", {"Eksport av varer"}),
        ("verdenseksport", {"Eksport av varer"}),
        # A beginning that is no word says nothing, even where a stem looks like it.
        ("kontribusjon", set()),
        # Nynorsk.
        ("brukarar", {"Brukere og ferdigheter"}),
        ("ferdigheitene", {"Brukere og ferdigheter"}),
    ],
)
def test_a_word_the_book_lacks_is_read_by_what_is_known_of_it(
    find: Find, query: str, found: set[str]
) -> None:
    assert set(find(TITLES, query)) == found


def test_two_errors_are_too_many_for_a_short_stem(find: Find) -> None:
    assert find(("Frukt",), "bamamene", synonyms=["banan,frukt"]) == []
    assert find(("Frukt",), "bamamene", synonyms=["bananene,frukt"]) == ["Frukt"]


def test_few_mistake_the_first_letter(find: Find) -> None:
    assert find(("Alder", "Kilder"), "klder") == ["Kilder"]
    assert find(("Alder",), "klder") == ["Alder"]


def test_a_number_is_found_however_its_groups_are_written(find: Find) -> None:
    titles = ("9 257 tjenester", "9 virksomheter og 257 brukere")
    for query in ("9257", "9 257", "9\N{NO-BREAK SPACE}257"):
        assert find(titles, query) == ["9 257 tjenester"]


def test_another_form_of_another_word_is_heard(find: Find) -> None:
    rows = ["forenkle;billigere,lavere kostnader"]
    for query in ("forenkle", "forenkling", "forenklet", "forennkle"):
        assert find(("Lavere kostnader", "Annet"), query, synonyms=rows) == ["Lavere kostnader"]


def test_a_form_that_the_book_has_leads_to_other_words_too(find: Find) -> None:
    titles = ("Lavere kostnader", "Forenklingen")
    rows = ["forenkle,lavere kostnader"]
    assert find(titles, "forenklingen", synonyms=rows) == ["Forenklingen", "Lavere kostnader"]


def test_words_that_lead_nowhere_may_do_so_together(find: Find) -> None:
    rows = ["hvem står bak,utgiver"]
    words = {"synonyms": rows, "ignored": "hvem står bak er"}
    titles = ("Utgiver", "Eksport")
    assert find(titles, "Hvem står bak?", **words) == ["Utgiver"]
    assert set(find(titles, "Hvem står bak eksport?", **words)) == set(titles)
    assert find(titles, "hvem eksport", **words) == ["Eksport"]


def test_a_phrase_may_lack_words_that_lead_nowhere_but_not_be_one_word(find: Find) -> None:
    rows = ["deling av data;ikke på nett,utenforskap"]
    words = {"synonyms": rows, "ignored": "av ikke på"}
    titles = ("Utenforskap", "Nett")
    assert find(titles, "deling data", **words) == ["Utenforskap"]
    assert set(find(titles, "ikke på nett", **words)) == set(titles)
    assert find(titles, "nett", **words) == ["Nett"]


def test_of_equal_rows_the_first_of_a_figure_is_first(tab: Page) -> None:
    places: list[Place] = [
        *((0, -1, "Varer"), (0, 0, "Import sukker"), (0, 0, "Eksport frukt")),
        *((0, -1, "Varer"), (0, 3, "Eksport brød"), (0, 3, "Import kaffe")),
    ]
    found = tab.evaluate(FIND, [places, [], [], "eksport"])
    assert [title for _, title in found][:2] == ["Eksport brød", "Eksport frukt"]


def test_a_title_that_many_pages_have_counts_less(tab: Page) -> None:
    common: list[Place] = [(page, -1, "Bak eksport") for page in range(3)]
    found = tab.evaluate(FIND, [[*common, (2, -1, "Om eksport")], [], [], "eksport"])
    assert found[0] == ["2.html", "Om eksport"]
    few: list[Place] = [*common[:2], (2, -1, "Om eksport")]
    assert tab.evaluate(FIND, [few, [], [], "eksport"])[0] == ["0.html", "Bak eksport"]
