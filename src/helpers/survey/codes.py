"""One way of writing a code, whatever kind of file it comes from."""

import re
from typing import Any

_WHOLE = re.compile(r"(-?\d+)[.,]0+")


def code_text(value: Any) -> str | None:
    """Return a code as text, or None where there is no answer.

    Examples
    --------
    >>> code_text(4.0), code_text(4), code_text(" 4 "), code_text("4.0")
    ('4', '4', '4', '4')
    >>> code_text("0301")
    '0301'
    >>> code_text(" ") is None
    True
    """
    if value is None or value != value:
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    text = str(value).strip()
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text or None
