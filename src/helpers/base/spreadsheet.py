"""Files for spreadsheets: CSV in which no text is taken for a formula.

A spreadsheet computes a cell that begins with a sign of formulas, in Excel also in full width,
and some after spaces. An apostrophe before it says that it is text. What a cell is depends on
who opens the file: a Norwegian Excel parts lines at semicolons, and an import at tabs, at commas
within quotation marks, or at every line break. So each place that could begin a cell counts.

Apostrophes that stand there already get one more, so that taking one away gives back what was
written.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

# A column of this name marks a file that must not be published, wherever it is copied to.
NOT_FOR_PUBLICATION = "not_for_publication"
_SIGNS = "[=+\\-@＝＋－＠]"
_FIRST = re.compile(rf"(?=['\s]*(?:{_SIGNS}|[\t\r\n]))")
_WITHIN = rf"""([;,"\t\r\n](?:'|[^\S\t\r\n])*){{}}(?={_SIGNS})"""
_LIVE, _INERT = (re.compile(_WITHIN.format(apostrophe)) for apostrophe in ("", "'"))
_NUMBER = re.compile(r"[+-]\d+( \d{3})*([.,]\d+)?(e[+-]?\d+)?", re.ASCII | re.IGNORECASE)


def inert(text: str) -> str:
    """Return a text as a file for spreadsheets holds it: no formula, wherever it is parted.

    A number alone stays one.

    Examples
    --------
    >>> inert("=1+1"), inert("-5,5"), inert("Kommuner"), inert("Se her; =1+1")
    ("'=1+1", '-5,5', 'Kommuner', "Se her; '=1+1")
    """
    return text if _NUMBER.fullmatch(text) else _text(text)


def is_inert(cell: str) -> bool:
    """Tell whether a cell stands as a file for spreadsheets holds it.

    Examples
    --------
    >>> is_inert("'=1+1"), is_inert("-5,5"), is_inert("=1+1")
    (True, True, False)
    """
    text = original(cell)
    return cell in (inert(text), _text(text))


def as_csv(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, object]],
    delimiter: str = ",",
    decimal: str = ".",
) -> str:
    r"""Write rows with a header and a line feed after each.

    A carriage return becomes a line feed: not all that write CSV put it in quotation marks, and
    what follows it would then begin a row. Of a number, what floats add is left out. A text that
    is a number is text: with the next cell, it could be the beginning of a formula.

    Parameters
    ----------
    columns : sequence of str
    rows : iterable of mappings
    delimiter, decimal : str
        What stands between cells, and before the decimals of a number.

    Examples
    --------
    >>> as_csv(["label", "value"], [{"label": "=1+1", "value": 0.1 + 0.2}])
    "label,value\n'=1+1,0.3\n"
    >>> as_csv(["label", "value"], [{"label": "a", "value": 0.5}], ";", ",")
    'label;value\na;0,5\n'
    """
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(cell, decimal) for name, cell in row.items()} for row in rows)
    return file.getvalue()


def _cell(cell: object, decimal: str) -> object:
    if isinstance(cell, str):
        return _text(cell.replace("\r", "\n"))
    return f"{cell:.12g}".replace(".", decimal) if isinstance(cell, float) else cell


def _text(text: str) -> str:
    first = "'" if _FIRST.match(text) else ""
    return first + _LIVE.sub(r"\1'", text)


def original(text: str) -> str:
    """Return the text that `inert` made inert.

    Examples
    --------
    >>> original("'=1+1"), original("'t er"), original(inert("'=x"))
    ('=1+1', "'t er", "'=x")
    """
    if "'" not in text:
        return text
    first = text.startswith("'") and _FIRST.match(text)
    return _INERT.sub(r"\1", text[1:] if first else text)
