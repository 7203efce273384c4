"""Lay the numbers of each figure beside its page."""

from pathlib import Path
from typing import TYPE_CHECKING

from .shown import outputs

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def register(app: "Sphinx") -> None:
    """Write the files when the pages are built."""
    app.connect("build-finished", _write)


def _write(app: "Sphinx", exception: Exception | None) -> None:
    """Write the files of every figure."""
    if exception or app.builder.format != "html":
        return
    for page in sorted(app.env.found_docs):
        beside = Path(app.outdir, page)
        for found in outputs(app.env, page):
            for download in found.figure.downloads if found.figure else ():
                beside.with_name(download.name).write_bytes(download.content.encode())
