"""What the cells of each page show, kept with what Sphinx knows of the page."""

import json
from typing import TYPE_CHECKING

from helpers.base.outputs import Output, outputs_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

# What Sphinx keeps of a page is forgotten when the page is read again.
_KEY = "tilstand_outputs"


def register(app: "Sphinx") -> None:
    """Look into every notebook that is read."""
    app.connect("source-read", _note)


def outputs(env: "BuildEnvironment", page: str) -> tuple[Output, ...]:
    """Return what the cells of a page show; nothing of a page that is no notebook."""
    found: tuple[Output, ...] = env.metadata[page].get(_KEY, ())
    return found


def _note(app: "Sphinx", page: str, source: list[str]) -> None:
    if app.env.doc2path(page).endswith(".ipynb"):
        cells = json.loads(source[0]).get("cells", ())
        app.env.metadata[page][_KEY] = tuple(found for cell in cells for found in outputs_of(cell))
