"""Numbers as readers write them, in Norwegian and English."""

from datetime import date
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from .language import phrase, translator
from .units import UNITS

# The words that stand before a figure that is not exact where room is short. They are words and no
# signs: "> 50" says nothing of how far above, and the source does.
_SHORT = {
    "exact": phrase("{}"),
    "about": phrase("ca. {}"),
    "below": phrase("under {}"),
    "above": phrase("over {}"),
    "just_below": phrase("litt under {}"),
    "just_above": phrase("litt over {}"),
}
_WORDS = {
    "exact": phrase("{}"),
    "about": phrase("omtrent {}"),
    "below": phrase("under {}"),
    "above": phrase("mer enn {}"),
    "just_below": phrase("litt under {}"),
    "just_above": phrase("litt over {}"),
}


# Years, values and lengths of axes: the same few numbers are written many times.
@lru_cache(maxsize=4096)
def number(value: float, language: str = "nb", signed: bool = False) -> str:
    r"""Write a number with the language's separators and at most two decimals.

    One that would be nothing so has up to four.

    Parameters
    ----------
    value : float
        The number itself, in whatever unit.
    language : str
        Babel's code of the language.
    signed : bool
        Write a plus before what is above nothing, and a true minus below it.

    Examples
    --------
    >>> number(9257)
    '9\xa0257'
    >>> number(-5.5, signed=True)
    '−5,5'
    >>> number(0.0042)
    '0,0042'
    """
    size = abs(value)
    fine = 0 < size < 0.005
    text = format_decimal(size, "#,##0.####" if fine else "#,##0.##", locale=language)
    if value < 0:
        return f"\N{MINUS SIGN}{text}"
    return f"+{text}" if signed and value else text


def short(value: float, unit: str, precision: str = "exact", language: str = "nb") -> str:
    r"""Write a value as it stands at a mark or in a table cell, without its population.

    Examples
    --------
    >>> short(47, "percent")
    '47\xa0%'
    >>> short(10, "percent", "about")
    'ca. 10\xa0%'
    >>> short(50, "percent", "just_above")
    'litt over 50\xa0%'
    >>> short(740, "nok_billion")
    '740\xa0mrd.\xa0kr'
    """
    _ = translator(language)
    return _(_SHORT[precision]).format(_with_number(UNITS[unit].short, value, language))


def spoken(value: float, unit: str, precision: str = "exact", language: str = "nb") -> str:
    r"""Write a value with its unit as it stands in a sentence.

    Examples
    --------
    >>> spoken(47, "percent")
    '47\xa0prosent'
    >>> spoken(50, "percent", "just_below")
    'litt under 50\xa0prosent'
    """
    _ = translator(language)
    return _(_WORDS[precision]).format(_with_number(UNITS[unit].spoken, value, language))


def lowered(text: str) -> str:
    """Write a label as it stands in the middle of a sentence; KI and KS keep their capitals.

    Examples
    --------
    >>> lowered("Kommuner"), lowered("KI i saksbehandling")
    ('kommuner', 'KI i saksbehandling')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def apart(value: float, unit: str, language: str = "nb") -> str:
    r"""Write how far two values of a unit lie apart, as it stands in a sentence.

    Examples
    --------
    >>> apart(6, "percent")
    '6\xa0prosentpoeng'
    >>> apart(1, "rank")
    '1\xa0plass'
    """
    size = UNITS[unit].size
    template = size.spoken_one if size.spoken_one and abs(value) == 1 else size.spoken
    return _with_number(template, value, language)


def day(iso: str, language: str = "nb") -> str:
    """Write a date as readers do.

    Examples
    --------
    >>> day("2018-11-12")
    '12. november 2018'
    """
    return format_date(date.fromisoformat(iso), "long", locale=language)


def _with_number(template: str, value: float, language: str) -> str:
    """Write a number with its unit, which stay on one line."""
    text = translator(language)(template).format(number(value, language))
    return text.replace(" ", "\N{NO-BREAK SPACE}")
