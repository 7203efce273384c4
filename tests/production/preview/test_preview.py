"""A preview in a real browser: it follows what is saved, and says what is wrong."""

import csv
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from browser.conftest import browser  # noqa: F401
from helpers.production.book.policy import POLICY
from library import copy_project, files
from samples import TOC, notebook, save

YEAR = 2024
TILSTAND = [sys.executable, "-c", "from helpers.cli import app; app()"]
# In seconds: long enough for a slow machine that does something else.
PATIENCE = 120
FIGURE = """\
from helpers import chapter

edition = chapter.open(year, language)
chapter.bars(
    edition,
    anchor="baerekraft-innovasjon",
    question="Hvordan fremmer virksomhetene innovasjon?",
    indicators=edition.battery("sustainability_innovation"),
    about="innovasjon",
)"""


class Running:
    """A preview of a small book, as an author runs it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root.with_name("said.txt")
        self._read = 0
        with self.output.open("wb") as output:
            self.process = subprocess.Popen(
                [*TILSTAND, "preview"],
                env={**os.environ, "TILSTAND_ROOT": str(root), "PYTHONIOENCODING": "utf-8"},
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                # A shell that starts the tests in the background lets Ctrl+C go unheard.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            )
        self.address = self.said("http://").split()[0].removesuffix(f"{YEAR}/index.html")

    def said(self, part: str) -> str:
        """Return the next line with a text, when it is said."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            unread = self.output.read_text("utf-8")[self._read :]
            for line in unread.splitlines(keepends=True):
                self._read += len(line)
                if part in line:
                    return line
            time.sleep(0.05)
        raise AssertionError(f"{part!r} is not in {self.output.read_text('utf-8')}")

    def built(self) -> None:
        """Wait until it has built the book."""
        self.said("Bygd på")

    def interrupt(self) -> None:
        """Do what Ctrl+C does: all processes in the terminal hear of it."""
        os.killpg(self.process.pid, signal.SIGINT)

    def page(self, name: str) -> str:
        return f"{self.address}{YEAR}/{name}"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = copy_project(tmp_path_factory.mktemp("preview") / "bok")
    shutil.rmtree(root / "chapters")
    # Numbers of drafts may be edited.
    editions = root / "data/editions.csv"
    text = editions.read_text("utf-8").replace("2024,published", "2024,draft")
    editions.write_text(text, "utf-8")
    (root / "_toc.yml").write_text(
        TOC.replace("data_sharing", "sustainability").replace("chapters/ai", "about/cite"), "utf-8"
    )
    for name in ("method", "errata", "for-authors", "accessibility"):
        (root / f"about/{name}.md").unlink()
    (root / "about/cite.md").write_text("# Slik siterer du\n\nOppgi utgaven.\n", "utf-8")
    (root / "about/sources.ipynb").unlink()
    save(notebook("print(year)"), root / "index.ipynb")
    save(notebook(FIGURE), root / "chapters/sustainability.ipynb")
    found = Running(root)
    found.built()
    yield found
    if found.process.poll() is None:
        found.interrupt()
        found.process.wait(timeout=PATIENCE)


@pytest.fixture
def tab(browser: Browser) -> Iterator[Page]:  # noqa: F811
    context = browser.new_context()
    context.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=PATIENCE * 1000)
    yield context.new_page()
    context.close()


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@contextmanager
def mistake(running: Running, file: str, old: str, new: str) -> Iterator[None]:
    """Make a mistake in a file, and mend it afterwards."""
    edit(running.root / file, old, new)
    try:
        yield
    finally:
        edit(running.root / file, new, old)


def set_value(root: Path, value: str) -> None:
    """Give the figure's first indicator another value."""
    file = root / "data/observations.csv"
    with file.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    row = next(row for row in rows if row["indicator"] == "sustainability_internal")
    row["value"] = value
    with file.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_a_page_loads_again_when_its_text_is_edited(running: Running, tab: Page) -> None:
    complaints: list[str] = []
    # The browser asks for an icon that the book does not have.
    tab.on(
        "console",
        lambda said: complaints.append(said.text) if "404" not in said.text else None,
    )
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto(running.page("about/cite.html"))
    edit(running.root / "about/cite.md", "Oppgi utgaven.", "Oppgi alltid utgaven.")
    expect(tab.get_by_text("Oppgi alltid utgaven.")).to_be_visible()
    running.built()
    assert complaints == []


def test_a_figure_follows_an_observation(running: Running, tab: Page) -> None:
    tab.goto(running.page("chapters/sustainability.html"))
    figure = tab.locator("#baerekraft-innovasjon")
    expect(figure).not_to_contain_text("73\N{NO-BREAK SPACE}%")
    set_value(running.root, "73")
    expect(figure).to_contain_text("73\N{NO-BREAK SPACE}%")
    running.built()


def test_a_mistake_in_a_cell_is_shown_until_it_is_mended(running: Running, tab: Page) -> None:
    chapter = "chapters/sustainability.ipynb"
    tab.goto(running.page("about/cite.html"))
    with mistake(running, chapter, "innovation", "innovatoin<b>"):
        fault = tab.locator("main > ol > li")
        expect(fault).to_contain_text(f"{chapter}, celle 3, linje 8")
        expect(fault).to_contain_text("There is no battery 'sustainability_innovatoin<b>'")
        expect(fault.locator("mark")).to_contain_text('"sustainability_innovatoin<b>"')
        assert Axe().run(tab).response["violations"] == []
    expect(tab.get_by_role("heading", name="Slik siterer du")).to_be_visible()
    running.built()


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "about/cite.md",
            "\n\nOppgi",
            "\n\n[Borte](borte.html)\n\nOppgi",
            ["about/cite.md, linje 3", "borte.html", "Lenken fører ingen steder."],
        ),
        (
            "chapters/sustainability.ipynb",
            '"# Prøve"',
            json.dumps("# Prøve\n\n[Borte](#borte)", ensure_ascii=False),
            ["chapters/sustainability.ipynb, celle 1, linje 3", "borte"],
        ),
        (
            "data/codes.csv",
            "topic,sustainability,",
            "topik,sustainability,",
            ["data/codes.csv, rad", "kolonne column", "Det finnes ingen koder for «topik»"],
        ),
    ],
)
def test_what_else_is_wrong_is_shown_with_its_place(
    running: Running, tab: Page, file: str, old: str, new: str, said: list[str]
) -> None:
    tab.goto(running.page("index.html"))
    with mistake(running, file, old, new):
        expect(tab.get_by_role("heading", name="Boken kan ikke bygges")).to_be_visible()
        for part in said:
            expect(tab.locator("main > ol")).to_contain_text(part)
    expect(tab.get_by_role("heading", name="Prøve")).to_be_visible()
    running.built()


def test_saves_in_a_burst_are_one_build_and_none_is_lost(running: Running, tab: Page) -> None:
    page = running.root / "about/cite.md"
    tab.goto(running.page("about/cite.html"))
    for number in range(5):
        page.write_text(f"# Slik siterer du\n\nLinje {number}.\n", "utf-8")
        (running.root / "about" / f"rest-{number}.txt").write_text("x", "utf-8")
    running.said("rest-4.txt")
    # Now it builds.
    page.write_text("# Slik siterer du\n\nDen siste linjen.\n", "utf-8")
    running.built()
    running.built()
    expect(tab.get_by_text("Den siste linjen.")).to_be_visible()


def test_data_that_are_exchanged_as_a_whole_are_followed(running: Running, tab: Page) -> None:
    """As `tilstand import` does."""
    root = running.root
    tab.goto(running.page("chapters/sustainability.html"))
    shutil.copytree(root / "data", root / ".import/data")
    set_value(root / ".import", "74")
    (root / "data").rename(root / ".import/before")
    (root / ".import/data").rename(root / "data")
    shutil.rmtree(root / ".import")
    figure = tab.locator("#baerekraft-innovasjon")
    expect(figure).to_contain_text("74\N{NO-BREAK SPACE}%")
    set_value(root, "75")
    expect(figure).to_contain_text("75\N{NO-BREAK SPACE}%")


def test_nothing_of_it_is_in_the_book(running: Running) -> None:
    book = files(running.root / "_build/html")
    assert [name for name, content in book.items() if b"_preview" in content] == []
    page = book[f"{YEAR}/about/cite.html"].decode()
    assert f'content="{POLICY}"' in page


def test_only_this_machine_can_ask(running: Running) -> None:
    port = int(running.address.rstrip("/").rpartition(":")[2])
    with socket.socket() as elsewhere:
        elsewhere.settimeout(5)
        # Another address of this machine stands for one that others can reach.
        assert elsewhere.connect_ex(("127.0.0.2", port)) != 0
    asked = urllib.request.Request(running.page("index.html"), headers={"Host": "example.org"})
    with pytest.raises(urllib.error.HTTPError, match="403"):
        urllib.request.urlopen(asked)


def test_a_port_that_is_taken_is_said(running: Running) -> None:
    port = running.address.rstrip("/").rpartition(":")[2]
    result = subprocess.run(
        [*TILSTAND, "preview", "--port", port],
        env={**os.environ, "TILSTAND_ROOT": str(running.root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 2
    assert "--port" in result.stderr


def test_ctrl_c_ends_it_also_while_it_builds(running: Running) -> None:
    (running.root / "about/cite.md").write_text("# Slik siterer du\n\nSlutt.\n", "utf-8")
    running.said("Lagret")
    running.interrupt()
    assert running.process.wait(timeout=PATIENCE) == 0
    assert "Traceback" not in running.output.read_text("utf-8")
    assert not list((running.root / "_build/html").glob(".*"))
