"""What authors correct with a sheet: a published edition, a figure in the wrong place."""

from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.base.errors import TilstandError
from helpers.cli import app
from helpers.data.checks import check
from helpers.production.sheet import take_in
from helpers.production.sheet.corrected import Correction
from helpers.production.sheet.take_in import open_import
from library import files
from sheets import Author, editing, fill, new_sheet

WHAT = "Andelen er 9 prosent."
TOLD = Correction(WHAT, date(2026, 1, 31))
ERRATA = "about/errata.md"


@pytest.fixture
def sheet(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a sheet whose source is older than a published edition."""
    monkeypatch.setenv("TILSTAND_ROOT", str(project))
    path = new_sheet(project)
    fill(path)
    with editing(path) as author:
        author.put(2, "Kilder", Rapportår=2024)
    return path


def kept(project: Path) -> dict[str, bytes]:
    """Return the project's files; a lock that is left behind holds nothing."""
    return {name: file for name, file in files(project).items() if not name.startswith("_build")}


def run(*arguments: object, code: int = 0) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.output


def test_a_published_edition_is_not_changed_without_a_word(project: Path, sheet: Path) -> None:
    before = kept(project)
    said = run("import", sheet, "--yes", code=2)
    assert "about/errata.md: med dette arket blir tallene i utgaven for 2024 andre" in said
    assert "på grunn av det som står om made_2025." in said
    assert "--corrected TEKST" in said
    for unsound in ("  ", "a | b", "to\nlinjer"):
        assert "uten tegnet |" in run("import", sheet, "--yes", "--corrected", unsound, code=2)
    assert kept(project) == before


def test_a_correction_is_written_with_the_figures_that_it_is_of(project: Path, sheet: Path) -> None:
    before = kept(project)
    said = run("import", sheet, "--dry-run", "--corrected", WHAT)
    assert f"{ERRATA}: | {date.today().isoformat()} | 2024 | {WHAT} | " in said
    assert kept(project) == before
    run("import", sheet, "--yes", "--corrected", WHAT)
    assert WHAT in (project / ERRATA).read_text(encoding="utf-8").splitlines()[-1]
    assert not check(project)


def test_what_changes_no_published_edition_corrects_none(project: Path, sheet: Path) -> None:
    with editing(sheet) as author:
        author.put(2, "Kilder", Rapportår=2025)
    before = (project / ERRATA).read_bytes()
    run("import", sheet, "--yes", "--corrected", WHAT)
    assert (project / ERRATA).read_bytes() == before


def test_an_error_on_the_way_leaves_the_page_of_corrections_as_it_was(
    project: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(root: Path) -> None:
        assert WHAT in (root / ERRATA).read_text(encoding="utf-8")
        raise RuntimeError

    before = kept(project)
    monkeypatch.setattr(take_in, "put_in_place", fails)
    with pytest.raises(RuntimeError), open_import(project, sheet, False, TOLD) as found:
        found.accept()
    assert kept(project) == before


def test_whoever_is_stopped_between_the_two_finishes_with_the_same_command(
    project: Path, sheet: Path
) -> None:
    with open_import(project, sheet, False, TOLD) as found:
        (project / ERRATA).write_bytes(found.page)
    assert check(project)
    run("import", sheet, "--yes")
    assert not check(project)
    assert (project / ERRATA).read_bytes() == found.page


@pytest.mark.parametrize("other", [ERRATA, "data/commentary/2024/ai.md"])
def test_what_somebody_writes_in_the_meantime_is_not_lost(
    project: Path, sheet: Path, other: str
) -> None:
    with open_import(project, sheet, False, TOLD) as found:
        (project / other).parent.mkdir(parents=True, exist_ok=True)
        (project / other).write_text("Skrevet imens.")
        with pytest.raises(TilstandError, match="changed in the meantime"):
            found.accept()
    assert (project / other).read_text() == "Skrevet imens."


@pytest.mark.parametrize(
    ("heading", "old", "new"),
    [("År", "2025", "2026"), ("Svar", "ready_or_in_progress", "agree")],
)
def test_a_figure_put_in_another_place_is_told_to_stand_in_both(
    project: Path, sheet: Path, heading: str, old: str, new: str
) -> None:
    def plans(author: Author) -> int:
        return author.row("ai_plans", "state")

    with editing(sheet) as author:
        author.put(2, "Kilder", Rapportår=2025)
    run("import", sheet, "--yes")
    with editing(sheet) as author:
        author.put(plans(author), **{heading: new})
    there = next(
        number
        for number, line in enumerate(
            (project / "data/observations.csv").read_text(encoding="utf-8").splitlines(), 1
        )
        if line.startswith("ai_plans,state,") and "made_2025" in line
    )
    said = run("import", sheet, "--dry-run", "--revise")
    assert f"Dataene har det samme tallet med «{old}» under {heading}, der arket sier" in said
    assert f"«{new}». Begge blir stående." in said
    assert f"sletter du først rad {there} i data/observations.csv" in said
    (project / "data/observations.csv").write_text(
        "".join(
            line
            for number, line in enumerate(
                (project / "data/observations.csv").open(encoding="utf-8", newline=""), 1
            )
            if number != there
        ),
        encoding="utf-8",
        newline="",
    )
    assert "Begge blir stående" not in run("import", sheet, "--yes")
