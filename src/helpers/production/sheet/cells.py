"""What a cell of a spreadsheet means: a text for the table, or what is wrong with it."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from helpers.base.messages import Fault, Message, named, visible

from .parts import Column

_INVISIBLE = re.compile("[\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NO-BREAK SPACE}\N{SOFT HYPHEN}]")
_NUMBER = re.compile(r"[+-]?(\d+|\d{1,3}( \d{3})+)([.,]\d+)?", re.ASCII)
# A point that may stand for thousands: 1.234, and not 0.234 or 1.23. A space always does, as
# spreadsheets in Norwegian write it, and a comma never.
_THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
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
    fault : Fault, optional
        Why it cannot be read at all.
    """

    value: Any = None
    percent: bool = False
    fault: Fault | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing can be seen in it."""
        return not self.fault and (self.value is None or _plain(str(self.value)) == "")


def text_of(raw: Raw, column: Column) -> tuple[str, Fault | None]:
    """Return the text that a cell means in a column, and what is wrong with it, if anything.

    Examples
    --------
    A number in Norwegian is ``12,5``; the table holds ``12.5``.
    """
    if raw.empty:
        return "", None
    if raw.fault:
        return "", raw.fault
    value = raw.value
    if isinstance(value, bool):
        fault = Fault(
            "cell-truth-value",
            "holds the truth value {value}; expected {expected}.",
            value=str(value).upper(),
            expected=_expected(column),
        )
        return "", fault
    if isinstance(value, datetime | date | time | timedelta):
        return _of_date(value, column)
    if raw.percent:
        return "", Fault(
            "cell-percentage",
            "is formatted as a percentage: it shows {shown:.15g} % and holds {value:.15g}. Format "
            "the cell as a number and write {shown:.15g}.",
            shown=float(value * 100),
            value=float(value),
        )
    if isinstance(value, int | float):
        text = f"{value:.15g}"
        return (text if column.numeric else text.replace(".", ",")), None
    return _of_text(_plain(str(value)), column)


def _of_text(text: str, column: Column) -> tuple[str, Fault | None]:
    if column.numeric:
        number = text.replace("\N{MINUS SIGN}", "-")
        if number.endswith("%"):
            fault = Fault(
                "number-per-cent",
                "{text!r} has a per cent sign; write the number alone.",
                text=text,
            )
            return "", fault
        if _THOUSANDS.fullmatch(number):
            fault = Fault(
                "number-ambiguous",
                "{text!r} may be {whole} or {decimal}. Write {whole}, or {decimal} with a comma.",
                text=text,
                whole=number.replace(".", "").lstrip("+"),
                decimal=number.replace(".", ",").lstrip("+"),
            )
            return "", fault
        if _NUMBER.fullmatch(number):
            return number.replace(" ", "").replace(",", ".").lstrip("+"), None
        return "", _no_number(text, column)
    if column.type == "date" and (match := _NORWEGIAN_DAY.fullmatch(text)):
        day, month, year = match.groups()
        return f"{year}-{int(month):02}-{int(day):02}", None
    return text, None


def _of_date(value: date | time | timedelta, column: Column) -> tuple[str, Fault | None]:
    if column.type == "date" and isinstance(value, date):
        return value.strftime("%Y-%m-%d"), None
    return "", Fault(
        "cell-date",
        "holds a date or time ({value}), which spreadsheets make of what looks like one. Format "
        "the cell as {form} and write it again; expected {expected}.",
        value=str(value),
        form=Message("a number") if column.numeric else Message("text"),
        expected=_expected(column),
    )


def _no_number(text: str, column: Column) -> Fault:
    odd = next((sign for sign in text if not sign.isascii()), "")
    return Fault(
        "cell-type",
        "'{text}' is not {expected}.{odd}",
        text=visible(text),
        expected=_expected(column),
        odd=Message(" It holds {sign}; write the digits 0 to 9.", sign=named(odd))
        if odd
        else Message(" Write it alone, in digits."),
    )


def _expected(column: Column) -> Message:
    if column.type == "integer":
        return Message("a whole number")
    if column.type == "number":
        return Message("a number")
    return Message("a date") if column.type == "date" else Message("text")


def _plain(text: str) -> str:
    """Leave out what cannot be seen: spaces at the ends, double, unbreakable or of no width."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())
