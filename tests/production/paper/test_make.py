"""A PDF is made when it is asked for, kept as long as it holds, and led to only while it does."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from typer.testing import CliRunner

from helpers.base.errors import UsageError
from helpers.cli import app
from helpers.production.book.outside import built_editions, write_outside
from helpers.production.book.prints import print_of, take_away
from helpers.production.paper import make
from helpers.production.paper.make import LEFT_OUT, chapters, make_paper, require_page
from library import ROOT, YEARS

YEAR = YEARS[-1]
PAGE = "about/cite.html"


@pytest.fixture
def root(tmp_path: Path, html: Path, setting: None) -> Path:
    """Return a project with one built edition."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for name in ("_toc.yml", "requirements.lock"):
        shutil.copy(ROOT / name, tmp_path)
    for folder in ("about", "chapters"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "index.ipynb", tmp_path)
    shutil.copytree(html / str(YEAR), tmp_path / "_build" / "html" / str(YEAR))
    return tmp_path


def _front(html: Path) -> list[str]:
    write_outside(html, built_editions(html, [YEAR]), "Digital tilstand")
    soup = BeautifulSoup((html / "index.html").read_text("utf-8"), "html.parser")
    return [str(link["href"]) for link in soup.select("a") if str(link["href"]).startswith("pdf")]


def test_it_is_made_once(root: Path) -> None:
    file, made = make_paper(root, YEAR, "cite")
    assert made
    assert file.read_bytes().startswith(b"%PDF")
    assert make_paper(root, YEAR, "cite") == (file, False)


@pytest.mark.parametrize("change", ["page", "data", "file"])
def test_it_is_made_again_when_something_changed(root: Path, change: str) -> None:
    file, _ = make_paper(root, YEAR, "cite")
    if change == "page":
        page = root / "_build" / "html" / str(YEAR) / PAGE
        page.write_text(page.read_text("utf-8").replace("<h1>", "<h1>Ny "), "utf-8")
    elif change == "data":
        data = root / "data" / "sources.csv"
        data.write_text(data.read_text("utf-8").replace("Digdir", "Etaten"), "utf-8")
    else:
        file.write_bytes(b"%PDF of somebody else")
    assert make_paper(root, YEAR, "cite") == (file, True)


def test_readers_are_led_to_it_while_its_pages_are_those_of_the_edition(root: Path) -> None:
    html = root / "_build" / "html"
    assert _front(html) == []
    file, _ = make_paper(root, YEAR, "cite")
    print_of(html, YEAR).write_bytes(b"%PDF")
    assert _front(html) == [f"pdf/digital-tilstand-{YEAR}.pdf", f"pdf/{file.name}"]
    script = (html / "editions.js").read_text("utf-8")
    listed = json.loads(script.partition(" = ")[2].removesuffix(";\n"))
    assert listed["editions"][0]["paper"] == {
        "": f"pdf/digital-tilstand-{YEAR}.pdf",
        PAGE: f"pdf/{file.name}",
    }
    take_away(html, YEAR)
    assert _front(html) == []


def test_a_page_that_only_a_screen_can_show_is_none_of_the_book(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "ai" in chapters(root)
    monkeypatch.setattr(make, "LEFT_OUT", LEFT_OUT | {"chapters/ai"})
    assert "ai" not in chapters(root)


def test_an_unknown_chapter_is_told_of() -> None:
    with pytest.raises(UsageError, match="There is no chapter 'aii'"):
        require_page(ROOT, "aii")


def test_without_weasyprint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    result = CliRunner().invoke(app, ["paper"])
    assert result.exit_code == 2
    assert result.stderr.startswith("weasyprint is not installed.")
    assert "the extra 'paper'" in result.stderr


def test_without_what_weasyprint_needs_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    class Without:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    monkeypatch.setattr("helpers.production.paper.setting.require", lambda *_: None)
    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Without, *sys.meta_path])
    result = CliRunner().invoke(app, ["paper"])
    assert result.exit_code == 2
    assert "apt install libpango-1.0-0 libpangoft2-1.0-0" in result.stderr
