"""Whatever stands in the data comes out as it was written, and is nothing else."""

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page

import odd_survey
from helpers.base.spreadsheet import original
from helpers.data import newest_edition
from hostile import SPRUNG, computed, put_together, spoil, texts
from library import EVERY, ROOT, build, copy_project, once
from pages import figure_pages, figures, plain, soup

YEAR = newest_edition(ROOT)
# Figures have files of the same kinds: every so many stand for all.
SOME = 1 if EVERY else 4
# Which text each mark stands before is known in all processes.
_MARK = re.compile(r"§[a-z_]+\.[a-z_]+\.\d+§")
# In ms; the search shows one result after the other.
_PATIENCE = 1500
# What has a meaning in commentary, or is a fault in it.
_MARKDOWN = re.compile(r"([\\*_\[\]{}()`!#+.>|-])")
_MEANS = re.compile(r"[\\*_\[\]{}]")
# All that a page says, without its drawings, in which text is broken into lines, and without what
# is written in another language: a line of HTML, an entry for BibTeX.
SAID = """() => {
  const other = document.querySelectorAll("script, style, svg, textarea, pre");
  other.forEach((element) => element.remove());
  return document.documentElement.textContent;
}"""
DRAWN = """() => [...document.querySelectorAll("svg")].map((drawing) => drawing.textContent)"""
NAMES = """() => [...document.querySelectorAll("[aria-label], [title], [alt]")]
  .flatMap((element) => ["aria-label", "title", "alt"].map((name) => element.getAttribute(name)))
  .filter(Boolean)"""


@cache
def hostile(shared: Path) -> tuple[Path, dict[str, str]]:
    """Return a book of hostile texts, and those texts by their mark.

    No fixture, so that a book that cannot be built fails the tests of it.
    """

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
    return root, turned | noted(root)


def noted(root: Path) -> dict[str, str]:
    """Return the texts that a commentary shows, by their mark: escaped, and as they are."""
    written = {
        mark: text
        for number, text in enumerate(texts(root))
        for kind in ("escaped", "raw")
        for mark in [f"§commentary.{kind}.{number}§"]
        if kind == "escaped" or not _MEANS.search(text)
    }
    assert len([mark for mark in written if ".raw." in mark]) > 20
    return written


def commentary(root: Path) -> str:
    """Return the texts as an author would write them who wants them shown as they are."""
    return "\n\n".join(
        whole if ".raw." in mark else whole.replace(text, _MARKDOWN.sub(r"\\\1", text))
        for mark, text in noted(root).items()
        for whole in [put_together(mark, text)]
    )


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
    shared: Path, tab: tuple[Page, list[str]]
) -> None:
    root, written = hostile(shared)
    page, wrong = tab
    assert not (root / SPRUNG).exists()
    shown: set[str] = set()
    drawn: set[str] = set()
    every = sorted((root / "_build/html").rglob("*.html"))
    # Those of one template: some stand for all.
    alike = [file for file in every if file.parent.name in ("forste", "figur")]
    chosen = [file for file in every if file not in alike]
    for file in [*chosen, *figure_pages(root / f"_build/html/{YEAR}")[::9]]:
        page.goto(file.as_uri())
        assert page.evaluate("window.sprung") is None, file
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, file
        names, drawings = page.evaluate(NAMES), page.evaluate(DRAWN)
        shown |= _as_written(page.evaluate(SAID), written, file)
        for drawing in drawings:
            drawn |= _as_written(drawing, written, file, _joined)
        for name in names:
            # The alternative text of a chart writes headings in lower case.
            _as_written(name, written, file, _lowered)
    assert wrong == []
    columns = {mark.rpartition(".")[0] for mark in shown}
    assert columns >= {
        "§sources.title", "§sources.publisher", "§sources.licence", "§sources.note_nb",
        "§codes.label_nb", "§indicators.label_nb", "§indicators.survey", "§observations.printed",
        "§observations.locator", "§observations.note_nb", "§goals.label_nb", "§activities.aim_nb",
        "§activities.result_nb", "§activities.priorities_nb", "§points.text_nb", "§points.locator",
        "§disagreements.why_nb", "§missing.title", "§missing.what_nb", "§claims.paraphrase_nb",
        "§claims.locator", "§claims.note_nb", "§activities.locator", "§key_figures.locator",
        "§commentary.escaped", "§commentary.raw",
    }  # fmt: skip
    columns = {mark.rpartition(".")[0] for mark in drawn}
    assert columns >= {"§codes.label_nb", "§indicators.label_nb"}


def _joined(text: str) -> str:
    """Return a text that was broken into lines without a trace of it."""
    return re.sub(r"[\s-]", "", text)


def _lowered(text: str) -> str:
    return _plain(text).lower()


def _plain(text: str) -> str:
    return " ".join(text.split())


def _as_written(
    said: str, written: dict[str, str], file: Path, plain: Callable[[str], str] = _plain
) -> set[str]:
    """Return the marks that stand in a text, after a look at what stands beside each."""
    said, found = plain(said), set()
    for mark in _MARK.finditer(said):
        text = written[mark[0]]
        before, after = said[: mark.start()].rstrip(), said[mark.end() :].lstrip()
        if put_together(mark[0], text).startswith(mark[0]):
            assert after.startswith(plain(text)), (file.name, mark[0], after[: len(text) + 20])
        else:
            assert before.endswith(plain(text)), (file.name, mark[0], before[-len(text) - 20 :])
        found.add(mark[0])
    return found


def test_downloads_hold_the_texts_and_no_formula(shared: Path) -> None:
    root, written = hostile(shared)
    files = sorted((root / "_build/html").rglob("*.csv"))
    assert files
    held: set[str] = set()
    for file in files:
        delimiter = ";" if file.name.endswith(".norsk.csv") else ","
        with file.open(encoding="utf-8-sig", newline="") as text:
            cells = [cell for row in csv.reader(text, delimiter=delimiter) for cell in row]
        assert [cell for cell in cells if computed(cell)] == []
        for cell in cells:
            held |= _as_written(original(cell), written, file)
    assert {written[mark][0] for mark in held} >= set("=+-@＝＋－＠")
    assert {mark.rpartition(".")[0] for mark in held} >= {
        "§indicators.label_nb", "§indicators.question_nb", "§observations.printed",
        "§observations.locator", "§observations.note_nb",
    }  # fmt: skip


def test_other_files_hold_the_texts_and_do_nothing(shared: Path) -> None:
    root, written = hostile(shared)
    folder = root / f"_build/html/{YEAR}/figur"
    held: set[str] = set()
    for file in sorted(folder.glob("*.xlsx"))[::SOME]:
        cells = [cell for sheet in load_workbook(file) for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}, file
        for cell in cells:
            held |= _as_written(str(cell.value), written, file)
    for file in sorted(folder.glob("*.json"))[::SOME]:
        kept = json.loads(file.read_text(encoding="utf-8"))
        for cell in (str(value) for row in kept["observations"] for value in row.values()):
            held |= _as_written(cell, written, file)
    for page in figure_pages(root / f"_build/html/{YEAR}")[::SOME]:
        for area in soup(page).select("textarea"):
            line = BeautifulSoup(area.get_text(), "html.parser")
            assert [tag.name for tag in line.find_all(True)] == ["iframe"], page
            held |= _as_written(str(line.find(True)["title"]), written, page)  # type: ignore[index]
    known = {"svg", "title", "desc", "rect", "text", "g", "path", "line", "circle", "use", "defs"}
    for file in sorted(folder.glob("*.svg"))[::SOME]:
        parts = list(ElementTree.parse(file).getroot().iter())
        assert {part.tag.rpartition("}")[2] for part in parts} <= known, file
        assert not [name for part in parts for name in part.attrib if name.startswith("on")], file
        held |= _as_written(" ".join(part.text or "" for part in parts[1:3]), written, file)
    assert {mark.rpartition(".")[0] for mark in held} >= {
        "§indicators.label_nb", "§indicators.question_nb", "§observations.printed",
        "§observations.locator", "§observations.note_nb", "§codes.label_nb",
    }  # fmt: skip


def test_search_shows_titles_as_they_are(shared: Path, tab: tuple[Page, list[str]]) -> None:
    root, written = hostile(shared)
    page, wrong = tab
    book = root / f"_build/html/{YEAR}"
    titles = (plain(figure.select_one(".dt-title")) for _, figure in figures(book))
    spoilt = next(title for title in titles if "§" in title and "<" in title)
    page.goto(f"{(book / 'search.html').as_uri()}?q={quote(spoilt)}")
    # Waiting for an element would run code of Playwright's in the page, which its policy refuses.
    page.wait_for_timeout(_PATIENCE)
    titles = page.locator("#search-results .t-hit-title").all_inner_texts()
    assert [text for text in titles if _plain(text) == spoilt]
    for text in titles:
        _as_written(text, written, book)
    # Excerpts are cut where they end, so they are only looked at for what they do.
    assert page.locator("#search-results .t-hit-text").count() > 0
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
