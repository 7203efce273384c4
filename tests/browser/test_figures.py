"""The stable addresses of figures, which lie outside the editions."""

from pathlib import Path

from playwright.sync_api import Browser

from pages import figures


def test_address_outside_the_editions_leads_to_the_figure(browser: Browser, book: Path) -> None:
    """Whatever edition has the figure first: the address need never change."""
    page, figure = figures(book)[0]
    tab = browser.new_page()
    tab.goto((book.parent / "forste" / f"{figure['id']}.html").as_uri())
    tab.wait_for_url(f"**/{page.relative_to(book).as_posix()}#{figure['id']}")
    assert tab.locator(f"#{figure['id']}").is_visible()
