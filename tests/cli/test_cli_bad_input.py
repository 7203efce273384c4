"""Bad input at the command line: a clear error, the right exit code, and nothing changed."""

import csv
import io
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.cli import app
from library import files
from samples import book, notebook, save

OBSERVATIONS = "data/observations.csv"


@pytest.fixture
def root(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with real data, three small notebooks, and a book built before."""
    shutil.rmtree(project / "about")
    book(project)
    for name in ("index", "chapters/ai", "chapters/data_sharing"):
        save(notebook("print(year)"), project / f"{name}.ipynb")
    built = project / "_build" / "html" / "2024" / "index.html"
    built.parent.mkdir(parents=True)
    built.write_text("before")
    monkeypatch.setenv("TILSTAND_ROOT", str(project))
    return project


def run(*arguments: str, code: int) -> str:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.output


def lost(root: Path, edit: Callable[..., int]) -> list[str]:
    (root / "data" / "goals.csv").unlink()
    return ["data/goals.csv", "missing"]


def empty(root: Path, edit: Callable[..., int]) -> list[str]:
    (root / "data" / "goals.csv").write_text("")
    return ["data/goals.csv", "empty"]


def latin_1(root: Path, edit: Callable[..., int]) -> list[str]:
    file = root / "data" / "goals.csv"
    file.write_bytes(file.read_text(encoding="utf-8").encode("latin-1"))
    return ["data/goals.csv, row 2, column label_nb", "UTF-8"]


def wrong_column(root: Path, edit: Callable[..., int]) -> list[str]:
    file = root / "data" / "goals.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("label_nb", "label", 1), encoding="utf-8")
    return ["data/goals.csv, row 1, column label", "label_nb"]


def norwegian_excel(root: Path, edit: Callable[..., int]) -> list[str]:
    file = root / OBSERVATIONS
    rows = list(csv.reader(io.StringIO(file.read_text(encoding="utf-8"))))
    rows[1][rows[0].index("value")] = "10,5"
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    file.write_text(text.getvalue(), encoding="utf-8-sig")
    return [f"{OBSERVATIONS}, row 1", "semicolon", f"{OBSERVATIONS}, row 2, column value"]


def cell(column: str, value: str, expected: str, **found: str) -> Callable[..., list[str]]:
    def spoil(root: Path, edit: Callable[..., int]) -> list[str]:
        row = edit("observations", found or {"indicator": "ai_use"}, **{column: value})
        return [f"{OBSERVATIONS}, row {row}, column {column}", expected]

    return spoil


def twice(root: Path, edit: Callable[..., int]) -> list[str]:
    file = root / OBSERVATIONS
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([*lines, lines[1], ""]), encoding="utf-8")
    return [f"{OBSERVATIONS}, row {len(lines) + 1}", "twice"]


SPOILT = {
    "missing file": lost,
    "empty file": empty,
    "Latin-1": latin_1,
    "wrong column": wrong_column,
    "Norwegian Excel": norwegian_excel,
    "text in a number column": cell("value", "mange", "'mange'"),
    "more than 100 per cent": cell("value", "101", "100"),
    "unknown indicator": cell("indicator", "ai_us", "ai_use"),
    "unknown population": cell("population", "stat", "state"),
    "unknown code": cell("category", "large_or_very_larg", "large_or_very_large"),
    "unknown source": cell("source", "itip_2042", "itip_2024"),
    "rank above its set": cell("value", "29", "28", indicator="desi_rank", year="2019"),
    "duplicate key": twice,
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_spoilt_data_are_named(
    root: Path, edit: Callable[..., int], spoil: Callable[..., list[str]]
) -> None:
    expected = spoil(root, edit)
    output = run("check", code=2)
    assert all(part in output for part in expected), output


@pytest.mark.parametrize("command", ["check", "build", "build --all", "notebooks"])
def test_spoilt_data_stop_every_command_before_it_changes_anything(
    root: Path, edit: Callable[..., int], command: str
) -> None:
    expected = SPOILT["text in a number column"](root, edit)
    before = files(root)
    output = run(*command.split(), code=2)
    assert all(part in output for part in expected), output
    assert files(root) == before


def test_all_that_is_wrong_is_told_at_once(root: Path, edit: Callable[..., int]) -> None:
    names = ("text in a number column", "missing file")
    expected = [part for name in names for part in SPOILT[name](root, edit)]
    expected += cell("population", "stat", "state", indicator="ai_plans", population="state")(
        root, edit
    )
    output = run("build", "--all", code=2)
    assert all(part in output for part in expected), output
    assert "3 problems found" in output


@pytest.mark.parametrize("year", ["2020", "1814"])
def test_an_unknown_year_lists_the_editions_and_builds_nothing(root: Path, year: str) -> None:
    before = files(root)
    assert "2021, 2022, 2023, 2024" in run("build", "--year", year, code=2)
    assert files(root) == before


def test_a_year_that_is_no_number_is_refused(root: Path) -> None:
    assert "--year" in run("build", "--year", "ifjor", code=2)


def test_a_parameter_that_a_chapter_does_not_have_is_named(root: Path) -> None:
    save(notebook("print(1)", parameters="yaer = 2024"), root / "chapters" / "ai.ipynb")
    output = run("build", code=2)
    assert "chapters/ai.ipynb has no parameter 'language', 'year'" in output
    assert "Its parameters are: yaer" in output
    assert (root / "_build/html/2024/index.html").read_text() == "before"


def test_a_chapter_without_parameters_is_named(root: Path) -> None:
    save(notebook("print(1)", parameters=""), root / "chapters" / "ai.ipynb")
    assert "Its parameters are: none at all" in run("build", code=2)


def test_every_failing_chapter_is_named_with_its_cell_and_the_others_run(root: Path) -> None:
    save(notebook("1", "1 / 0"), root / "chapters" / "ai.ipynb")
    save(notebook("{}['x']"), root / "index.ipynb")
    output = run("build", code=1)
    assert "chapters/ai.ipynb, cell 4: ZeroDivisionError" in output
    assert "index.ipynb, cell 3: KeyError" in output
    assert "_build/executed/2024/chapters/ai.ipynb" in output
    executed = root / "_build" / "executed" / "2024" / "chapters" / "data_sharing.ipynb"
    assert '"2024\\n"' in executed.read_text(encoding="utf-8")
    assert files(root / "_build" / "html") == {"2024/index.html": b"before"}


def test_a_failing_notebook_keeps_its_outputs(root: Path) -> None:
    file = save(notebook("1 / 0"), root / "chapters" / "ai.ipynb")
    before = file.read_bytes()
    assert "chapters/ai.ipynb, cell 3: ZeroDivisionError" in run("notebooks", code=1)
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["_toc.yml", "_config.yml", "theme"])
def test_a_part_of_the_book_that_is_missing_is_named(root: Path, name: str) -> None:
    place = root / name
    shutil.rmtree(place) if place.is_dir() else place.unlink()
    assert f"{name}: " in run("build", code=2)
    assert (root / "_build/html/2024/index.html").read_text() == "before"


def test_a_notebook_that_is_none_is_named(root: Path) -> None:
    (root / "chapters" / "ai.ipynb").write_text("{}")
    assert "chapters/ai.ipynb: This is not a notebook" in run("build", code=2)


def test_a_wrong_reference_in_a_chapter_is_wrong_input(root: Path) -> None:
    ask = (
        "from helpers.data import open_edition\nfrom helpers.page.prose import say\n"
        "say(open_edition(year), 'En.\\n{ai_usage} bruker KI.\\n{ai_use av dem.')"
    )
    save(notebook(ask), root / "chapters/ai.ipynb")
    shown = run("build", "--year", "2024", code=2)
    assert "chapters/ai.ipynb, cell 3: UsageError: line 2: " in shown
    assert "line 3: " in shown
    assert (root / "_build/html/2024/index.html").read_text() == "before"


def test_a_wrong_commentary_stops_the_build_before_it_runs_anything(root: Path) -> None:
    for name in ("2024/ia.md", "2024/ai.md"):
        file = root / "data/commentary" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("En.\n{ai_use@2019} da.\n", encoding="utf-8")
    said = run("check", "--language", "nb", code=2)
    assert "data/commentary/2024/ia.md: ingen side viser en kommentar til «ia»" in said
    assert "data/commentary/2024/ai.md, rad 2: {ai_use@2019} er ikke i noen utgave" in said
    for command in (["check"], ["build", "--year", "2024"]):
        shown = run(*command, code=2)
        assert "data/commentary/2024/ia.md: no page shows a commentary on 'ia'" in shown
        assert "data/commentary/2024/ai.md, row 2: {ai_use@2019} is in no edition" in shown
