"""Lay the numbers of each figure beside its page, and list what the edition has figures of."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from .blocks import absent, figures, outputs, read

if TYPE_CHECKING:
    from sphinx.application import Sphinx

INVENTORY = "figures.json"


def register(app: "Sphinx") -> None:
    """Write the files when the pages are built."""
    app.connect("build-finished", _write)


def _write(app: "Sphinx", exception: Exception | None) -> None:
    """Write ``<anchor>.csv`` for every figure, and the inventory of the edition."""
    if exception or app.builder.format != "html":
        return
    have: dict[str, dict[str, str]] = {}
    lack: set[str] = set()
    for page in sorted(app.env.found_docs):
        source = Path(app.env.doc2path(page))
        if source.suffix != ".ipynb":
            continue
        for output in outputs(read(source)):
            html = output.get("text/html", "")
            lack.update(absent(html))
            for figure in figures(html):
                have[figure.anchor] = {"page": f"{page}.html", "title": figure.title}
                if "text/csv" in output:
                    target = Path(app.outdir) / f"{page}.html"
                    target.with_name(f"{figure.anchor}.csv").write_bytes(
                        output["text/csv"].encode()
                    )
    inventory = {"figures": have, "absent": sorted(lack)}
    text = json.dumps(inventory, ensure_ascii=False, indent=1, sort_keys=True)
    (Path(app.outdir) / INVENTORY).write_text(f"{text}\n", encoding="utf-8", newline="\n")
