"""Write the sheet as a workbook with locked columns and lists to choose from."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from .choices import Choices
from .contents import SheetRow
from .parts import Column, Part
from .wording import GUIDE

GUIDE_SHEET = "Veiledning"
LISTS_SHEET = "Lister"
# As far down as there are lists to choose from; authors may write further down.
_LAST_ROW = 3000
_GREY = PatternFill("solid", start_color="E8ECF0")
_BLUE = PatternFill("solid", start_color="D5E6F5")
_OPEN = Protection(locked=False)
_TOP = Alignment(vertical="top", wrap_text=True)
_FORMATS = {"string": "@", "date": "yyyy-mm-dd", "integer": "0", "number": "General"}


def write_workbook(
    path: Path,
    lines: Mapping[Part, Sequence[SheetRow]],
    choices: Mapping[tuple[str, str], Choices],
) -> None:
    """Write a workbook.

    Parameters
    ----------
    path : Path
        Where it goes.
    lines : mapping of Part to its lines
    choices : mapping of (part, field) to Choices
        What the columns with a list choose from.
    """
    book = Workbook()
    book.remove(book.active)
    _guide(book.create_sheet(GUIDE_SHEET), path.name, list(lines))
    sheets = {part: book.create_sheet(part.name) for part in lines}
    ranges = _lists(book.create_sheet(LISTS_SHEET), choices)
    for part, sheet in sheets.items():
        _head(sheet, part)
        for number, line in enumerate(lines[part], 2):
            _row(sheet, number, part, line, choices)
        for place, column in enumerate(part.layout, 1):
            if isinstance(column, str):
                continue
            _restrict(
                sheet,
                get_column_letter(place),
                column,
                choices.get((part.name, column.field)),
                ranges.get((part.name, column.field), ""),
            )
        sheet.freeze_panes = "A2"
        _protect(sheet)
    # Whole, before the file is there: on a full disk openpyxl leaves an empty workbook.
    content = BytesIO()
    book.save(content)
    path.write_bytes(content.getvalue())


def _guide(sheet: Worksheet, file: str, all_parts: Sequence[Part]) -> None:
    sheet.column_dimensions["A"].width = 24
    sheet.column_dimensions["B"].width = 110
    text = GUIDE.format(file=file).splitlines()
    rows = [*([line, ""] for line in text), ["", ""], ["Arkene", ""]]
    rows += [[part.name, part.about] for part in all_parts]
    for number, (left, right) in enumerate(rows, 1):
        _write(sheet.cell(number, 1), left)
        if right:
            _write(sheet.cell(number, 2), right)
            sheet.cell(number, 2).alignment = _TOP
    for number in (1, text.index("Hva cellene betyr") + 1, text.index("Når du er ferdig") + 1):
        sheet.cell(number, 1).font = Font(bold=True, size=13)
    sheet.cell(len(text) + 2, 1).font = Font(bold=True, size=13)
    _protect(sheet)


def _lists(
    sheet: Worksheet, choices: Mapping[tuple[str, str], Choices]
) -> dict[tuple[str, str], str]:
    """Write every list once, a column each, and return where each column of a part finds its."""
    places: dict[tuple[str, ...], str] = {}
    found = {}
    for key, chosen in choices.items():
        texts = tuple(chosen.shown(code) for code in chosen.labels)
        if not texts:
            continue
        if texts not in places:
            letter = get_column_letter(len(places) + 1)
            for row, text in enumerate(texts, 1):
                _write(sheet[f"{letter}{row}"], text)
            places[texts] = f"'{LISTS_SHEET}'!${letter}$1:${letter}${len(texts)}"
        found[key] = places[texts]
    sheet.sheet_state = "hidden"
    return found


def _head(sheet: Worksheet, part: Part) -> None:
    for place, column in enumerate(part.layout, 1):
        if isinstance(column, str):
            cell = sheet.cell(1, place)
            _write(cell, column)
            cell.font, cell.fill, cell.alignment = Font(italic=True), _GREY, _TOP
            sheet.column_dimensions[get_column_letter(place)].width = 14
            continue
        cell = sheet.cell(1, place)
        _write(cell, column.title)
        cell.font, cell.fill, cell.alignment = Font(bold=True), _BLUE, _TOP
        cell.comment = Comment(advice(column), "Digital tilstand", height=120, width=300)
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = 12 if column.type != "string" else 28
        dimension.protection = _OPEN
        dimension.number_format = _FORMATS[column.type]


def advice(column: Column) -> str:
    """Return what authors should know of a column."""
    limits = column.limits
    words = [column.advice]
    if column.required:
        words.append("Må fylles ut.")
    if "minimum" in limits:
        most = f" til {limits['maximum']}" if "maximum" in limits else " eller mer"
        words.append(f"Tillatt: {limits['minimum']}{most}.")
    return " ".join(words)


def _row(
    sheet: Worksheet,
    number: int,
    part: Part,
    line: SheetRow,
    choices: Mapping[tuple[str, str], Choices],
) -> None:
    for place, column in enumerate(part.layout, 1):
        if isinstance(column, str):
            cell = sheet.cell(number, place)
            _write(cell, line.shown.get(column, ""), numeric=True)
            cell.fill = _GREY
            continue
        text = line.cells.get(column.field, "")
        locked = column.field in line.locked
        if not text and not locked:
            continue
        chosen = choices.get((part.name, column.field))
        cell = sheet.cell(number, place)
        cell.number_format = _FORMATS[column.type]
        _write(cell, chosen.shown(text) if chosen else text, column.numeric)
        if locked:
            cell.fill = _GREY
        else:
            cell.protection = _OPEN


def _write(cell: Cell, text: str, numeric: bool = False) -> None:
    """Write a text as text, even where it begins like a formula, and a number as a number."""
    if numeric and text:
        try:
            cell.value = int(text) if text.lstrip("-").isdecimal() else float(text)
            return
        except ValueError:
            pass
    cell.value = text
    if text:
        # With the format of text it stays one when an author edits the cell.
        cell.data_type, cell.number_format = "s", "@"


def _restrict(
    sheet: Worksheet, letter: str, column: Column, chosen: Choices | None, choose_from: str
) -> None:
    """Let authors choose from a list, or write only numbers within the limits."""
    if column.field in ("source", "source_used", "source_other") and column.table:
        # The codes that the authors give in the sheet of sources.
        choose_from = "'Kilder'!$A$2:$A$200"
    if choose_from:
        rule = DataValidation("list", choose_from, allow_blank=True)
        # Excel warns of what is not in the list, and lets new codes through.
        rule.errorStyle = "stop" if chosen and chosen.closed else "warning"
        rule.error = "Dette står ikke i listen."
    elif column.numeric:
        low, high = column.limits.get("minimum", -1e12), column.limits.get("maximum", 1e12)
        kind = "whole" if column.type == "integer" else "decimal"
        rule = DataValidation(kind, low, high, allow_blank=True, operator="between")
        rule.errorStyle, rule.error = "stop", advice(column)
    else:
        return
    rule.errorTitle, rule.showErrorMessage = column.heading, True
    rule.add(f"{letter}2:{letter}{_LAST_ROW}")
    sheet.add_data_validation(rule)


def _protect(sheet: Worksheet) -> None:
    """Lock what is not open, without a password."""
    sheet.protection.sheet = True
    for allowed in (
        "formatCells",
        "formatColumns",
        "formatRows",
        "insertRows",
        "sort",
        "autoFilter",
    ):
        setattr(sheet.protection, allowed, False)
