"""A sheet for a new year, written and filled in as authors do it in a spreadsheet."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from helpers.production.sheet.new_year import write_sheet

NAME = "2025.xlsx"
SOURCE = {
    "Kode": "made_2025",
    "Tittel": "En oppdiktet kilde",
    "Utgiver": "Digdir",
    "Rapportår": 2025,
}
FIGURE = {"Kilde": "made_2025", "Sted i kilden": "Oppdiktet"}


class Author:
    """Somebody with the workbook open, who finds rows by code and columns by heading."""

    def __init__(self, book: Workbook) -> None:
        self.book = book

    def sheet(self, part: str) -> Worksheet:
        return self.book[part]

    def column(self, part: str, heading: str) -> int:
        headings = [str(cell.value).removesuffix(" *") for cell in self.sheet(part)[1]]
        return headings.index(heading) + 1

    def row(self, *codes: str, part: str = "Tall") -> int:
        """Return the first row that names all the codes in brackets."""
        for row in self.sheet(part).iter_rows(min_row=2):
            text = " ".join(str(cell.value) for cell in row)
            if all(f"[{code}]" in text for code in codes):
                return row[0].row
        raise LookupError(codes)

    def cell(self, row: int, heading: str, part: str = "Tall") -> Any:
        return self.sheet(part).cell(row, self.column(part, heading))

    def put(self, row: int, part: str = "Tall", **cells: object) -> int:
        """Write cells by heading; an underscore is a space."""
        for heading, value in cells.items():
            self.cell(row, heading.replace("_", " "), part).value = value
        return row

    def add(self, part: str, cells: dict[str, object]) -> int:
        """Write a row below all others, and return where."""
        row = self.sheet(part).max_row + 1
        return self.put(row, part, **cells)

    def figure(self, *codes: str, value: object, **cells: object) -> int:
        """Fill in the row of a series."""
        return self.put(self.row(*codes), **{"Verdi": value, **FIGURE, **cells})


def new_sheet(project: Path, name: str = NAME, year: int = 2025) -> Path:
    path = project / name
    write_sheet(project, year, path, "csv" if not path.suffix else "xlsx")
    return path


@contextmanager
def editing(path: Path) -> Iterator[Author]:
    """Open a workbook, and save it afterwards."""
    book = load_workbook(path)
    yield Author(book)
    book.save(path)


def fill(path: Path) -> None:
    """Fill in a source and three figures."""
    with editing(path) as author:
        author.add("Kilder", dict(SOURCE))
        author.figure("ai_use", "large_or_very_large", value=9)
        author.figure("ai_plans", "state", value=41)
        author.figure("desi_rank", value=6, Av_hvor_mange=28)


def csv_rows(path: Path) -> list[list[str]]:
    """Read a file of the folder as it is written: semicolons, in UTF-8 with its mark."""
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig")), delimiter=";"))


def save_csv(path: Path, rows: list[list[str]], encoding: str = "utf-8-sig") -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
