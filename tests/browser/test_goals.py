"""The front page, the goals that open and the changes: short, and open where links lead."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

# What a page may be at most with everything closed, at each width: pixels, and words.
TALLEST = {1280: 9_000, 360: 14_000}
WORDS = 1_500
PAGES = ("index.html", "chapters/goals.html", "chapters/changes.html")


@pytest.mark.parametrize("width", TALLEST)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_read_in_minutes(browser: Browser, book: Path, page: str, width: int) -> None:
    tab = browser.new_context(
        viewport={"width": width, "height": 900}, is_mobile=width < 500
    ).new_page()
    tab.goto((book / page).as_uri())
    assert tab.evaluate("document.documentElement.scrollHeight") <= TALLEST[width]
    assert len(tab.locator("main").inner_text().split()) <= WORDS


def test_a_goal_of_the_front_page_opens_where_its_link_leads(browser: Browser, book: Path) -> None:
    tab = browser.new_context().new_page()
    tab.goto((book / "index.html").as_uri())
    links = tab.locator(".dt-status .dt-goal a").evaluate_all(
        "(all) => all.map((link) => link.href)"
    )
    assert len(links) == 6
    for link in links:
        tab.goto("about:blank")
        tab.goto(link)
        goal = tab.locator(f"#{link.partition('#')[2]}")
        expect(goal).to_have_attribute("open", "")
        expect(goal.locator("summary").first).to_be_in_viewport()
        expect(goal.locator(".dt-figure, .dt-by-year").first).to_be_visible()


def test_a_goal_opens_by_keyboard(browser: Browser, book: Path) -> None:
    tab = browser.new_context().new_page()
    tab.goto((book / "chapters/goals.html").as_uri())
    goal = tab.locator("#goal-1")
    assert not goal.get_attribute("open")
    goal.locator("> summary").focus()
    tab.keyboard.press("Enter")
    expect(goal.locator(".dt-by-year")).to_be_visible()


def test_a_number_behind_a_closed_goal_is_reached(browser: Browser, book: Path) -> None:
    tab = browser.new_context().new_page()
    tab.goto(f"{(book / 'chapters/goals.html').as_uri()}#trust-personal-data")
    row = tab.locator("#trust-personal-data")
    expect(row).to_be_visible()
    expect(row).to_be_in_viewport()
