"""The pages of a preview: those of the book with a script more, and those that stand in for them.

Nothing of this is ever in the built book.
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment

from helpers.base.language import SOURCE_LANGUAGE, translator
from helpers.base.templates import templates
from helpers.production.book.policy import POLICY

from .faults import Obstacle

_PLACE = "/_preview"
EVENTS = f"{_PLACE}/events"
_OWN = {"reload.js": "text/javascript", "preview.css": "text/css"}
ASSETS = {
    f"{_PLACE}/{name}": (kind, files(__package__).joinpath("templates", name).read_bytes())
    for name, kind in _OWN.items()
}
_HEAD_ENDS = b"</head>"


def with_reload(page: bytes, version: str) -> bytes:
    """Return a page that loads itself again when there is something else than this version.

    Examples
    --------
    >>> with_reload(b"<head></head>", "1")
    b'<head><script defer src="/_preview/reload.js" data-version="1"></script></head>'
    """
    script = f'<script defer src="{_PLACE}/reload.js" data-version="{version}"></script>'
    return page.replace(_HEAD_ENDS, script.encode() + _HEAD_ENDS, 1)


def fault_page(faults: Sequence[Obstacle]) -> bytes:
    """Return the page that says what keeps the book from being built."""
    return _templates().get_template("faults.html").render(faults=faults).encode()


def missing_page() -> bytes:
    """Return the page that stands where the book has none."""
    return _templates().get_template("missing.html").render().encode()


@cache
def _templates() -> Environment:
    found = templates("helpers.production.preview")
    words = translator(SOURCE_LANGUAGE)
    found.globals.update(_=words, language=SOURCE_LANGUAGE, policy=POLICY, place=_PLACE)
    return found
