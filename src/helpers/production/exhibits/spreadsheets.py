"""The numbers of a figure for spreadsheets: CSV for programs, CSV for a Norwegian Excel, XLSX."""

import io
import re
import zipfile
from collections.abc import Iterable
from typing import Any

from helpers.base.language import phrase
from helpers.base.spreadsheet import as_csv

from .exhibit import Exhibit, Value

# What readers see for a column that they may want to read; codes beside labels are for programs.
_HEADINGS = {
    "label": phrase("Hva"),
    "question": phrase("Spørsmål"),
    "scale_label": phrase("Svarskala"),
    "population_label": phrase("Hvem"),
    "group_label": phrase("Gruppe"),
    "category_label": phrase("Svar som er talt med"),
    "year": phrase("År"),
    "year_from": phrase("Fra år"),
    "value": phrase("Verdi"),
    "change": phrase("Endring"),
    "unit_label": phrase("Enhet"),
    "precision": phrase("Nøyaktighet"),
    "printed": phrase("Slik det står i kilden"),
    "rank_of": phrase("Antall som er rangert"),
    "n": phrase("Antall svar (n)"),
    "ci_low": phrase("Intervall fra"),
    "ci_high": phrase("Intervall til"),
    "survey": phrase("Undersøkelse"),
    "source_label": phrase("Kilde"),
    "locator": phrase("Sted i kilden"),
    "note": phrase("Merk"),
}
_PRECISION = {
    "exact": phrase("nøyaktig"),
    "about": phrase("omtrent"),
    "below": phrase("under"),
    "above": phrase("over"),
    "just_below": phrase("like under"),
    "just_above": phrase("like over"),
    "suppressed": phrase("skjult"),
}
_FEWEST, _MOST = 10, 60
_WIDE = 100
# The first day that a zip can name: the same numbers give the same file.
_DAY = (1980, 1, 1, 0, 0, 0)
_STAMPED = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def csv_of(exhibit: Exhibit) -> str:
    """Return all columns with commas and points, and what goes with the numbers behind them."""
    about = {f"figure_{code}": text for code, _, text in _beside(exhibit)}
    rows = [{**row, **about} for row in exhibit.rows]
    return as_csv([*rows[0]], rows)


def norwegian_csv(exhibit: Exhibit) -> str:
    """Return the columns that readers want as a Norwegian Excel opens them on a double click."""
    _ = exhibit.book.translate
    headings, *rows = _table(exhibit)
    # The caption has the words of columns for what the whole figure is of.
    columns = {_(heading) for heading in _HEADINGS.values()}
    about = {
        _("{}, hele figuren").format(label) if label in columns else label: text
        for _code, label, text in _beside(exhibit)
    }
    named = [{**dict(zip(headings, row, strict=True)), **about} for row in rows]
    return "\N{BYTE ORDER MARK}" + as_csv([*named[0]], named, delimiter=";", decimal=",")


def xlsx_of(exhibit: Exhibit) -> bytes:
    """Return a workbook: a sheet of the numbers, and one of what they mean."""
    # Takes long to load, and only a figure that has changed needs it.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    _ = exhibit.book.translate
    book, bold, wrapped = Workbook(), Font(bold=True), Alignment(wrap_text=True, vertical="top")
    numbers, meaning = book.active, book.create_sheet(_("Hva tallene betyr"))
    numbers.title = _("Tall")
    _fill(numbers, _table(exhibit))
    _fill(meaning, [[label, text] for _c, label, text in exhibit.about])
    for cell in (*numbers[1], *meaning["A"]):
        cell.font = bold
    numbers.freeze_panes = "B2"
    for column in numbers.columns:
        longest = max(len(str(cell.value or "")) for cell in column)
        width = max(_FEWEST, min(_MOST, longest + 2))
        numbers.column_dimensions[column[0].column_letter].width = width
    meaning.column_dimensions["A"].width, meaning.column_dimensions["B"].width = 28, _WIDE
    for cell in (*meaning["A"], *meaning["B"]):
        cell.alignment = wrapped
    book.properties.creator, book.properties.title = exhibit.book.edition, exhibit.title
    file = io.BytesIO()
    book.save(file)
    return _undated(file.getvalue())


def _beside(exhibit: Exhibit) -> list[tuple[str, str, str]]:
    """Return what goes with each number of one table, so that no row of it stands alone."""
    short = {"base": exhibit.base, "source": "; ".join(exhibit.sources)}
    wanted = ("title", "population", "scale", "base", "source", "edition", "licence")
    return [
        (code, label, short.get(code, text))
        for code, label, text in exhibit.about
        if code in wanted
    ]


def _table(exhibit: Exhibit) -> list[list[Value]]:
    """Return the columns that readers want and that hold something, their headings first."""
    _ = exhibit.book.translate
    columns = [
        name
        for name in exhibit.rows[0]
        if name in _HEADINGS and any(row[name] not in (None, "") for row in exhibit.rows)
    ]
    return [
        [_(_HEADINGS[name]) for name in columns],
        *([_read(exhibit, name, row[name]) for name in columns] for row in exhibit.rows),
    ]


def _read(exhibit: Exhibit, column: str, value: Value) -> Value:
    """Return a value as readers see it: one code has no label beside it."""
    known = _PRECISION.get(str(value)) if column == "precision" else None
    return exhibit.book.translate(known) if known else value if value != "" else None


def _fill(sheet: Any, rows: Iterable[Iterable[Value]]) -> None:
    """Add rows to a sheet; text is text, also where it begins like a formula."""
    from openpyxl.cell import WriteOnlyCell

    for row in rows:
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value)
            if isinstance(value, str):
                cell.data_type, cell.quotePrefix = "s", True
            cells.append(cell)
        sheet.append(cells)


def _undated(workbook: bytes) -> bytes:
    """Return a workbook that does not say when it was made."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as made, zipfile.ZipFile(file, "w") as kept:
        for name in made.namelist():
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, _STAMPED.sub(b"", made.read(name)))
    return file.getvalue()
