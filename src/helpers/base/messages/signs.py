"""Characters that cannot be seen, by their names."""

import unicodedata
from collections.abc import Callable

# Controls, signs of format, and what separates without being the ordinary space.
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")


def named(sign: str) -> str:
    r"""Return the Unicode name of a character, or its number where it has none.

    Examples
    --------
    >>> named("\u202e"), named("\x07")
    ('RIGHT-TO-LEFT OVERRIDE', 'U+0007')
    """
    return unicodedata.name(sign, f"U+{ord(sign):04X}")


def visible(text: str) -> str:
    r"""Return a text with the names of what cannot be seen in it.

    Examples
    --------
    >>> visible("45\xa0")
    '45<NO-BREAK SPACE>'
    """
    return _spelt(text, lambda sign: sign != " " and unicodedata.category(sign) in _UNSEEN)


def without_controls(text: str) -> str:
    r"""Return a text that changes nothing of the terminal it is printed on.

    Examples
    --------
    >>> without_controls("a\x1b[31m\n")
    'a<U+001B>[31m\n'
    """
    return _spelt(text, lambda sign: sign not in "\n\t" and unicodedata.category(sign) == "Cc")


def _spelt(text: str, hidden: Callable[[str], bool]) -> str:
    """Return a text with the names of some of its characters in their place."""
    return "".join(f"<{named(sign)}>" if hidden(sign) else sign for sign in text)
