"""What a second build makes again, and what is left of one that was interrupted."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from typer.testing import CliRunner

from helpers.base.errors import Problem
from helpers.cli import app
from helpers.production.book.book import finish
from helpers.production.book.made import is_current
from library import ROOT, copy_project, files
from samples import TOC, book, notebook, save

HTML = Path("_build", "html")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book that has been built."""
    root = copy_project(tmp_path_factory.mktemp("again") / "bok")
    for part in ("about", "theme", "locales", "chapters"):
        shutil.rmtree(root / part)
    book(root)
    shutil.copytree(ROOT / "about", root / "about", dirs_exist_ok=True)
    for name, show in (("index", "year"), ("chapters/ai", "year"), ("chapters/data_sharing", "1")):
        page = notebook(f"print({show})")
        page.cells[0]["source"] = f"# {name}"
        save(page, root / f"{name}.ipynb")
    (root / "about/cite.md").write_text("# Sitere\n", encoding="utf-8")
    (root / "_toc.yml").write_text(f"{TOC}      - file: about/cite\n", encoding="utf-8")
    os.environ["TILSTAND_ROOT"] = str(root)
    try:
        run("build", "--year", "2024")
    finally:
        del os.environ["TILSTAND_ROOT"]
    return root


@pytest.fixture
def root(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    copied = Path(shutil.copytree(made, tmp_path / "bok"))
    monkeypatch.setenv("TILSTAND_ROOT", str(copied))
    return copied


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def begin(*arguments: str) -> subprocess.Popen[str]:
    program = "from helpers.cli import app; app()"
    return subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def inode(root: Path) -> int:
    """Return what changes when an edition's HTML is put in place anew."""
    return (root / HTML / "2024").stat().st_ino


def test_where_nothing_has_changed_nothing_is_even_checked(root, monkeypatch):
    before = inode(root)
    monkeypatch.setattr("helpers.data.checks.check", None)
    assert "The book is ready" in run("build")
    assert "The book is ready" in run("build", "--year", "2024")
    assert inode(root) == before


def add_line(page: Path) -> None:
    page.write_text(f"{page.read_text('utf-8')}\nEn ny linje.\n", encoding="utf-8")


@pytest.fixture
def unasked(monkeypatch: pytest.MonkeyPatch) -> Callable[[], bool]:
    """Fail what checks the data, and return a function that says whether a build needs that."""
    monkeypatch.setattr("helpers.data.checks.check", lambda *_: [Problem("data", "asked")])

    def needs_no_check() -> bool:
        result = CliRunner().invoke(app, ["build"])
        assert result.exit_code in (0, 2), result.output
        return result.exit_code == 0

    return needs_no_check


def test_new_text_is_built_without_a_look_at_the_data(root, unasked):
    add_line(root / "about/cite.md")
    add_line(root / "theme/static/tilstand.css")
    assert unasked()
    assert "En ny linje" in (root / HTML / "2024/about/cite.html").read_text("utf-8")


def test_a_fault_in_a_text_is_told_and_mended_without_a_look_at_the_data(root, unasked):
    page = root / "about/cite.md"
    text = page.read_text("utf-8")
    page.write_text(f"{text}\n[x](#ikke-her)\n", encoding="utf-8")
    for _ in range(2):
        result = CliRunner().invoke(app, ["build"])
        assert "ikke-her" in result.output
    page.write_text(text, encoding="utf-8")
    assert unasked()


@pytest.mark.parametrize(
    "name",
    [
        *("about/errata.md", "data/codes.csv", "about/responses.csv", "chapters/ai.ipynb"),
        *("_build/executed/2024/chapters/ai.ipynb", "_build/executed/2024/chapters/ai.json"),
    ],
)
def test_what_the_figures_may_follow_from_is_looked_at(root, unasked, name):
    # Text alone would not have it looked at.
    add_line(root / "about/cite.md")
    file = root / name
    file.write_text(f"{file.read_text('utf-8') if file.is_file() else ''}\n", encoding="utf-8")
    assert not unasked()


def test_an_edition_that_has_not_run_is_looked_at(root, unasked):
    assert CliRunner().invoke(app, ["build", "--year", "2021"]).exit_code == 2
    assert CliRunner().invoke(app, ["build", "--year", "1999"]).exit_code == 2
    assert unasked()


def test_explain_says_of_each_chapter_why(root):
    said = run("build", "--explain")
    assert "2024  ai: does not run: nothing has changed" in said
    page = root / "chapters/ai.ipynb"
    page.write_text(page.read_text("utf-8").replace("print(year)", "print(year + 1)"), "utf-8")
    said = run("build", "--explain")
    assert "2024  ai: runs: its own code or text changed" in said
    assert "2024  data_sharing: does not run: nothing has changed" in said
    assert "2025" in (root / HTML / "2024/chapters/ai.html").read_text("utf-8")


def test_a_change_that_no_page_shows_leaves_the_html_as_it_is(root):
    before = inode(root)
    (root / "README.md").write_text("# Bok\n", encoding="utf-8")
    run("build")
    assert inode(root) == before


def test_what_is_edited_during_a_build_is_no_part_of_it(root, monkeypatch):
    def edit_and_finish(*arguments: object) -> Path:
        (root / "about/cite.md").write_text("# Ny\n", encoding="utf-8")
        return finish(*arguments)

    (root / "README.md").write_text("# Bok\n", encoding="utf-8")
    monkeypatch.setattr("helpers.production.book.book.finish", edit_and_finish)
    run("build")
    assert not is_current(root, None)


def test_html_that_was_spoilt_is_made_again(root):
    before = files(root / HTML)
    (root / HTML / "2024/chapters/ai.html").write_text("half a pa")
    (root / HTML / "2024/chapters/data_sharing.html").unlink()
    run("build")
    assert files(root / HTML) == before


def test_force_makes_everything_again_and_the_same(root):
    before, place = files(root / HTML), inode(root)
    assert "ai: runs: all are to run" in run("build", "--force", "--explain")
    assert files(root / HTML) == before
    assert inode(root) != place


def test_of_two_builds_one_waits_for_the_other(root):
    (root / HTML / "2024/index.html").unlink()
    with FileLock(root / "_build/building.lock"):
        waiting = begin("build")
        assert "Waiting" in waiting.stdout.readline()
        assert not (root / HTML / "2024/index.html").exists()
    assert waiting.wait() == 0
    assert (root / HTML / "2024/index.html").is_file()


@pytest.mark.parametrize("patience", [0.5, 2])
def test_a_build_that_is_killed_leaves_no_half(root, patience):
    """Whenever it is killed, the pages are those of before or those of after."""
    whole = files(root / HTML / "2024")
    page = root / "chapters/ai.ipynb"
    page.write_text(page.read_text("utf-8").replace("print(year)", "print(year + 1)"), "utf-8")
    killed = begin("build")
    time.sleep(patience)
    os.killpg(killed.pid, signal.SIGKILL)
    killed.wait()
    left = files(root / HTML / "2024")
    assert left == whole or b"2025" in left["chapters/ai.html"]
    run("build")
    after = files(root / HTML / "2024")
    assert b"2025" in after["chapters/ai.html"]
    assert after.keys() == whole.keys()
    assert not list((root / HTML).glob(".*"))


def test_another_edition_is_built_and_html_that_was_being_exchanged_is_found_again(root):
    scratch = root / HTML / ".building-abc"
    scratch.mkdir()
    before = files(root / HTML / "2024")
    (root / HTML / "2024").rename(scratch / "before-2024")
    run("build", "--year", "2021")
    assert (root / HTML / "2021/index.html").is_file()
    assert files(root / HTML / "2024") == before
    assert not scratch.exists()
