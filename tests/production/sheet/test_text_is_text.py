"""Hostile texts in a sheet reach the data as they were written, and come out of it so."""

from pathlib import Path

from helpers.data.checks import check
from helpers.production.sheet.tables import read_cells
from helpers.production.sheet.take_in import open_import
from hostile import SPRUNG, texts
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


def test_texts_of_a_workbook_are_taken_in_and_written_again_as_they_are(project: Path) -> None:
    sheet = new_sheet(project)
    with editing(sheet) as author:
        author.add("Kilder", dict(SOURCE))
        for part in PARTS:
            for row in _rows(part, project):
                place = author.add(part, {})
                for heading, value in row.items():
                    cell = author.cell(place + 1, heading, part)
                    cell.value = value
                    if isinstance(value, str):
                        cell.data_type = "s"
    _taken_in(project, sheet)
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
