"""The name that somebody may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from .message import Message, code


def nearest(name: str, known: Iterable[str], column: str = "", cutoff: float = 0.6) -> str:
    """Ask for the known name that is most like one that is not known; empty where none is.

    Parameters
    ----------
    name : str
        What was written.
    known : iterable of str
        What could have been.
    column : str
        The column that they are codes of, where they are.
    cutoff : float
        How like they must be, from 0 to 1.

    Examples
    --------
    >>> nearest("municipalty", ["state", "municipality"])
    " Did you mean 'municipality'?"
    >>> nearest("citizens", ["state", "municipality"])
    ''
    """
    found = get_close_matches(name, list(known), n=1, cutoff=cutoff)
    if not found:
        return ""
    return Message(" Did you mean {near!r}?", near=code(found[0], column) if column else found[0])
