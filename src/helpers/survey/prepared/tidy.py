"""Names and answers as responses hold them, on one line."""

import re
import unicodedata

# Signs that turn the direction of what follows, and could make a name look like another.
_TURNING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def tidy(text: str) -> str:
    r"""Return a text without control signs, on one line.

    Examples
    --------
    >>> tidy("Bø\n kommune\x00\u202e")
    'Bø kommune'
    """
    kept = (" " if unicodedata.category(c) in ("Cc", "Cs", "Cn") else c for c in text)
    return " ".join(_TURNING.sub("", "".join(kept)).split())
