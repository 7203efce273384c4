"""Files for spreadsheets: CSV in which no text is taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

# A spreadsheet computes what begins so, in Excel also in full width, and some after spaces; an
# apostrophe before it says that it is text. Apostrophes that stand there already get one more,
# so that taking one away gives back what was written.
_COMPUTED = re.compile(r"['\s]*[=+\-@\t\r\n＝＋－＠]")
# A column of this name marks a file that must not be published, wherever it is copied to.
NOT_FOR_PUBLICATION = "not_for_publication"
_NUMBER = re.compile(r"[+-]\d+( \d{3})*([.,]\d+)?", re.ASCII)


def inert(text: str) -> str:
    """Return a text as a file for spreadsheets holds it: no formula, whatever it begins with.

    Examples
    --------
    >>> inert("=1+1"), inert("-5,5"), inert("Kommuner")
    ("'=1+1", '-5,5', 'Kommuner')
    """
    if _NUMBER.fullmatch(text):
        return text
    return f"'{text}" if _COMPUTED.match(text) else text


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    r"""Write rows with a header, commas and a line feed after each.

    A carriage return becomes a line feed: not all that write CSV put it in quotation marks, and
    what follows it would then begin a row. Of a number, what floats add is left out.

    Examples
    --------
    >>> as_csv(["label", "value"], [{"label": "=1+1", "value": 0.1 + 0.2}])
    "label,value\n'=1+1,0.3\n"
    """
    file = io.StringIO()
    writer = csv.DictWriter(file, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _cell(cell) for name, cell in row.items()} for row in rows)
    return file.getvalue()


def _cell(cell: object) -> object:
    if isinstance(cell, str):
        return inert(cell.replace("\r", "\n"))
    return f"{cell:.12g}" if isinstance(cell, float) else cell


def original(text: str) -> str:
    """Return the text that `inert` made inert.

    Examples
    --------
    >>> original("'=1+1"), original("'t er"), original(inert("'=x"))
    ('=1+1', "'t er", "'=x")
    """
    return text[1:] if text.startswith("'") and _COMPUTED.match(text) else text
