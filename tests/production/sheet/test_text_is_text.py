"""Hostile texts in a sheet reach the data as they were written, and come out of it so."""

import csv
import os
import shutil
import subprocess
import sys
from pathlib import Path

import yaml
from bs4 import BeautifulSoup

from helpers.base.spreadsheet import original
from helpers.data.checks import check
from helpers.production.sheet.tables import read_cells
from helpers.production.sheet.take_in import open_import
from hostile import SPRUNG, computed, texts
from library import build, copy_project
from made_survey import MADE, content
from sheets import SOURCE, csv_rows, editing, new_sheet, save_csv

# For each part: what a row must have, and the columns that hold free text.
INDICATOR = {
    "Tema": "ai",
    "Slag": "measured",
    "Enhet": "percent",
    "Svarskala": "degree",
    "Hva er bra": "neither",
}
PARTS = {
    "Kilder": ({"Rapportår": 2025}, ("Tittel", "Utgiver", "Lisens", "Merknad")),
    "Nye indikatorer": (INDICATOR, ("Navn", "Spørsmål", "Undersøkelse")),
    "Nye koder": ({"Gjelder": "group", "Nummer": 99}, ("Etikett",)),
    "Punkter": (
        {"Kilde": "made_2025", "Slag": "focus", "Tema": "ai"},
        ("Tekst", "Sted i kilden"),
    ),
    "Mangler": (
        {"Kilde": "made_2025", "Tema": "ai", "Slag": "chart"},
        ("Tittel", "Hva som mangler", "Sted i kilden"),
    ),
}
TABLES = {
    "Kilder": "sources",
    "Nye indikatorer": "indicators",
    "Nye koder": "codes",
    "Punkter": "points",
    "Mangler": "missing",
}


def _rows(part: str, folder: Path) -> list[dict[str, object]]:
    """Return a row of a part for each text."""
    given, free = PARTS[part]
    found = []
    for number, text in enumerate(texts(folder), 1):
        row: dict[str, object] = {**given, **dict.fromkeys(free, text)}
        if part in ("Kilder", "Nye indikatorer", "Nye koder"):
            row["Kode"] = f"hostile_{number}"
        else:
            row["Nummer"] = 100 + number
        found.append(row)
    return found


def _taken_in(project: Path, sheet: Path) -> None:
    with open_import(project, sheet, revise=False) as found:
        found.accept()
    assert check(project) == ()
    assert not (project / SPRUNG).exists()
    wanted = {" ".join(text.split()) for text in texts(project)}
    for part, table in TABLES.items():
        cells = [cell for row in read_cells(project / "data", table) for cell in row.values()]
        assert wanted <= set(cells), (part, wanted - set(cells))
        # The tables are published as they are.
        with (project / f"data/{table}.csv").open(encoding="utf-8", newline="") as file:
            assert [c for row in csv.reader(file) for c in row if computed(c)] == []


def test_texts_of_a_workbook_are_taken_in_and_written_again_as_they_are(project: Path) -> None:
    sheet = new_sheet(project)
    with editing(sheet) as author:
        author.add("Kilder", dict(SOURCE))
        author.put(2, "Utgave", Merknad="'=1+1; =1+1")
        for part in PARTS:
            for row in _rows(part, project):
                place = author.add(part, {})
                for heading, value in row.items():
                    cell = author.cell(place + 1, heading, part)
                    cell.value = value
                    if isinstance(value, str):
                        cell.data_type = "s"
    _taken_in(project, sheet)
    assert "'=1+1; =1+1" in {row["note_nb"] for row in read_cells(project / "data", "editions")}
    again = new_sheet(project, "again.xlsx")
    with editing(again) as author:
        cells = [cell for row in author.sheet("Punkter").iter_rows() for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f"]
    with open_import(project, again, revise=False) as found:
        assert found.changes == ()


def test_texts_of_a_folder_of_csv_are_taken_in_as_they_are(project: Path) -> None:
    folder = new_sheet(project, "2025")
    for part in PARTS:
        file = folder / f"{part.lower().replace(' ', '-')}.csv"
        header, *rows = csv_rows(file)
        headings = [heading.removesuffix(" *") for heading in header]
        new = _rows(part, project) + ([dict(SOURCE)] if part == "Kilder" else [])
        rows += [[str(row.get(heading, "")) for heading in headings] for row in new]
        save_csv(file, [header, *rows])
    _taken_in(project, folder)


def test_a_text_of_a_codebook_comes_out_of_the_book_as_it_was_written(tmp_path: Path) -> None:
    root, codebook = copy_project(tmp_path / "project"), tmp_path / "codebook.yml"
    formula, *others = (text for text in texts(root) if "; " not in text and "\n" not in text)
    hostile = f"=1+1 {formula} <script>1</script> {' '.join(others)}".replace("\t", " ")
    made = content() | {"source": "made_2025", "locator": hostile}
    made["indicators"] = [{"variable": "ai_use", "indicator": "ai_task_admin", "scale": "degree"}]
    del made["groups"]
    codebook.write_text(yaml.safe_dump(made), encoding="utf-8")
    sheet = tmp_path / "survey-2025.xlsx"
    # The command keeps a record beside the responses.
    responses = shutil.copy(MADE / "responses_2025.sav", tmp_path)
    command = ["survey", str(responses), "--codebook", str(codebook)]
    _run(root, *command, "--year", "2025", "--out", str(sheet))
    with editing(sheet) as author:
        author.add("Kilder", dict(SOURCE))
    _run(root, "import", str(sheet), "--yes")
    build(root, [2025])
    page = root / "_build/html/2025/chapters/ai.html"
    parsed = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    assert hostile in " ".join(parsed.get_text().split())
    cells = [
        cell
        for file in page.parents[1].glob("figur/*[!k].csv")
        for row in csv.reader(file.read_text(encoding="utf-8").splitlines())
        for cell in row
    ]
    assert hostile in map(original, cells)
    assert not [cell for cell in cells if computed(cell)]
    assert not (root / SPRUNG).exists()


def _run(root: Path, *command: str) -> None:
    run = [sys.executable, "-c", "from helpers.cli import app; app()", *command]
    done = subprocess.run(
        run,
        cwd=root,
        env={**os.environ, "TILSTAND_ROOT": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
