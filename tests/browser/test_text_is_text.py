"""Whatever stands in the data comes out as it was written, and is nothing else."""

import csv
import re
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

import odd_survey
from helpers.base.spreadsheet import inert, original
from helpers.data import newest_edition
from hostile import SPRUNG, spoil, texts
from library import ROOT, build, copy_project, once
from pages import figures, plain

YEAR = newest_edition(ROOT)
# Which text each mark stands before is known in all processes.
_MARK = re.compile(r"§[a-z_]+\.[a-z_]+\.\d+§")
# In ms; the search shows one result after the other.
_PATIENCE = 1500
# All that a page says, without its drawings, in which text is broken into lines.
SAID = """() => {
  document.querySelectorAll("script, style, svg").forEach((element) => element.remove());
  return document.documentElement.textContent;
}"""
NAMES = """() => [...document.querySelectorAll("[aria-label], [title], [alt]")]
  .flatMap((element) => ["aria-label", "title", "alt"].map((name) => element.getAttribute(name)))
  .filter(Boolean)"""


@pytest.fixture(scope="session")
def hostile(shared: Path) -> tuple[Path, dict[str, str]]:
    """Return a book of hostile texts, and those texts by their mark."""

    def make(root: Path) -> None:
        copy_project(root)
        spoil(root)
        note = root / "data" / "commentary" / str(YEAR) / "ai.md"
        note.parent.mkdir(parents=True)
        note.write_text(commentary(root), encoding="utf-8")
        build(root, [YEAR])

    root = once(shared / "hostile", make)
    scratch = copy_project(root.with_name(f"{root.name}-marks-{id(root)}"))
    written = spoil(scratch)
    turned = {mark: text.replace(str(scratch), str(root)) for mark, text in written.items()}
    notes = {f"§commentary.text.{number}§": text for number, text in enumerate(texts(root))}
    return root, turned | notes


def commentary(root: Path) -> str:
    """Return the texts as an author would write them who wants them shown as they are."""
    escaped = (re.sub(r"([\\*_\[\]{}()`!#+.>|-])", r"\\\1", text) for text in texts(root))
    return "\n\n".join(f"§commentary.text.{n}§ {text}" for n, text in enumerate(escaped))


@pytest.fixture
def tab(browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """Return a page, and what went wrong on it: faults, requests and dialogs."""
    wrong: list[str] = []
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.on("request", lambda r: wrong.append(r.url) if not r.url.startswith("file:") else None)
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page, wrong
    page.close()


def test_no_command_runs_no_script_runs_and_no_request_leaves(
    hostile: tuple[Path, dict[str, str]], tab: tuple[Page, list[str]]
) -> None:
    root, written = hostile
    page, wrong = tab
    assert not (root / SPRUNG).exists()
    shown: set[str] = set()
    for file in sorted((root / "_build/html").rglob("*.html")):
        if file.parent.name == "forste":
            continue
        page.goto(file.as_uri())
        assert page.evaluate("window.sprung") is None, file
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, file
        names = page.evaluate(NAMES)
        said = _plain(page.evaluate(SAID))
        shown |= _as_written(said, written, file)
        for name in names:
            # The alternative text of a chart writes headings in lower case.
            _as_written(_plain(name).lower(), {m: t.lower() for m, t in written.items()}, file)
    assert wrong == []
    columns = {mark.rpartition(".")[0] for mark in shown}
    assert columns >= {
        "§sources.title", "§sources.publisher", "§sources.licence", "§sources.note_nb",
        "§codes.label_nb", "§indicators.label_nb", "§indicators.survey", "§observations.printed",
        "§observations.locator", "§observations.note_nb", "§goals.label_nb", "§activities.aim_nb",
        "§activities.result_nb", "§activities.priorities_nb", "§points.text_nb", "§points.locator",
        "§disagreements.why_nb", "§missing.title", "§missing.what_nb", "§claims.paraphrase_nb",
        "§claims.locator", "§claims.note_nb", "§commentary.text",
    }  # fmt: skip


def _plain(text: str) -> str:
    return " ".join(text.split())


def _as_written(said: str, written: dict[str, str], file: Path) -> set[str]:
    """Return the marks that stand in a text, after a look at what follows each."""
    found = set()
    for mark in _MARK.finditer(said):
        expected = _plain(written[mark[0]])
        after = said[mark.end() :].lstrip()
        assert after.startswith(expected), (file.name, mark[0], after[: len(expected) + 20])
        found.add(mark[0])
    return found


def test_downloads_hold_the_texts_and_no_formula(hostile: tuple[Path, dict[str, str]]) -> None:
    root, written = hostile
    files = sorted((root / "_build/html").rglob("*.csv"))
    assert files
    for file in files:
        with file.open(encoding="utf-8", newline="") as text:
            cells = [cell for row in csv.reader(text) for cell in row]
        assert [cell for cell in cells if inert(original(cell)) != cell] == []
        for cell in cells:
            _as_written(_plain(cell), written, file)


def test_search_shows_titles_as_they_are(
    hostile: tuple[Path, dict[str, str]], tab: tuple[Page, list[str]]
) -> None:
    root, written = hostile
    page, wrong = tab
    book = root / f"_build/html/{YEAR}"
    titles = (plain(figure.select_one(".dt-title")) for _, figure in figures(book))
    spoilt = next(title for title in titles if "§" in title and "<" in title)
    # The search knows titles as they stand in HTML.
    page.goto(f"{(book / 'search.html').as_uri()}?q={quote(escape(spoilt))}")
    # Waiting for an element would run code of Playwright's in the page, which its policy refuses.
    page.wait_for_timeout(_PATIENCE)
    results = page.locator("#search-results li a").all_inner_texts()
    assert [text for text in results if _plain(text).endswith(spoilt)]
    for text in results:
        _as_written(_plain(text), written, book)
    assert page.evaluate("window.sprung") is None
    assert wrong == []


def test_a_report_shows_what_codebook_and_responses_hold_as_it_is(
    tmp_path: Path, tab: tuple[Page, list[str]]
) -> None:
    responses, codebook = odd_survey.write(tmp_path / "odd")
    body, out = odd_survey.ODD[2], tmp_path / "out"
    command = ["reports", str(responses), "--codebook", str(codebook), "--out", str(out)]
    run = [sys.executable, "-c", "from helpers.cli import app; app()", *command]
    subprocess.run([*run, "--organisation", body], check=True, capture_output=True)
    page, wrong = tab
    page.goto(next(out.glob("*.html")).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    said = _plain(page.evaluate(SAID))
    # The book has words of its own for those who answer.
    labels = [label for code, label in odd_survey.LABELS.items() if code != "all"]
    for text in (body, *labels, odd_survey.ANSWERS["1"]):
        assert _plain(text) in said, text
    assert wrong == []
