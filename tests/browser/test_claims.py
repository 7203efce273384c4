"""The page of all claims: readers choose by verdict, topic and source; nothing is out of reach."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from library import YEARS
from pages import soup

from .test_accessibility import LEVELS
from .views import VIEWS

# What a page may be at most with everything closed, at each width.
TALLEST, MOST_WORDS = {360: 14_000, 1280: 9_000}, 1_500
WORDS = """() => {
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  let count = 0;
  while (texts.nextNode()) {
    if (!texts.currentNode.parentElement.checkVisibility()) continue;
    count += (texts.currentNode.textContent.match(/\\S+/g) || []).length;
  }
  return count;
}"""


@pytest.fixture
def address(book: Path) -> str:
    return (book / "chapters/claims.html").as_uri()


@pytest.fixture
def plain_tab(browser: Browser) -> Iterator[Page]:
    """A tab without JavaScript."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def claims(book: Path) -> list[dict[str, str]]:
    """Return what each claim of the page says of itself."""
    return [
        {name: str(line[f"data-{name}"]) for name in ("verdict", "topic", "source")}
        | {"anchor": str(line.dl["id"])}
        for line in soup(book / "chapters/claims.html").select("li[data-verdict]")
    ]


def _some(claims: list[dict[str, str]], **chosen: str) -> list[str]:
    found = [c for c in claims if all(c[name] == code for name, code in chosen.items())]
    return sorted(c["anchor"] for c in found)


def _shown(tab: Page) -> list[str]:
    lines = tab.locator("li[data-verdict]:visible dl").all()
    return sorted(str(line.get_attribute("id")) for line in lines)


def _choice(tab: Page, label: str) -> Locator:
    names = {"Utfall": "verdict", "Tema": "topic", "Kilde": "source"}
    group = tab.get_by_role("group", name="Velg påstander")
    return group.get_by_label(label).and_(group.locator(f"select[name={names[label]}]"))


def test_choices_show_what_fits_them_all(tab: Page, claims: list[dict[str, str]]) -> None:
    verdict, topic, source = "holds", claims[0]["topic"], claims[0]["source"]
    status = tab.get_by_role("main").get_by_role("status")
    expect(status).to_have_text(f"Viser {len(claims)} av {len(claims)} påstander")
    _choice(tab, "Utfall").select_option(verdict)
    assert _shown(tab) == _some(claims, verdict=verdict)
    _choice(tab, "Kilde").select_option(source)
    _choice(tab, "Tema").select_option(topic)
    fit = _some(claims, verdict=verdict, topic=topic, source=source)
    assert 0 < len(fit) < len(_some(claims, verdict=verdict))
    assert _shown(tab) == fit
    expect(status).to_have_text(f"Viser {len(fit)} av {len(claims)} påstander")
    expect(tab.locator(".dt-claim-group:visible h3")).to_have_text([f"Holder ({len(fit)})"])


def test_choice_stands_in_the_address(
    tab: Page, address: str, claims: list[dict[str, str]]
) -> None:
    _choice(tab, "Utfall").select_option("holds")
    _choice(tab, "Tema").select_option("overview")
    assert tab.url == f"{address}?verdict=holds&topic=overview"
    fit = _some(claims, verdict="holds", topic="overview")
    tab.reload()
    expect(_choice(tab, "Utfall")).to_have_value("holds")
    assert _shown(tab) == fit
    _choice(tab, "Utfall").select_option("")
    assert tab.url == f"{address}?topic=overview"
    tab.get_by_role("link", name="Vis alle påstandene").click()
    expect(tab.get_by_role("main").get_by_role("status")).to_contain_text(f"Viser {len(claims)} av")
    assert tab.url == f"{address}#pastander"
    expect(tab.get_by_role("link", name="Vis alle påstandene")).to_be_hidden()


def test_address_of_another_edition_chooses_nothing_unknown(
    tab: Page, address: str, claims: list[dict[str, str]]
) -> None:
    tab.goto(f"{address}?source=nowhere_1999&verdict=&q=x")
    assert _choice(tab, "Kilde").evaluate("(it) => it.selectedOptions[0].text") == "Alle"
    expect(tab.get_by_role("main").get_by_role("status")).to_contain_text(f"Viser {len(claims)} av")


def test_choice_goes_along_to_other_editions(tab: Page) -> None:
    _choice(tab, "Utfall").select_option("holds")
    editions = tab.get_by_role("navigation", name="Utgaver")
    editions.get_by_text("Bytt utgave").click()
    other = editions.get_by_role("link", name=str(YEARS[0]))
    expect(other).to_have_attribute("href", f"../../{YEARS[0]}/chapters/claims.html?verdict=holds")


def test_every_count_leads_to_what_it_counts(
    tab: Page, address: str, claims: list[dict[str, str]]
) -> None:
    links = [
        (str(link.get_attribute("href")), link.inner_text())
        for link in tab.locator(".dt-table td a").all()
    ]
    assert len(links) > len({c["source"] for c in claims})
    for href, count in links[-6:]:
        tab.goto(address)
        tab.locator(f'.dt-table a[href="{href}"]').click()
        expect(tab.get_by_role("main").get_by_role("status")).to_have_text(
            f"Viser {count} av {len(claims)} påstander"
        )
        assert len(_shown(tab)) == int(count)
        expect(tab.get_by_role("group", name="Velg påstander")).to_be_in_viewport()


def test_keyboard_chooses(tab: Page, claims: list[dict[str, str]]) -> None:
    _choice(tab, "Utfall").focus()
    tab.keyboard.press("ArrowDown")
    expect(_choice(tab, "Utfall")).to_have_value(claims[0]["verdict"])
    assert _shown(tab) == _some(claims, verdict=claims[0]["verdict"])
    for label in ("Tema", "Kilde"):
        tab.keyboard.press("Tab")
        expect(_choice(tab, label)).to_be_focused()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("main").get_by_role("status")).to_contain_text(f"Viser {len(claims)} av")
    tab.locator(".dt-claim-group:not([open]) summary").first.focus()
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator("dl:visible")).to_have_count(1)


def test_link_to_a_claim_opens_it_whatever_is_chosen(
    tab: Page, address: str, claims: list[dict[str, str]]
) -> None:
    (anchor, *_), other = _some(claims, verdict="holds"), "unknown"
    tab.goto(f"{address}#{anchor}")
    expect(tab.locator(f"#{anchor}")).to_be_in_viewport()
    tab.goto(f"{address}?verdict={other}#{anchor}")
    expect(tab.locator(f"#{anchor}")).to_be_in_viewport()
    assert _shown(tab) == sorted([*_some(claims, verdict=other), anchor])
    _choice(tab, "Utfall").select_option("fails")
    assert _shown(tab) == _some(claims, verdict="fails")
    # Not by loading: the place alone changes.
    tab.evaluate("(id) => { location.hash = id }", anchor)
    expect(tab.locator(f"#{anchor}")).to_be_in_viewport()


def test_without_javascript_everything_is_there(
    plain_tab: Page, address: str, claims: list[dict[str, str]]
) -> None:
    plain_tab.goto(address)
    expect(plain_tab.get_by_role("combobox")).to_have_count(0)
    expect(plain_tab.locator(".dt-table td a")).to_have_count(0)
    closed = plain_tab.locator(".dt-claim-group:not([open]) > summary")
    while closed.count():
        closed.first.click()
    assert plain_tab.locator("li[data-verdict]:visible").count() == len(claims)
    plain_tab.locator("li[data-verdict] summary").last.click()
    expect(plain_tab.locator("li[data-verdict] dl").last).to_be_visible()
    anchor = _some(claims, verdict="holds")[0]
    plain_tab.goto(f"{address}?verdict=fails#{anchor}")
    expect(plain_tab.locator(f"#{anchor}")).to_be_in_viewport()


def test_other_pages_do_not_load_it(book: Path) -> None:
    asking = {
        page.name
        for page in book.rglob("*.html")
        if "_static/claims.js" in page.read_text(encoding="utf-8")
    }
    assert asking == {"claims.html"}


@pytest.mark.parametrize("width", TALLEST)
def test_page_is_short(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, is_mobile=width == min(TALLEST)
    )
    tab = context.new_page()
    tab.goto(address)
    assert tab.evaluate("document.documentElement.scrollHeight") < TALLEST[width]
    assert tab.evaluate(WORDS) < MOST_WORDS


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_nothing(browser: Browser, address: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    tab = context.new_page()
    axe, found = Axe(), []
    # As it is met, and with what was chosen opened; all of it opened is looked at with other pages.
    for query, opened in (("", "none"), ("?verdict=fails&topic=overview", "main details")):
        tab.goto(address + query)
        tab.evaluate(
            "(all) => document.querySelectorAll(all).forEach((d) => (d.open = true))", opened
        )
        levels = [*LEVELS, "best-practice"]
        result = axe.run(tab, options={"runOnly": levels, "resultTypes": ["violations"]})
        found += [
            f"{query}: {v['id']}: {[node['html'][:120] for node in v['nodes'][:3]]}"
            for v in result.response["violations"]
        ]
    context.close()
    assert found == []
