"""What authors get wrong most: each mistake is told with its place and the nearest right name.

Mistakes in the cells of notebooks stand each in a chapter of its own, and one build tells them
all; each of the others is made in a project that is right but for it.
"""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.cli import app
from library import ROOT
from samples import TOC, book, notebook, save

OPENED = "from helpers import chapter\nedition = chapter.open(year, language)"
FIGURE = 'chapter.bars(edition, "{anchor}", "Hva?", about="KI", {more})'
BARS = FIGURE.format(anchor="tall", more='indicators=["ai_plans"]')


def bars(more: str) -> str:
    return FIGURE.format(anchor="tall", more=more)


# What stands in the cell, and what is told of it besides the notebook and the number of the cell.
IN_A_CELL = {
    "misspelt indicator in a figure": (bars('indicators=["ai_plan"]'), "'ai_plans'"),
    "misspelt indicator in a sentence": (
        'chapter.say(edition, "{ai_usee} bruker KI.")',
        "'ai_use'",
    ),
    "misspelt indicator on a card": ('chapter.cards(edition, ["ai_usee"])', "'ai_use'"),
    "misspelt category in a figure": (
        bars('indicators=["ai_plans"], categories=["not_accepable"]'),
        "'not_acceptable'",
    ),
    "misspelt category in a sentence": (
        'chapter.say(edition, "En.\\n{ai_priority//sam} er enige.")',
        "line 2: There is no category 'sam' in data/codes.csv. Did you mean 'same'?",
    ),
    "misspelt population in a figure": (
        bars('indicators=["ai_plans"], populations=["municipalty"]'),
        "'municipality'",
    ),
    "misspelt population on a card": (
        'chapter.cards(edition, ["ai_plans/stat"])',
        "'state'",
    ),
    "misspelt form": ('chapter.say(edition, "{ai_use|valeu} bruker KI.")', "'value'"),
    "misspelt fact": (
        'plans = edition.select(["ai_plans"])\n'
        'chapter.say(edition, "Flest i {larges|label}.", **chapter.standing_out(edition, plans))',
        "'largest'",
    ),
    "misspelt battery": ('edition.battery("ai_barier")', "'ai_barriers'"),
    "misspelt block": (bars("").replace("bars", "dumbell"), "'dumbbell'"),
    "misspelt list": ('chapter.disagrements(edition, "ai")', "'disagreements'"),
    "misspelt topic of a list": ('chapter.claims(edition, "overveiw")', "'overview'"),
    "misspelt topic of a commentary": ('chapter.commentary(edition, "indeks")', "'index'"),
    "missing argument": ('chapter.bars(edition, "tall", "Hva?")', "'indicators' and 'about'"),
    "wrong argument": (bars('indicators=["ai_plans"], populatons=["state"]'), "'populations'"),
    "syntax error": ("edition.battery(", "line 1: '(' was never closed"),
    "unclosed brace": ('chapter.say(edition, "{ai_use av dem.")', "line 1: '{ai_use av dem.'"),
    "unknown year": ("chapter.open(2042)", "2021, 2022, 2023, 2024"),
}


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output
    return result.output


def lay_out(root: Path, chapters: dict[str, tuple[str, ...]]) -> Path:
    """Lay out a project with real data and a chapter for each name, one cell a source."""
    shutil.copytree(ROOT / "data", root / "data")
    book(root)
    shutil.rmtree(root / "chapters")
    for name, sources in chapters.items():
        save(notebook(OPENED, *sources), root / "chapters" / f"{name}.ipynb")
    save(notebook(), root / "index.ipynb")
    listed = "".join(f"      - file: chapters/{name}\n" for name in chapters)
    (root / "_toc.yml").write_text(TOC.partition("      - file")[0] + listed, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return what a build tells of each chapter with a mistake in its cell."""
    named = {name.replace(" ", "_"): (source,) for name, (source, _) in IN_A_CELL.items()}
    root = lay_out(tmp_path_factory.mktemp("mistakes"), named)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TILSTAND_ROOT", str(root))
        lines = re.findall(r"^chapters/(\w+)\.ipynb, (.*)$", run("build"), re.MULTILINE)
    return {name.replace("_", " "): said for name, said in lines}


@pytest.mark.parametrize("mistake", IN_A_CELL)
def test_a_mistake_in_a_cell(told: dict[str, str], mistake: str) -> None:
    _, hint = IN_A_CELL[mistake]
    assert told[mistake].startswith("cell 4: ")
    assert hint in told[mistake]


def duplicate_anchor(root: Path) -> None:
    save(notebook(OPENED, BARS, BARS), root / "chapters/ai.ipynb")


def wrong_parameter(root: Path) -> None:
    save(notebook(OPENED, parameters="yaer = 2024"), root / "chapters/ai.ipynb")


def missing_chapter(root: Path) -> None:
    (root / "chapters/ai.ipynb").rename(root / "chapters/aai.ipynb")


def missing_table(root: Path) -> None:
    (root / "data/goals.csv").unlink()


def nothing(root: Path) -> None:
    pass


# What is done to a project, the command, and what is told.
OUTSIDE_CELLS: dict[str, tuple[Callable[[Path], None], str, tuple[str, ...]]] = {
    "duplicate anchor": (
        duplicate_anchor,
        "build",
        ("chapters/ai.ipynb, cell 4: ", "'tall' stands in chapters/ai.ipynb, cell 5 too"),
    ),
    "wrong parameter": (
        wrong_parameter,
        "build",
        ("chapters/ai.ipynb has no parameter", "Its parameters are: yaer"),
    ),
    "unknown year": (nothing, "build --year 2020", ("no edition 2020", "2021, 2022, 2023, 2024")),
    "missing chapter": (
        missing_chapter,
        "build",
        ("_toc.yml: there is no page 'chapters/ai'", "Did you mean 'chapters/aai'?"),
    ),
    "missing table": (missing_table, "check", ("data/goals.csv: the file is missing",)),
    "missing sheet": (nothing, "import tilstand-2025.xlsx", ("tilstand-2025.xlsx",)),
}


@pytest.mark.parametrize("mistake", OUTSIDE_CELLS)
def test_a_mistake_outside_cells(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mistake: str
) -> None:
    spoil, command, expected = OUTSIDE_CELLS[mistake]
    root = lay_out(tmp_path, {"ai": (BARS,)})
    spoil(root)
    monkeypatch.setenv("TILSTAND_ROOT", str(root))
    said = run(*command.split())
    assert all(part in said for part in expected), said


def test_a_wrong_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = lay_out(tmp_path / "book", {"ai": ()})
    monkeypatch.setenv("TILSTAND_ROOT", str(root / "chapters"))
    assert f"Did you mean {root}?" in run("check")
    monkeypatch.setenv("TILSTAND_ROOT", str(tmp_path / "nowhere" / "at all"))
    said = run("build")
    assert "expected the folder that holds data/" in said
    assert not (tmp_path / "nowhere").exists()
