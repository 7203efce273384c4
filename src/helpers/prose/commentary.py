"""What the authors say about a year, with its references filled like all other prose."""

from ..errors import UsageError
from ..observations import Edition
from .sentences import Prose, say


def commentary(edition: Edition, topic: str) -> Prose:
    """Return the authors' commentary on a topic in the edition's year; empty where none.

    Raises
    ------
    UsageError
        A reference in it is wrong; the message names the file and line.
    """
    name = f"data/commentary/{edition.year}/{topic}.md"
    text = edition.file(name)
    if text is None:
        return Prose("")
    try:
        # A template begins after a line feed; a file with its first line.
        return say(edition, "\n" + text)
    except UsageError as error:
        raise UsageError(f"{name}, {error}") from None
