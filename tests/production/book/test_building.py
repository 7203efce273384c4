import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_markdown_cell, new_output

from helpers.base.errors import TilstandError
from helpers.production.book.blocks import read
from helpers.production.book.building import build_html, press
from helpers.production.book.inventory import read_inventory
from helpers.production.book.staging import stage
from pages import read_csv
from samples import ROOT, book, save, shown

NOTEBOOKS = ("index.ipynb", "chapters/ai.ipynb", "chapters/data_sharing.ipynb")


def _staged(root: Path) -> Path:
    return stage(root, 2022, [root / name for name in NOTEBOOKS], root)


def _files(folder: Path) -> dict[str, bytes]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = book(tmp_path_factory.mktemp("book"))
    target = root / "_build" / "html" / "2022"
    build_html(_staged(root), target)
    return target


def test_built_twice_it_is_the_same_to_the_byte(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = book(tmp_path / "another longer path")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.chdir(tmp_path)
    target = tmp_path / "html" / "2022"
    build_html(_staged(root), target)
    assert _files(target) == _files(built)


def test_numbers_lie_beside_the_page(built: Path) -> None:
    (row,) = read_csv(built / "figur" / "barrierer.csv")
    assert (row["year"], row["value"]) == ("2024", "47")
    inventory = json.loads((built / "edition.json").read_text(encoding="utf-8"))
    assert inventory["figures"]["deling"] == {
        "page": "chapters/data_sharing.html",
        "title": "Deling over tid",
    }
    assert inventory["absent"] == {"planer": "chapters/ai.html"}


def test_inventory_lists_the_pages_in_the_order_of_the_book(built: Path) -> None:
    assert list(read_inventory(built).pages.items()) == [
        ("index.html", "Digital tilstand 2022"),
        ("chapters/ai.html", "Kunstig intelligens"),
        ("chapters/data_sharing.html", "Deling av data"),
        ("figur/barrierer.html", "Kommunene mangler kunnskap"),
        ("figur/deling.html", "Deling over tid"),
        ("search.html", ""),
    ]


def test_pages_say_which_edition_they_are_of(built: Path) -> None:
    page = BeautifulSoup((built / "index.html").read_text(encoding="utf-8"), "html.parser")
    assert page.title is not None
    assert page.title.get_text() == "Digital tilstand 2022"
    assert page.select_one("h1").get_text() == "Digital tilstand 2022#"  # type: ignore[union-attr]


def test_every_page_is_as_wide_as_the_screen(built: Path) -> None:
    for file in built.rglob("*.html"):
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        (viewport,) = page.select("meta[name=viewport]")
        assert str(viewport["content"]).startswith("width=device-width"), file


def test_figures_are_search_results_of_their_own(built: Path) -> None:
    index = (built / "search_index.js").read_text(encoding="utf-8")
    found = json.loads(index.removeprefix("globalThis.tilstandFound=").removesuffix(";\n"))
    anchors, titles = found["units"][3:5]
    assert ("deling", "Deling over tid") in zip(anchors, titles, strict=True)


def test_pages_are_made_after_what_makes_them_has_died(tmp_path: Path) -> None:
    stage_of_book, target = _staged(book(tmp_path)), tmp_path / "_build" / "html" / "2022"
    died = press()
    os.kill(died.pid, signal.SIGKILL)
    with pytest.raises(TilstandError, match="has ended"):
        died.print(stage_of_book, target, fresh=False)
    build_html(stage_of_book, target)
    assert press() is not died
    assert (target / "index.html").is_file()


def test_what_makes_pages_ends_with_the_process_that_asked(tmp_path: Path) -> None:
    program = "from helpers.production.book.building import press; print(press().pid)"
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, check=True
    )
    end = time.monotonic() + 60
    while psutil.pid_exists(int(run.stdout)) or list(tmp_path.iterdir()):
        assert time.monotonic() < end
        time.sleep(0.1)


def test_what_no_page_uses_is_left_out(built: Path) -> None:
    page = (built / "chapters" / "ai.html").read_text(encoding="utf-8")
    assert not re.search("mathjax|thebe|fontawesome|bootstrap|pygments|mystnb", page, re.IGNORECASE)
    assert not list(built.rglob("*.ipynb"))


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (new_markdown_cell("[Finnes ikke](#ikke-et-anker)"), "ikke-et-anker"),
        (new_markdown_cell("[Finnes ikke](nowhere.html)"), "nowhere.html"),
        (new_markdown_cell("## Barrierer"), "the anchor of the figure 'barrierer'"),
        (new_markdown_cell("## Planer"), "the anchor of the figure 'planer'"),
    ],
)
def test_fault_fails_the_build_and_keeps_the_html_before(
    tmp_path: Path, cell: dict[str, object], reason: str
) -> None:
    root = book(tmp_path)
    target = root / "_build" / "html" / "2022"
    target.mkdir(parents=True)
    (target / "index.html").write_text("before")
    spoilt = read(root / "chapters" / "ai.ipynb")
    spoilt.cells.append(cell)
    save(spoilt, root / "chapters" / "ai.ipynb")
    with pytest.raises(TilstandError, match=reason):
        build_html(_staged(root), target)
    assert _files(target) == {"index.html": b"before"}
    assert [path.name for path in target.parent.iterdir()] == ["2022"]


def test_stored_message_on_standard_error_fails_the_build(tmp_path: Path) -> None:
    root = book(tmp_path)
    noisy = shown(new_output("stream", name="stderr", text="FutureWarning"))
    save(noisy, root / "chapters" / "ai.ipynb")
    with pytest.raises(TilstandError, match="stderr was found"):
        build_html(_staged(root), root / "_build" / "html" / "2022")


def test_page_that_is_gone_leaves_nothing_behind(tmp_path: Path) -> None:
    root = book(tmp_path)
    target = root / "_build" / "html" / "2022"
    (target / "chapters").mkdir(parents=True)
    (target / "chapters" / "old.html").write_text("old")
    build_html(_staged(root), target)
    assert not (target / "chapters" / "old.html").exists()


def test_jupyter_book_alone_builds_a_checkout(tmp_path: Path) -> None:
    root = book(tmp_path / "checkout")
    shutil.copytree(ROOT / "data", root / "data")
    (root / ".venv" / "share").mkdir(parents=True)
    (root / ".venv" / "share" / "readme.md").write_text("# Not a page")
    command = "from jupyter_book.cli.main import main; main()"
    result = subprocess.run(
        [sys.executable, "-c", command, "build", ".", "-n", "-W", "--keep-going"],
        cwd=root,
        env={**os.environ, "TILSTAND_ROOT": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr[-2000:]
    html = root / "_build" / "html"
    front = (html / "index.html").read_text(encoding="utf-8")
    newest = (ROOT / "data" / "editions.csv").read_text().splitlines()[-1].partition(",")[0]
    assert f"<title>Digital tilstand {newest}</title>" in front
    assert "Alle utgaver" not in front
    assert (html / "figur" / "barrierer.csv").is_file()
    assert (html / "figur" / "barrierer.png").is_file()
    assert not list(html.rglob("readme.html"))


def test_a_title_is_text_in_the_head_of_a_page(tmp_path: Path) -> None:
    root = book(tmp_path / "book")
    title = "Om </title><script>x()</script> & <b>"
    written = read(root / "chapters" / "ai.ipynb")
    written.cells[0]["source"] = f"# {title.replace('<', chr(92) + '<')}"
    save(written, root / "chapters" / "ai.ipynb")
    target = root / "_build" / "html" / "2022"
    build_html(_staged(root), target)
    page = BeautifulSoup((target / "chapters/ai.html").read_text(encoding="utf-8"), "html.parser")
    assert page.title is not None
    assert page.title.get_text().startswith(f"{title} – ")
    assert not [script for script in page.select("script") if "x()" in script.get_text()]


def test_braces_on_a_page_come_out_as_they_were_written(tmp_path: Path) -> None:
    root = book(tmp_path / "book")
    braces = "{{7*7}} {{ lipsum }} {% set x = 1 %}"
    (root / "about" / "braces.md").write_text(f"# Om {braces}\n\n{braces}\n", encoding="utf-8")
    toc = (root / "_toc.yml").read_text(encoding="utf-8")
    (root / "_toc.yml").write_text(f"{toc}      - file: about/braces\n", encoding="utf-8")
    target = root / "_build" / "html" / "2022"
    build_html(_staged(root), target)
    page = BeautifulSoup((target / "about/braces.html").read_text(encoding="utf-8"), "html.parser")
    assert [p.get_text() for p in page.select("main p") if "7" in p.get_text()] == [braces]
    assert page.title is not None
    assert page.title.get_text().startswith(f"Om {braces}")
