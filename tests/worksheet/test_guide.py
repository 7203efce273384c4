"""The authors' guide: a new year from its commands alone, with no code touched."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.observations import open_edition
from helpers.observations.tables import resources
from helpers.observations.visible import SOURCE_COLUMNS
from helpers.project import project_root
from sheets import editing, fill

ROOT = project_root()
GUIDE = "about/for-authors.md"
FOLDERS = ("data", "about", "chapters", "theme", "locales")
FILES = ("index.ipynb", "_config.yml", "_toc.yml")


def commands() -> list[str]:
    text = (ROOT / GUIDE).read_text(encoding="utf-8")
    return [
        line
        for block in re.findall(r"^```sh\n(.*?)^```", text, flags=re.MULTILINE | re.DOTALL)
        for line in block.splitlines()
    ]


def run(root: Path, command: str) -> str:
    """Run a command of the guide in the project's folder, and answer yes when asked."""
    name, *arguments = shlex.split(command)
    assert name == "tilstand"
    tilstand = [sys.executable, "-c", "from helpers.cli import app; app()", *arguments]
    done = subprocess.run(
        tilstand,
        cwd=root,
        env={**os.environ, "TILSTAND_ROOT": str(root), "PYTHONIOENCODING": "utf-8"},
        input="y\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, (command, done.stdout, done.stderr)
    return done.stdout


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """Follow the guide in a copy of the project; return it and what the commands said."""
    root = tmp_path_factory.mktemp("book")
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, root / folder)
    for file in FILES:
        shutil.copy(ROOT / file, root)
    said: dict[str, str] = {}
    for command in commands():
        if command.startswith("tilstand build"):
            note = root / "data/commentary/2025/ai.md"
            note.parent.mkdir(parents=True)
            note.write_text("Dette skrev vi: {ai_plans/state}.\n", encoding="utf-8")
        said[command] = run(root, command)
        if command.startswith("tilstand new-year"):
            fill(root / "tilstand-2025.xlsx")
        if command.startswith("tilstand build"):
            with editing(root / "tilstand-2025.xlsx") as author:
                author.put(author.row("ai_plans", "state"), Verdi=43)
    return root, said


def test_the_commands_say_what_the_guide_says(book: tuple[Path, dict[str, str]]) -> None:
    _, said = book
    assert "data/observations.csv: 3 new" in said["tilstand import tilstand-2025.xlsx --dry-run"]
    assert "is in the data" in said["tilstand import tilstand-2025.xlsx"]
    assert "'41' → '43'" in said["tilstand import tilstand-2025.xlsx --revise"]
    assert "No problems found" in said["tilstand check"]


def test_the_new_edition_speaks_of_its_year(book: tuple[Path, dict[str, str]]) -> None:
    html = book[0] / "_build/html/2025"
    front = (html / "index.html").read_text(encoding="utf-8")
    chapter = (html / "chapters/ai.html").read_text(encoding="utf-8")
    sources = (html / "about/sources.html").read_text(encoding="utf-8")
    assert "Digital tilstand 2025" in front
    assert "En oppdiktet kilde" in sources
    plain = chapter.replace("\N{NO-BREAK SPACE}", " ").replace("&#160;", " ")
    assert "Dette skrev vi: 41 prosent." in plain
    assert "9 prosent av de offentlige virksomhetene har tatt i bruk" in plain


def test_an_older_edition_sees_the_same(book: tuple[Path, dict[str, str]]) -> None:
    """And so its pages are the same to the byte, as tests/book shows of any later source."""
    before, after = (open_edition(2024, root=root) for root in (ROOT, book[0]))
    assert before.observations == after.observations
    for name, table in resources(ROOT).items():
        columns = {field["name"] for field in table["schema"]["fields"]}
        if columns & set(SOURCE_COLUMNS):
            assert before.rows(name) == after.rows(name)


def test_a_wrong_reference_in_a_commentary_names_file_and_line(
    book: tuple[Path, dict[str, str]],
) -> None:
    from helpers.errors import UsageError
    from helpers.observations import open_edition
    from helpers.prose import commentary

    note = book[0] / "data/commentary/2025/sustainability.md"
    note.write_text("En setning.\nEn til om {ai_plan/state}.\n", encoding="utf-8")
    with pytest.raises(
        UsageError, match=r"data/commentary/2025/sustainability\.md, line 2: .*ai_plans"
    ):
        commentary(open_edition(2025, root=book[0]), "sustainability")


def test_the_guide_names_every_part_of_the_sheet() -> None:
    from helpers.worksheet.parts import parts

    text = (ROOT / GUIDE).read_text(encoding="utf-8")
    assert [part.name for part in parts(ROOT) if f"| {part.name} |" not in text] == []
