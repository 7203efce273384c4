"""Text that a spreadsheet must not take for a formula."""

import re
from collections.abc import Mapping

# A spreadsheet computes what begins so, in Excel also in full width, and some after spaces; an
# apostrophe before it says that it is text. Apostrophes that stand there already get one more,
# so that taking one away gives back what was written.
_COMPUTED = re.compile(r"['\s]*[=+\-@\t\r\n＝＋－＠]")
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


def inert_row(row: Mapping[str, object]) -> dict[str, object]:
    """Return a row of a file for spreadsheets, its texts made inert.

    A carriage return becomes a line feed: not all that write CSV put it in quotation marks, and
    what follows it would then begin a row.
    """
    return {
        name: inert(cell.replace("\r", "\n")) if isinstance(cell, str) else cell
        for name, cell in row.items()
    }


def original(text: str) -> str:
    """Return the text that `inert` made inert.

    Examples
    --------
    >>> original("'=1+1"), original("'t er"), original(inert("'=x"))
    ('=1+1', "'t er", "'=x")
    """
    return text[1:] if text.startswith("'") and _COMPUTED.match(text) else text
