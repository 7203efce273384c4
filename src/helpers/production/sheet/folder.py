"""Write the sheet as a folder of CSV, as a Norwegian Excel opens and saves it."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers.base.spreadsheet import inert

from .choices import Choices
from .contents import SheetRow
from .parts import Column, Part
from .wording import GUIDE

LISTS_FILE = "lister.csv"
GUIDE_FILE = "veiledning.txt"


def write_folder(
    path: Path,
    lines: Mapping[Part, Sequence[SheetRow]],
    choices: Mapping[tuple[str, str], Choices],
) -> None:
    """Write a folder with one file a part; for the parameters see `write_workbook`."""
    path.mkdir(parents=True)
    about = "\n".join(f"{part.file}: {part.about}" for part in lines)
    guide = f"{GUIDE.format(file=path.name)}\n\nFilene\n\n{about}\n"
    (path / GUIDE_FILE).write_text(guide, encoding="utf-8-sig")
    for part, rows in lines.items():
        table = [[c if isinstance(c, str) else c.title for c in part.layout]]
        for line in rows:
            table.append([_cell(part, column, line, choices) for column in part.layout])
        _write(path / part.file, table)
    lists = [["Fil", "Kolonne", "Valg"]]
    for part in lines:
        for column in part.columns:
            chosen = choices.get((part.name, column.field))
            for code in chosen.labels if chosen else ():
                lists.append([part.file, column.title, chosen.shown(code) if chosen else code])
    _write(path / LISTS_FILE, lists)


def _cell(
    part: Part,
    column: Column | str,
    line: SheetRow,
    choices: Mapping[tuple[str, str], Choices],
) -> str:
    if isinstance(column, str):
        return _decimal(line.shown.get(column, ""))
    text = line.cells.get(column.field, "")
    chosen = choices.get((part.name, column.field))
    if chosen:
        return chosen.shown(text)
    return _decimal(text) if column.numeric else text


def _decimal(text: str) -> str:
    """Write a number with a comma, and leave other text as it is."""
    return text.replace(".", ",") if text.replace(".", "", 1).lstrip("-").isdecimal() else text


def _write(path: Path, table: Sequence[Sequence[str]]) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows([inert(cell) for cell in row] for row in table)
