"""A workbook in LibreOffice's flat XML, filled in by a program that knows of no other kind."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

Element = ElementTree.Element
_OFFICE, _TABLE, _TEXT = (
    f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("office", "table", "text")
)
_ROWS, _COLUMNS = (f"{_TABLE}number-{what}-repeated" for what in ("rows", "columns"))
_WIDEST = 100


class Percentage(float):
    """A number in a cell with the format of percentages: 0.26 is shown as 26 %."""


_KINDS = {
    Percentage: ("percentage", "value"),
    float: ("float", "value"),
    int: ("float", "value"),
    date: ("date", "date-value"),
    bool: ("boolean", "boolean-value"),
}


class FlatSheet:
    """The workbook, whose rows are found by codes in brackets, and columns by their heading."""

    def __init__(self, path: Path) -> None:
        for _, (prefix, address) in ElementTree.iterparse(path, ["start-ns"]):
            ElementTree.register_namespace(prefix, address)
        self.path, self._tree = path, ElementTree.parse(path)

    def save(self) -> None:
        self._tree.write(self.path, encoding="utf-8", xml_declaration=True)

    def delete(self, part: str) -> None:
        """Take a whole sheet away."""
        parent = next(self._tree.iter(f"{_OFFICE}spreadsheet"))
        parent.remove(self._table(part))

    def put(self, part: str, *codes: str, **cells: object) -> None:
        """Write cells of the row with these codes, or of an empty row; an underscore is a space."""
        row = self._row(part, codes)
        headings = [_shown(cell) for cell in _apart(self._rows(part)[0])]
        found = _apart(row)
        for name, value in cells.items():
            heading = name.replace("_", " ")
            place = next(n for n, text in enumerate(headings) if text.rstrip(" *") == heading)
            _write(found[place], value)

    def _row(self, part: str, codes: tuple[str, ...]) -> Element:
        for row in self._rows(part):
            text = " ".join(_shown(cell) for cell in row)
            if all(f"[{code}]" in text for code in codes) if codes else not text.strip():
                return self._alone(part, row)
        raise LookupError(codes)

    def _alone(self, part: str, row: Element) -> Element:
        """Let a row stand for itself where it stands for many."""
        others = int(row.attrib.pop(_ROWS, "1")) - 1
        if others:
            copy = deepcopy(row)
            copy.set(_ROWS, str(others))
            parent = next(e for e in self._table(part).iter() if row in list(e))
            parent.insert(list(parent).index(row) + 1, copy)
        return row

    def _rows(self, part: str) -> list[Element]:
        return [*self._table(part).iter(f"{_TABLE}table-row")]

    def _table(self, part: str) -> Element:
        tables = self._tree.iter(f"{_TABLE}table")
        return next(table for table in tables if table.get(f"{_TABLE}name") == part)


def _shown(cell: Element) -> str:
    """Return the text of a cell without its comment."""
    return "\n".join("".join(line.itertext()) for line in cell.findall(f"{_TEXT}p"))


def _apart(row: Element) -> list[Element]:
    """Return the cells of a row, what stands for several taken apart."""
    for cell in list(row):
        count = min(int(cell.attrib.pop(_COLUMNS, "1")), _WIDEST)
        place = list(row).index(cell)
        for more in range(1, count):
            row.insert(place + more, deepcopy(cell))
    return list(row)


def _write(cell: Element, value: object) -> None:
    for name in [name for name in cell.attrib if name.endswith(("value", "value-type"))]:
        del cell.attrib[name]
    cell[:] = []
    kind, attribute = _KINDS.get(type(value), ("string", ""))
    cell.set(f"{_OFFICE}value-type", kind)
    if attribute:
        cell.set(f"{_OFFICE}{attribute}", str(value).lower())
    else:
        ElementTree.SubElement(cell, f"{_TEXT}p").text = str(value)
