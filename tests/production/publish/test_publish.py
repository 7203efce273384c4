"""Publishing an edition: what it takes, all of it or nothing, and what stops it."""

import csv
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.base.errors import TilstandError
from helpers.cli import app
from helpers.data.checks import check
from helpers.data.checks.editions import fingerprint
from helpers.production.publish import open_publication
from later import YEAR, add_later_source
from library import ROOT, files
from signed import CONTRIBUTORS, sign

DAY = "2025-11-30"
TOUCHED = {"data/editions.csv", "tests/expected_rows.csv"}


@pytest.fixture
def draft(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with a new edition that is a draft."""
    for folder in ("chapters", "tests"):
        (project / folder).mkdir()
    for chapter in (ROOT / "chapters").glob("*.ipynb"):
        shutil.copy(chapter, project / "chapters")
    shutil.copy(ROOT / "tests/expected_rows.csv", project / "tests")
    add_later_source(project)
    sign(project)
    monkeypatch.setenv("TILSTAND_ROOT", str(project))
    return project


def git(root: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    result = subprocess.run(
        ["git", *identity, *arguments], cwd=root, check=True, capture_output=True, text=True
    )
    return result.stdout


@pytest.fixture
def committed(draft: Path) -> Path:
    git(draft, "init", "-q")
    git(draft, "add", "-A")
    git(draft, "commit", "-qm", "A draft")
    return draft


def run(*arguments: str, code: int = 0, answer: str = "") -> str:
    result = CliRunner().invoke(app, ["publish", *arguments], input=answer)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return " ".join(result.output.split())


def changed(before: dict[str, bytes], root: Path) -> set[str]:
    after = files(root)
    names = {*before, *after} - {"_build/import.lock"}
    return {name for name in names if before.get(name) != after.get(name)}


def edition(root: Path, year: int) -> dict[str, str]:
    with (root / "data/editions.csv").open(encoding="utf-8", newline="") as table:
        return next(row for row in csv.DictReader(table) if row["year"] == str(year))


def test_a_draft_gets_all_that_a_published_edition_has(draft: Path) -> None:
    before = files(draft)
    said = run(str(YEAR), "--date", DAY, "--yes")
    assert edition(draft, YEAR) == edition(ROOT, 2024) | {
        "year": str(YEAR),
        "published": DAY,
        "fingerprint": fingerprint(draft, YEAR),
    }
    assert check(draft) == ()
    assert changed(before, draft) == TOUCHED
    assert f"data/editions.csv, {YEAR}: status: «utkast» → «publisert»" in said
    assert f"published: «(tom)» → «{DAY}»" in said
    assert "observations, later: 0 → 7 rader" in said
    # As the test of the rows counts them.
    with (draft / "tests/expected_rows.csv").open(encoding="utf-8", newline="") as table:
        rows = {(r["table"], r["source"]): int(r["rows"]) for r in csv.DictReader(table)}
    assert rows["observations", "later"] == 7
    assert rows["editions", ""] == 5
    # Twice is as good as once.
    after = files(draft)
    assert "publisert fra før" in run(str(YEAR), "--yes")
    assert changed(after, draft) == set()


@pytest.mark.parametrize(("arguments", "answer"), [(["--dry-run"], ""), ([], "n\n"), ([], "")])
def test_what_is_not_agreed_to_changes_nothing(
    draft: Path, arguments: list[str], answer: str
) -> None:
    before = files(draft)
    said = run(str(YEAR), *arguments, answer=answer)
    assert "status: «utkast» → «publisert»" in said
    assert "Ingenting er skrevet" in said
    assert changed(before, draft) == set()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["2020"], "den nærmeste er 20"),
        ([str(YEAR), "--date", "30.11.25"], "Skriv den slik: 2025-11-30"),
    ],
)
def test_a_question_that_cannot_be_answered(
    draft: Path, arguments: list[str], expected: str
) -> None:
    before = files(draft)
    assert expected in run(*arguments, "--yes", code=2)
    assert changed(before, draft) == set()


def test_data_with_problems_stop_it(draft: Path) -> None:
    table = draft / "data/observations.csv"
    table.write_text(table.read_text("utf-8").replace(f",{YEAR},", ",2300,", 1), "utf-8")
    before = files(draft)
    assert "data/observations.csv, rad" in run(str(YEAR), "--yes", code=2)
    assert changed(before, draft) == set()


def test_nothing_is_published_that_nobody_answers_for(draft: Path) -> None:
    sign(draft, [])
    before = files(draft)
    said = run(str(YEAR), "--yes", code=2)
    assert said.startswith("3 feil:")
    for lacking in ("ingen utgiver", "ingen redaktør", "ingen kontakt"):
        assert f"data/datapackage.json: under nøkkelen contributors står det {lacking}" in said
    # As does one that is published already.
    assert "3 feil" in run("2024", "--yes", code=2)
    # Together with all else that is wrong.
    table = draft / "data/observations.csv"
    table.write_text(table.read_text("utf-8").replace(f",{YEAR},", ",2300,", 1), "utf-8")
    assert "data/observations.csv, rad" in run(str(YEAR), "--yes", code=2)
    assert changed(before, draft) == {"data/observations.csv"}


def test_each_that_is_lacking_is_named_with_what_to_write(draft: Path) -> None:
    for place, role in enumerate(("publisher", "editor", "contact")):
        sign(draft, [one for n, one in enumerate(CONTRIBUTORS) if n != place])
        said = run(str(YEAR), "--yes", code=2)
        assert said.startswith("1 feil:")
        assert f'"roles": ["{role}"]' in said


def test_a_commentary_with_problems_stops_it(draft: Path) -> None:
    (draft / f"data/commentary/{YEAR}/ai.md").write_text("{ai_us} bruker KI.\n", "utf-8")
    assert f"data/commentary/{YEAR}/ai.md" in run(str(YEAR), "--yes", code=2)


def test_readers_are_told_what_was_corrected(draft: Path, edit) -> None:
    run(str(YEAR), "--date", DAY, "--yes")
    edit("observations", {"source": "later", "indicator": "ai_use"}, value="95", printed="95%")
    before = files(draft)
    assert "--corrected" in run(str(YEAR), "--yes", code=2)
    assert "--corrected" in run(str(YEAR), "--yes", "--corrected", "a | b", code=2)
    assert changed(before, draft) == set()
    run(str(YEAR), "--yes", "--corrected", "Bruken av KI er 95 %.", "--date", "2026-01-02")
    assert changed(before, draft) == {"about/errata.md"}
    page = (draft / "about/errata.md").read_text("utf-8")
    line = f"| 2026-01-02 | {YEAR} | Bruken av KI er 95 %. | {fingerprint(draft, YEAR)} |"
    assert page.splitlines()[-1] == line
    assert check(draft) == ()
    assert "publisert fra før" in run(str(YEAR), "--yes")


def test_rows_that_were_lost_are_told(draft: Path) -> None:
    expected = draft / "tests/expected_rows.csv"
    expected.write_text(expected.read_text("utf-8").replace("goals,,6", "goals,,9"), "utf-8")
    said = run(str(YEAR), "--dry-run")
    assert "goals: 9 → 7 rader" in said
    assert "Advarsel: goals hadde 9 rader og har nå 7" in said


def test_git_takes_it_back(committed: Path) -> None:
    before = files(committed)
    said = run(str(YEAR), "--date", DAY, "--yes")
    command = said[said.index("git restore") :].partition("`")[0]
    assert set(command.split()[2:]) == TOUCHED
    git(committed, *command.split()[1:])
    assert {name for name in changed(before, committed) if not name.startswith(".git/")} == set()


def test_what_git_does_not_know_yet_is_told(committed: Path, edit) -> None:
    edit("editions", {"year": str(YEAR)}, note_nb="En merknad.")
    said = run(str(YEAR), "--dry-run")
    assert "Advarsel: data/editions.csv har endringer som ikke er sjekket inn" in said
    table = committed / "data/editions.csv"
    table.chmod(0o644)
    assert "git restore" not in run(str(YEAR), "--yes")
    assert edition(committed, YEAR)["published"] == date.today().isoformat()
    # Who may read the files still may.
    assert table.stat().st_mode & 0o777 == 0o644


def test_where_one_file_cannot_be_written_none_is(
    draft: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(draft)
    replace = os.replace

    def refuse(source: str, target: Path) -> None:
        if target.name == "expected_rows.csv":
            raise PermissionError(13, "Permission denied")
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    assert "Ingenting er skrevet: Permission denied" in run(str(YEAR), "--yes", code=1)
    assert changed(before, draft) == set()


def test_data_that_change_meanwhile_are_not_published(draft: Path, edit) -> None:
    with open_publication(draft, YEAR, date(2025, 11, 30)) as found:
        edit("observations", {"source": "later", "indicator": "ai_use"}, note_nb="Ny.")
        with pytest.raises(TilstandError, match="in the meantime"):
            found.accept()
    assert edition(draft, YEAR)["status"] == "draft"
