"""axe-core finds nothing, best practice included, on any page, in either colours and width."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from library import EVERY

from .views import VIEWS

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ALL = [*LEVELS, "best-practice"]


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_nothing(browser: Browser, pages: list[Path], width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    tab = context.new_page()
    axe, found = Axe(), []
    # The same pages at another width, in other colours: one of each kind tells of the others.
    kinds = {"index.html", "goals.html", "search.html"}
    whole = EVERY or (width, scheme) == VIEWS[-1]
    # What has all numbers has a test of its own.
    known = [page for page in pages if EVERY or page.name != "explore.html"]
    for page in (page for page in known if whole or page.name in kinds):
        tab.goto(f"{page.as_uri()}?q=kommuner")
        # All but the list of editions, which lies over the page when it is open.
        tab.evaluate("document.querySelectorAll('.t-page details').forEach((d) => d.open = true)")
        result = axe.run(tab, options={"runOnly": ALL, "resultTypes": ["violations"]})
        for violation in result.response["violations"]:
            nodes = [node["html"][:120] for node in violation["nodes"][:3]]
            found.append(f"{page.name}: {violation['id']}: {nodes}")
    context.close()
    assert found == []
