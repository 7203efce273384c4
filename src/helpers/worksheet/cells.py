"""What a cell of a spreadsheet means: a text for the table, or what is wrong with it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from .parts import Column

_INVISIBLE = re.compile("[\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}]")
_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}( \d{3})+)([.,]\d+)?")
_NORWEGIAN_DAY = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")


@dataclass(frozen=True, slots=True)
class Raw:
    """A cell as it was read.

    Parameters
    ----------
    value : object
        Its text, number, date or truth value; None where it is empty.
    percent : bool
        Whether it is shown as a percentage, so that 0.26 reads 26 %.
    fault : str
        Why it cannot be read at all; empty where it can.
    """

    value: Any = None
    percent: bool = False
    fault: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing can be seen in it."""
        return not self.fault and (self.value is None or _plain(str(self.value)) == "")


def text_of(raw: Raw, column: Column) -> tuple[str, str]:
    """Return the text that a cell means in a column, and what is wrong with it or ``""``.

    Examples
    --------
    A number in Norwegian is ``12,5``; the table holds ``12.5``.
    """
    if raw.empty:
        return "", ""
    if raw.fault:
        return "", raw.fault
    value = raw.value
    if isinstance(value, bool):
        return "", f"holds the truth value {str(value).upper()}; expected {_expected(column)}."
    if isinstance(value, datetime | date | time | timedelta):
        return _of_date(value, column)
    if raw.percent:
        return "", (
            f"is formatted as a percentage: it shows {value * 100:.15g} % and holds {value:.15g}. "
            f"Format the cell as a number and write {value * 100:.15g}."
        )
    if isinstance(value, int | float):
        text = f"{value:.15g}"
        return (text if column.numeric else text.replace(".", ",")), ""
    return _of_text(_plain(str(value)), column)


def _of_text(text: str, column: Column) -> tuple[str, str]:
    if column.numeric:
        number = text.replace("\N{MINUS SIGN}", "-")
        if number.endswith("%"):
            return "", f"{text!r} has a per cent sign; write the number alone."
        if _NUMBER.fullmatch(number):
            return number.replace(" ", "").replace(",", ".").lstrip("+"), ""
    if column.type == "date" and (match := _NORWEGIAN_DAY.fullmatch(text)):
        day, month, year = match.groups()
        return f"{year}-{int(month):02}-{int(day):02}", ""
    return text, ""


def _of_date(value: date | time | timedelta, column: Column) -> tuple[str, str]:
    if column.type == "date" and isinstance(value, date):
        return value.strftime("%Y-%m-%d"), ""
    return "", (
        f"holds a date or time ({value}), which spreadsheets make of what looks like one. "
        f"Format the cell as {'a number' if column.numeric else 'text'} and write it again; "
        f"expected {_expected(column)}."
    )


def _expected(column: Column) -> str:
    return {"integer": "a whole number", "number": "a number", "date": "a date"}.get(
        column.type, "text"
    )


def _plain(text: str) -> str:
    """Leave out what cannot be seen: spaces at the ends, double, unbreakable or of no width."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())
