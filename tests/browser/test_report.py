"""A body's report in a real browser: read by all, on any screen, without a call to anywhere."""

from pathlib import Path

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from helpers.production.reports.page import page
from library import ROOT
from made_report import question, report

from .test_accessibility import LEVELS
from .views import VIEWS


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a report made of the outputs that are kept with its notebook."""
    notebook = nbformat.read(ROOT / "reports" / "organisation.ipynb", as_version=4)
    written = tmp_path_factory.mktemp("report") / "report.html"
    text = page(notebook, report(question("Deler data", 3)), ROOT, "mark")
    written.write_text(text, encoding="utf-8")
    return written


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_a_report_is_for_all(browser: Browser, file: Path, width: int, scheme: str) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    tab = context.new_page()
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    chart = tab.locator(".dt-chart svg:visible").first.bounding_box()
    assert chart
    assert chart["width"] > 0.8 * min(width, 600)
    # What axe runs is no part of the report, which lets nothing run.
    tab.evaluate("document.querySelectorAll('details').forEach((d) => d.open = true)")
    found = Axe().run(tab, options={"runOnly": LEVELS, "resultTypes": ["violations"]})
    assert [(v["id"], v["nodes"][0]["html"][:120]) for v in found.response["violations"]] == []


def test_a_report_is_printed_whole(browser: Browser, file: Path) -> None:
    tab = browser.new_context().new_page()
    tab.goto(file.as_uri())
    tab.emulate_media(media="print")
    assert tab.locator(".dt-numbers table").first.is_visible()
    assert not tab.locator(".dt-links").first.is_visible()
    assert tab.pdf().startswith(b"%PDF")
