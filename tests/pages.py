"""Built pages, read back: parsed once, whoever asks."""

import csv
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from library import ROOT

Row = dict[str, str]


@cache
def soup(page: Path) -> BeautifulSoup:
    return BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")


def pages(book: Path) -> list[Path]:
    """Return the pages of an edition; those of single figures are `figure_pages`."""
    return [page for page in sorted(book.rglob("*.html")) if page.parent.name != "figur"]


def figure_pages(book: Path) -> list[Path]:
    """Return the pages of single figures, and those to show on other pages."""
    return sorted(book.rglob("figur/*.html"))


def numbers(book: Path) -> list[Path]:
    """Return the numbers of each figure of an edition, as CSV with commas."""
    return [file for file in sorted(book.glob("figur/*.csv")) if "norsk" not in file.suffixes[0]]


def numbers_of(book: Path, figure: Tag) -> list[Row]:
    """Return the rows of the file of a figure that stands in a chapter."""
    return read_csv(book / "figur" / f"{figure['id']}.csv")


def figures(book: Path) -> list[tuple[Path, Tag]]:
    """Return every figure of an edition with its page."""
    return [(page, figure) for page in pages(book) for figure in soup(page).select(".dt-figure")]


def plain(tag: Tag | None) -> str:
    """Return the text of an element, with single spaces."""
    return " ".join(tag.get_text(" ").split()) if tag else ""


def table_rows(tag: Tag) -> list[list[str]]:
    """Return the cells of the rows of all tables in an element, headings of columns left out."""
    return [[plain(cell) for cell in row.select("th, td")] for row in tag.select("tbody tr")]


def read_csv(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def as_shown(row: Row) -> str:
    """Write a value of the data as Norwegians do, without the space between thousands.

    What was estimated is shown with one decimal, and no value with more than two; what is
    suppressed is hidden.
    """
    if not row["value"]:
        return "skjult"
    number = row["value"]
    if len(number.partition(".")[2]) > 2:
        number = f"{float(number):.2f}".rstrip("0")
    return number.removesuffix(".0").replace(".", ",")


@cache
def data(table: str) -> tuple[Row, ...]:
    """Return the rows of a table of the project as they stand in its file."""
    return tuple(read_csv(ROOT / "data" / f"{table}.csv"))


def visible(table: str, year: int) -> list[Row]:
    """Return what an edition may see of a table, by a reading of the edition rule of our own."""
    known = {row["source"] for row in data("sources") if int(row["edition"]) <= year}
    columns = ("source", "source_used", "source_other")
    return [row for row in data(table) if all(row[c] in known for c in columns if c in row)]


def labels() -> dict[tuple[str, str], str]:
    """Return what readers see for a code of a column."""
    return {(row["column"], row["code"]): row["label_nb"] for row in data("codes")}
