"""A page is read in layers: short when closed, and each number, row and claim opens in place."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

# What a chapter may take of a reader with everything closed.
TALLEST = {1280: 9_000, 360: 14_000}
MOST_WORDS = 1_500
WORDS = r"""() => {
  const words = (text) => (text.match(/\p{L}[\p{L}\p{N}-]*/gu) || []).length;
  const unseen = [...document.querySelectorAll("main .dt-unseen, main svg text")]
    .filter((element) => element.checkVisibility())
    .reduce((sum, element) => sum + words(element.textContent), 0);
  return words(document.querySelector("main").innerText) - unseen;
}"""


def chapters(book: Path) -> list[Path]:
    return [book / "index.html", *sorted((book / "chapters").glob("*.html"))]


def visit(browser: Browser, page: Path, anchor: str = "", **context: object) -> Page:
    tab = browser.new_context(**context).new_page()  # type: ignore[arg-type]
    tab.goto(page.as_uri() + (f"#{anchor}" if anchor else ""))
    return tab


@pytest.mark.parametrize("width", TALLEST)
def test_no_chapter_is_taller_than_a_reader_bears(browser: Browser, book: Path, width: int) -> None:
    view = {"viewport": {"width": width, "height": 800}, "is_mobile": width < 500}
    tall = {}
    for page in chapters(book):
        tab = visit(browser, page, **view)
        height = tab.evaluate("document.documentElement.scrollHeight")
        if height > TALLEST[width]:
            tall[page.name] = height
        assert tab.evaluate("document.documentElement.scrollWidth") == width, page.name
        tab.context.close()
    assert tall == {}


def test_no_chapter_has_more_words_open_than_a_reader_bears(browser: Browser, book: Path) -> None:
    long = {}
    for page in chapters(book):
        tab = visit(browser, page)
        if (words := tab.evaluate(WORDS)) > MOST_WORDS:
            long[page.name] = words
        tab.context.close()
    assert long == {}


def first_number(tab: Page) -> Locator:
    return tab.locator(".dt-lede a.dt-number").first


def test_a_number_opens_by_click_and_key_and_closes_again(browser: Browser, book: Path) -> None:
    tab = visit(browser, book / "chapters" / "data_sharing.html")
    opened = tab.locator(".dt-behind")
    number = first_number(tab)
    number.click()
    assert opened.is_visible()
    for label in ("Hvem", "Svar talt", "År", "Antall svar", "Kilde"):
        assert label in opened.inner_text()
    tab.keyboard.press("Escape")
    assert opened.is_hidden()
    # Whoever came by key is back where they were.
    assert number.evaluate("element => element === document.activeElement")
    tab.keyboard.press("Enter")
    assert opened.is_visible()
    opened.get_by_role("link", name="Se figuren").click()
    assert opened.is_hidden()
    assert tab.url.endswith(str(number.get_attribute("href")).partition("#")[2])


def test_an_opened_number_stays_within_the_window(browser: Browser, book: Path) -> None:
    view = {"viewport": {"width": 360, "height": 700}, "is_mobile": True, "has_touch": True}
    tab = visit(browser, book / "chapters" / "data_sharing.html", **view)
    for number in tab.locator(".dt-lede a.dt-number").all():
        number.tap()
        box = tab.locator(".dt-behind").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
        tab.keyboard.press("Escape")


def test_a_number_is_copied_with_its_source(browser: Browser, book: Path) -> None:
    granted = ["clipboard-read", "clipboard-write"]
    tab = visit(browser, book / "chapters" / "data_sharing.html", permissions=granted)
    first_number(tab).click()
    tab.locator(".dt-behind").get_by_role("button", name="Kopier med kilde").click()
    tab.get_by_role("button", name="Kopiert").wait_for()
    text = tab.evaluate("navigator.clipboard.readText()")
    sentence, figure, *_ = text.split("\n")
    said = first_number(tab).inner_text().replace("\xa0", " ")
    assert sentence.startswith(said)
    assert sentence.count(".") == 1
    for part in ("Hvem: ", "År: ", "Kilde: "):
        assert part in figure
    assert f"Digital tilstand {book.name}" in text


def test_a_link_to_a_row_and_to_a_claim_opens_it(browser: Browser, book: Path) -> None:
    tab = visit(browser, book / "chapters" / "data_sharing.html", "data-rarely-shared")
    row = tab.locator("#data-rarely-shared")
    assert row.is_visible()
    assert tab.locator("details.dt-row[open]").count() == 1
    name = tab.locator("#data-rarely-shared").locator("xpath=..").locator("summary")
    assert name.is_visible()


def test_without_a_script_a_number_leads_to_its_row(browser: Browser, book: Path) -> None:
    tab = visit(browser, book / "chapters" / "data_sharing.html", java_script_enabled=False)
    number = first_number(tab)
    anchor = str(number.get_attribute("href")).partition("#")[2]
    number.click()
    assert tab.url.endswith(f"#{anchor}")
    assert tab.locator(f"#{anchor}").count() == 1


def test_rows_open_by_key_and_say_their_values_to_screen_readers(
    browser: Browser, book: Path
) -> None:
    tab = visit(browser, book / "chapters" / "data_sharing.html")
    row = tab.locator("details.dt-row").first
    row.locator("summary").focus()
    tab.keyboard.press("Enter")
    assert row.get_attribute("open") is not None
    snapshot = row.locator("summary").aria_snapshot()
    values = row.locator(".dt-row-marks .dt-unseen").text_content()
    assert re.search(r"(virksomheter|Kommuner): \d", values)
    assert " ".join(values.split()) in snapshot.replace("\xa0", " ")


def test_everything_is_unfolded_on_paper(browser: Browser, book: Path) -> None:
    tab = visit(browser, book / "chapters" / "ai.html")
    tab.emulate_media(media="print")
    hidden = tab.evaluate(
        """() => [...document.querySelectorAll("main .dt-figure details > :not(summary)")]
          .filter((element) => element.getBoundingClientRect().height === 0)
          .filter((element) => !element.closest(".dt-opens details:last-child"))
          .map((element) => element.className)"""
    )
    assert hidden == []
