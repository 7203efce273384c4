import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.cli import app
from samples import book, notebook, save


@pytest.fixture
def root(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with real data and three small notebooks."""
    shutil.rmtree(project / "about")
    book(project)
    for name in ("index", "chapters/ai", "chapters/data_sharing"):
        made = notebook("print(year)")
        made.cells[0]["source"] = f"# {name}"
        save(made, project / f"{name}.ipynb")
    monkeypatch.setenv("TILSTAND_ROOT", str(project))
    return project


def _run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.output


def test_build_all_leads_to_every_edition(root: Path) -> None:
    output = _run("build", "--all")
    assert "_build/html/index.html" in output
    front = (root / "_build" / "html" / "index.html").read_text(encoding="utf-8")
    for year in (2021, 2022, 2023, 2024):
        page = (root / "_build" / "html" / str(year) / "index.html").read_text(encoding="utf-8")
        assert f">{year}\n" in page
        assert f"{year}/index.html" in front


def test_failing_chapter_is_named_and_the_html_before_stays(root: Path) -> None:
    html = root / "_build" / "html" / "2024"
    html.mkdir(parents=True)
    (html / "index.html").write_text("before")
    save(notebook("1 / 0"), root / "chapters" / "ai.ipynb")
    output = _run("build", code=1)
    assert "chapters/ai.ipynb, cell 3: ZeroDivisionError" in output
    assert (html / "index.html").read_text() == "before"
    assert (root / "_build/executed/2024/chapters/data_sharing.ipynb").is_file()


def test_unknown_edition_lists_those_that_there_are(root: Path) -> None:
    for command in ("build", "check"):
        output = _run(command, "--year", "2020", code=2)
        assert "2020" in output
        assert "2021, 2022, 2023, 2024" in output


def test_year_and_all_exclude_each_other(root: Path) -> None:
    assert "not both" in _run("build", "--year", "2024", "--all", code=2)


def test_wrong_data_stop_the_build(root: Path, edit: Callable[..., int]) -> None:
    row = edit("observations", {}, value="mange")
    output = _run("build", code=2)
    assert f"data/observations.csv, row {row}, column value" in output
    assert not (root / "_build" / "html").exists()


def test_check_tells_what_a_year_lacks(root: Path) -> None:
    assert "No problems found" in _run("check")
    assert "egdi_rank" in _run("check", "--year", "2021")


def test_notebooks_are_refreshed_in_place(root: Path) -> None:
    assert "3 notebooks refreshed" in _run("notebooks")
    assert '"2024\\n"' in (root / "chapters" / "ai.ipynb").read_text(encoding="utf-8")


def test_serve_needs_a_book_and_a_free_port(root: Path) -> None:
    assert "tilstand build" in _run("serve", code=2)
    (root / "_build" / "html").mkdir(parents=True)
    (root / "_build" / "html" / "index.html").write_text("x")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert "cannot be used" in _run("serve", "--port", str(taken.getsockname()[1]), code=2)
