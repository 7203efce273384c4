"""What the commands for authors say: in Bokmål unless asked otherwise, with the sheet's words."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from helpers.base.errors import InputError
from helpers.base.messages import Message
from helpers.cli import app
from helpers.production.sheet.swap import digest
from helpers.production.sheet.take_in import open_import
from sheets import SOURCE, editing, fill, new_sheet


@pytest.fixture
def sheet(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TILSTAND_ROOT", str(project))
    path = new_sheet(project)
    fill(path)
    return path


def run(*arguments: object, answer: str = "", code: int = 0) -> str:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=answer)
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    return result.output.replace("\N{NO-BREAK SPACE}", " ")


def spoil(sheet: Path) -> None:
    with editing(sheet) as author:
        author.put(author.row("ai_use", "large_or_very_large"), Verdi="ti", Nøyaktighet="cirka")
        author.put(author.row("desi_rank"), Verdi=29, Populasjon="agree")
        author.put(author.row("ai_plans", "state"), Sted_i_kilden=None, Indikator="ai_plan")
        author.add("Punkter", {"Kilde": "made_2025"})


def test_problems_are_told_in_the_words_of_the_sheet(sheet: Path) -> None:
    spoil(sheet)
    said = run("import", sheet, code=2)
    assert "2025.xlsx, ark Tall, rad" in said
    assert "kolonne J (Verdi): «ti» er ikke et tall." in said
    assert "«cirka» er ikke blant valgene, som er nøyaktig [exact], omtrent [about]" in said
    assert "Nærmeste overskrift. Flere steder skilles med semikolon." in said
    assert "Mente du «Konkrete planer for KI [ai_plans]»?" in said
    assert "står ikke i arket Nye indikatorer (data/indicators.csv)" in said
    for word in ("expected", "column", "row ", " is "):
        assert word not in said, word


def test_every_problem_and_warning_can_be_told_in_bokmål(project: Path, sheet: Path) -> None:
    spoil(sheet)
    with pytest.raises(InputError) as error, open_import(project, sheet, revise=False):
        pass
    assert [p for p in error.value.problems if not isinstance(p.message, Message)] == []


def test_english_is_told_when_asked_for(sheet: Path) -> None:
    spoil(sheet)
    said = run("import", sheet, "--language", "en", code=2)
    assert "column J (Verdi): 'ti' is not a number." in said


def test_the_preview_lists_each_figure(sheet: Path) -> None:
    said = run("import", sheet, "--dry-run")
    assert "Tall: 3 nye\n" in said
    assert "  Digital økonomi og digitalt samfunn (DESI) (Norge), 2025: 6. av 28, made_2025" in said
    assert "klare eller under utvikling), 2025: 41 %, made_2025" in said
    assert "Ingenting er skrevet (--dry-run)." in said


def test_a_revision_is_shown_in_the_words_of_the_sheet(sheet: Path) -> None:
    run("import", sheet, "--yes")
    with editing(sheet) as author:
        row = author.row("ai_plans", "state")
        author.put(row, Verdi=43.5, Nøyaktighet="omtrent [about]")
    said = run("import", sheet, code=2)
    assert "dataene har «41», og arket sier «43,5». Rett arket" in said
    said = run("import", sheet, "--revise", "--yes")
    assert "Endret: 2" in said
    assert "Verdi «41» → «43,5»" in said
    assert "Nøyaktighet «nøyaktig [exact]» → «omtrent [about]»" in said


@pytest.mark.parametrize("answer", ["j\n", "ja\n", "JA\n", "y\n", "yes\n", "kanskje\nja\n"])
def test_yes_in_either_language(sheet: Path, answer: str) -> None:
    assert "Arket er tatt inn" in run("import", sheet, answer=answer)


@pytest.mark.parametrize("answer", ["n\n", "nei\n", "\n", ""])
def test_anything_less_than_yes_writes_nothing_and_says_so(
    project: Path, sheet: Path, answer: str
) -> None:
    before = digest(project / "data")
    said = run("import", sheet, answer=answer)
    assert "Skal dette skrives inn i dataene? [j/N]" in said
    assert said.rstrip().endswith("Ingenting er skrevet.")
    assert digest(project / "data") == before
    assert not (project / ".import").exists()


def test_warnings_are_told_in_bokmål(sheet: Path) -> None:
    with editing(sheet) as author:
        author.add("Kilder", {**SOURCE, "Kode": "later_2026", "Rapportår": 2026})
    assert "Advarsel: 2025.xlsx, ark Kilder, rad 3: Utgaven 2025" in run("import", sheet, "--yes")


def test_a_new_sheet_is_told_of_in_bokmål(sheet: Path) -> None:
    assert "finnes fra før" in run("new-year", 2025, "--out", sheet, code=2)
    assert "is there already" in run("new-year", 2025, "--out", sheet, "--language", "en", code=2)
    assert "Arket er klart: " in run("new-year", 2026, "--out", sheet.with_name("2026.xlsx"))


def test_a_folder_without_a_project_is_told_in_bokmål(
    project: Path, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TILSTAND_ROOT", str(project / "about"))
    said = run("import", sheet, code=2)
    assert f"Det er ikke noe prosjekt i {project / 'about'}." in said
    assert f"Mente du {project}?" in said


def test_check_speaks_english_unless_asked(sheet: Path) -> None:
    assert "No problems found." in run("check")
    assert "Ingen feil." in run("check", "--language", "nb")


def test_check_names_a_topic_without_a_chapter(project: Path, sheet: Path) -> None:
    (project / "chapters").mkdir()
    assert "No chapter shows the topic ai: there is no chapters/ai.ipynb" in run("check")
