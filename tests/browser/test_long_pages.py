"""A reader of a long page knows where it is, and gets away from there."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from library import YEARS

CHAPTER = "chapters/data_sharing.html"
PHONE, DESK = {"width": 360, "height": 700}, {"width": 1280, "height": 800}
# What moves without a reader's doing, from the first paint on.
SHIFTS = """() => {
  window.shifted = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      if (!entry.hadRecentInput) window.shifted.push([entry.value, entry.sources.map(
        ({ node }) => node?.outerHTML?.slice(0, 80) ?? String(node))]);
  }).observe({ type: "layout-shift", buffered: true });
}"""


def visit(browser: Browser, page: Path, size: dict[str, int], **more: object) -> Page:
    context = browser.new_context(viewport=size, is_mobile=size is PHONE, **more)  # type: ignore[arg-type]
    tab = context.new_page()
    tab.goto(page.as_uri())
    return tab


def scroll(tab: Page, by: int) -> None:
    tab.evaluate("by => window.scrollBy({ top: by, behavior: 'instant' })", by)
    # The browser tells of it with the next picture.
    tab.evaluate("new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))")


def comes_into_view(found: Locator, into: bool = True) -> bool:
    """Tell whether something is in the window, or out of it, before long."""
    seen = """async (found, into) => {
      const end = performance.now() + 3000;
      while (performance.now() < end) {
        const { top, bottom } = found.getBoundingClientRect();
        if ((bottom > 1 && top < window.innerHeight - 1) === into) return true;
        await new Promise((next) => setTimeout(next, 20));
      }
      return false;
    }"""
    return bool(found.evaluate(seen, into))


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_the_head_yields_to_who_reads_on(
    browser: Browser, book: Path, size: dict[str, int]
) -> None:
    tab = visit(browser, book / CHAPTER, size)
    head = tab.locator(".t-head")
    scroll(tab, 2000)
    assert comes_into_view(head, False)
    scroll(tab, -40)
    assert comes_into_view(head)
    scroll(tab, 2000)
    # Who comes to it by key sees where that is.
    head.locator(".t-brand").focus()
    assert comes_into_view(head)


def test_the_head_moves_at_once_where_motion_is_unwanted(browser: Browser, book: Path) -> None:
    tab = visit(browser, book / CHAPTER, DESK, reduced_motion="reduce")
    head = tab.locator(".t-head")
    assert head.evaluate("head => getComputedStyle(head).transitionDuration") == "0s"


@pytest.mark.parametrize("size", [PHONE, DESK])
def test_what_is_jumped_to_stands_below_the_head(
    browser: Browser, book: Path, size: dict[str, int]
) -> None:
    tab = visit(browser, book / CHAPTER, size)
    scroll(tab, 100_000)
    # Upwards the head is there.
    tab.evaluate("location.hash = document.querySelectorAll('.t-article section section')[1].id")
    scroll(tab, -10)
    head = tab.locator(".t-head").bounding_box()
    target = tab.locator(":target > h2").bounding_box()
    assert head is not None
    assert target is not None
    assert head["y"] + head["height"] <= target["y"]


def test_the_section_at_hand_is_marked(browser: Browser, book: Path) -> None:
    tab = visit(browser, book / CHAPTER, DESK)
    links = tab.locator(".t-toc li li a")
    current = tab.locator(".t-toc [aria-current=location]")
    for place in (1, 3, 0):
        links.nth(place).click()
        scroll(tab, 60)
        expect(current).to_have_text(links.nth(place).inner_text())


def test_a_phone_lists_the_sections_of_the_page(browser: Browser, book: Path) -> None:
    tab = visit(browser, book / CHAPTER, PHONE)
    here = tab.locator(".t-here")
    assert here.locator("a").first.is_hidden()
    here.locator("summary").click()
    link = here.locator("li li a").nth(2)
    name = str(link.get_attribute("href"))
    link.click()
    assert tab.url.endswith(name)
    assert here.get_attribute("open") is None
    assert comes_into_view(tab.locator(f"{name} > h2"))


@pytest.mark.parametrize("script", [True, False])
def test_back_to_the_top_comes_after_some_way(browser: Browser, book: Path, script: bool) -> None:
    tab = visit(browser, book / CHAPTER, PHONE, java_script_enabled=script)
    up = tab.get_by_role("link", name="Til toppen")
    assert comes_into_view(up, False)
    tab.mouse.move(100, 100)
    tab.mouse.wheel(0, 3000)
    assert comes_into_view(up)
    up.click()
    assert tab.locator("main").evaluate("main => main === document.activeElement")
    assert comes_into_view(tab.locator("h1"))


def test_without_javascript_the_sections_are_listed_too(browser: Browser, book: Path) -> None:
    tab = visit(browser, book / CHAPTER, PHONE, java_script_enabled=False)
    tab.locator(".t-here summary").click()
    assert tab.locator(".t-here li li a").first.is_visible()
    assert tab.locator(".t-head").evaluate("head => getComputedStyle(head).position") == "static"


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("name", [CHAPTER, "index.html", "about/cite.html"])
def test_nothing_shifts(browser: Browser, book: Path, size: dict[str, int], name: str) -> None:
    context = browser.new_context(viewport=size, is_mobile=size is PHONE)  # type: ignore[arg-type]
    tab = context.new_page()
    tab.add_init_script(f"({SHIFTS})()")
    tab.goto((book / name).as_uri())
    for by in (900, 900, -300, 5000, -3000):
        scroll(tab, by)
    assert tab.evaluate("window.shifted") == []
    assert tab.evaluate("document.documentElement.scrollWidth") == size["width"]


@pytest.mark.parametrize("size", [PHONE, DESK])
@pytest.mark.parametrize("year", [YEARS[0], YEARS[-1]])
def test_scripts_that_come_late_move_nothing(
    browser: Browser, html: Path, size: dict[str, int], year: int
) -> None:
    tab = browser.new_page(viewport=size, is_mobile=size is PHONE)  # type: ignore[arg-type]
    tab.add_init_script(f"({SHIFTS})()")
    late: list[Route] = []
    # The first is loaded before anything is painted.
    tab.route(
        lambda url: url.endswith(".js") and "theme" not in url, lambda route: late.append(route)
    )
    tab.goto((html / str(year) / "about/cite.html").as_uri(), wait_until="commit")
    comes_into_view(tab.locator("h1"))
    tab.wait_for_timeout(200)
    assert late
    for script in late:
        script.continue_()
    expect(tab.get_by_text("Bytt utgave")).to_be_visible()
    tab.wait_for_timeout(200)
    assert tab.evaluate("window.shifted") == []


def test_a_wide_table_shows_at_which_side_more_is(browser: Browser, book: Path) -> None:
    tab = visit(browser, book / "chapters" / "overview.html", PHONE)
    tab.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    wide = tab.locator(".dt-table").evaluate_all(
        "all => all.findIndex((one) => one.scrollWidth > one.clientWidth + 40)"
    )
    table = tab.locator(".dt-table").nth(wide)
    table.scroll_into_view_if_needed()
    at_start = table.screenshot()
    table.evaluate("table => (table.scrollLeft = 20)")
    table.evaluate("table => (table.scrollLeft = 0)")
    assert table.screenshot() == at_start
    edge = table.evaluate("table => getComputedStyle(table).backgroundAttachment")
    assert edge == "local, local, scroll, scroll"


def test_print_keeps_the_order_and_leaves_the_helps_out(browser: Browser, book: Path) -> None:
    tab = visit(browser, book / CHAPTER, DESK)
    scroll(tab, 3000)
    tab.emulate_media(media="print")
    for left_out in (".t-up", ".t-toc", ".t-here", ".t-search"):
        assert tab.locator(left_out).first.is_hidden()
    assert tab.locator(".t-head").evaluate("head => getComputedStyle(head).position") == "static"
    tops = tab.locator(".t-article :is(h1, h2, .dt-title)").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)
