"""Lay the numbers of each figure beside its page."""

from pathlib import Path
from typing import TYPE_CHECKING

from .blocks import figures, outputs, read

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def register(app: "Sphinx") -> None:
    """Write the files when the pages are built."""
    app.connect("build-finished", _write)


def _write(app: "Sphinx", exception: Exception | None) -> None:
    """Write ``<anchor>.csv`` for every figure."""
    if exception or app.builder.format != "html":
        return
    for page in sorted(app.env.found_docs):
        source = Path(app.env.doc2path(page))
        for output in outputs(read(source)) if source.suffix == ".ipynb" else ():
            for figure in figures(output.get("text/html", "")):
                if "text/csv" in output:
                    target = Path(app.outdir) / f"{page}.html"
                    target.with_name(f"{figure.anchor}.csv").write_bytes(
                        output["text/csv"].encode()
                    )
