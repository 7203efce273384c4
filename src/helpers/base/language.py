"""The words that readers see: written in Bokmål, translated through gettext."""

import gettext
from collections.abc import Callable
from functools import cache

from .errors import UsageError
from .project import project_root

SOURCE_LANGUAGE = "nb"
DOMAIN = "helpers"

Translate = Callable[[str], str]


def phrase(message: str) -> str:
    """Mark a message for translation where it stands in a table and is looked up later."""
    return message


@cache
def translator(language: str) -> Translate:
    """Return the function that turns a message in Bokmål into ``language``.

    Parameters
    ----------
    language : str
        ``"nb"``, or a language with a compiled catalogue ``locales/<language>/LC_MESSAGES``.

    Raises
    ------
    UsageError
        There is no catalogue for the language.
    """
    if language == SOURCE_LANGUAGE:
        return str
    try:
        found = gettext.translation(DOMAIN, project_root() / "locales", [language])
    except FileNotFoundError:
        raise UsageError(
            f"There is no translation into {language!r}: expected {SOURCE_LANGUAGE!r} or a "
            f"catalogue locales/{language}/LC_MESSAGES/{DOMAIN}.mo."
        ) from None
    return found.gettext
