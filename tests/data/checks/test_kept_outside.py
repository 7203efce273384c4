"""Nothing that could hold the answers of single bodies lies in the project."""

import shutil
from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner

from helpers.base.errors import InputError
from helpers.cli import app
from helpers.data.checks import require_outside
from helpers.data.checks.kept_outside import MADE as MADE_HERE
from helpers.data.checks.kept_outside import response_problems
from library import ROOT
from made_survey import MADE

CODEBOOK = "body: Org.nr\nindicators:\n- {variable: q1, indicator: ai_use}\n"
SEVERAL = "{body: Org.nr, multiple: [{items: {q1: ai_use, q2: null}}]}"
ROW = {"Org.nr": ["9", "8"], "sector": ["s", "m"], "q1": [1, 2]}


def named(root: Path) -> list[str]:
    return [problem.file for problem in response_problems(root)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "codebook.yml").write_text(CODEBOOK, encoding="utf-8")
    return tmp_path


def write(file: Path, end: str) -> Path:
    """Write responses as authors may have them."""
    table, place = pl.DataFrame(ROW), file.with_suffix(end)
    if end == ".parquet":
        table.write_parquet(place)
    elif end == ".xlsx":
        table.to_pandas().to_excel(place, index=False)
    else:
        table.write_csv(place)
    return place


def test_the_project_as_it_is_has_none() -> None:
    assert response_problems(ROOT) == []


@pytest.mark.parametrize("name", ["a.sav", "b.ZSAV", "c.por", "sub/d.dta", "data/e.sas7bdat"])
def test_files_of_statistics_programs_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert named(tmp_path) == [name]


@pytest.mark.parametrize("end", [".csv", ".CSV", ".xlsx", ".parquet"])
@pytest.mark.parametrize("codebook", [CODEBOOK, SEVERAL])
def test_tables_with_bodies_and_answers_of_a_codebook_are_refused(
    root: Path, end: str, codebook: str
) -> None:
    (root / "notes" / "codebook.yml").write_text(codebook, encoding="utf-8")
    (root / "chapters").mkdir()
    place = write(root / "chapters" / "svar", end)
    (problem,) = response_problems(root)
    assert problem.file == place.relative_to(root).as_posix()
    assert "codebook notes/codebook.yml" in problem.message
    assert "Move the file out" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "Org.nr;sektor;q1\n1;s;2\n".encode("utf-8-sig"),
        "q1\tOrg.nr\n".encode("utf-16"),
        b'"Org.nr" , "q1"\n',
        "\n\nOrg.nr,Størrelse,q1\n".encode("latin-1"),
    ],
)
def test_a_header_is_read_however_it_is_written(root: Path, text: bytes) -> None:
    (root / "x.csv").write_bytes(text)
    assert named(root) == ["x.csv"]


@pytest.mark.parametrize("text", ["Org.nr,sector\n", "q1,q2\n", "", "\0\0"])
def test_other_tables_are_left_alone(root: Path, text: str) -> None:
    (root / "x.csv").write_text(text, encoding="utf-8")
    (root / "x.xlsx").write_text("no workbook")
    (root / "x.parquet").write_text("no table")
    assert named(root) == []


@pytest.mark.parametrize("text", ["body: [1", "- body", "body: 1", "body: a\nindicators: [1, {}]"])
def test_other_yaml_is_no_codebook(root: Path, text: str) -> None:
    (root / "notes" / "codebook.yml").write_text(text, encoding="utf-8")
    write(root / "svar", ".csv")
    assert named(root) == []


@pytest.mark.parametrize("folder", [".git", "_build", "__pycache__", "env/lib", MADE_HERE])
def test_folders_that_are_no_part_of_the_book_are_not_looked_into(root: Path, folder: str) -> None:
    (root / folder).mkdir(parents=True)
    if folder.startswith("env"):
        (root / "env" / "pyvenv.cfg").touch()
    write(root / folder / "svar", ".csv")
    (root / folder / "svar.sav").touch()
    assert named(root) == []


def test_the_commands_say_so_with_all_else_that_is_wrong(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILSTAND_ROOT", str(project))
    shutil.copy(MADE / "responses_2025.sav", project / "about" / "svar.sav")
    (project / "data" / "extra.csv").touch()
    result = CliRunner().invoke(app, ["build"])
    assert result.exit_code == 2
    assert "about/svar.sav: " in result.output
    assert "data/extra.csv: " in result.output
    assert not (project / "_build" / "html").exists()


def test_responses_in_the_project_are_refused_before_they_are_read(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILSTAND_ROOT", str(project))
    place = project / "svar.csv"
    shutil.copy(MADE / "responses_2025.csv", place)
    result = CliRunner().invoke(app, ["survey", str(place), "--draft-codebook"])
    assert result.exit_code == 2
    assert "svar.csv: is a file of responses in the project's folder" in result.output
    with pytest.raises(InputError, match="2 problems"):
        require_outside(project, place, None, place.with_name("before.sav"))
    require_outside(project, None, project.parent / "svar.csv")
    require_outside(ROOT, MADE / "responses_2025.sav")
