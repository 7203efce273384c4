"""What the cells of each page show."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.base.outputs import Output, outputs_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_NAME = "tilstand_outputs"


def register(app: "Sphinx") -> None:
    """Look into every notebook before Sphinx reads any page."""
    app.connect("env-before-read-docs", _note, priority=100)


def outputs(env: "BuildEnvironment", page: str) -> tuple[Output, ...]:
    """Return what the cells of a page show; nothing of a page that is no notebook."""
    found: tuple[Output, ...] = getattr(env, _NAME).get(page, ())
    return found


def _note(app: "Sphinx", env: "BuildEnvironment", pages: list[str]) -> None:
    files = {page: Path(env.doc2path(page)) for page in env.found_docs}
    notebooks = {page: file for page, file in files.items() if file.suffix == ".ipynb"}
    setattr(env, _NAME, {page: _shown(file) for page, file in notebooks.items()})


def _shown(notebook: Path) -> tuple[Output, ...]:
    cells = json.loads(notebook.read_bytes()).get("cells", ())
    return tuple(found for cell in cells for found in outputs_of(cell))
