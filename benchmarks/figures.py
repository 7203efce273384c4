"""The time that the files of all figures of a staged edition take, and how much of it pictures."""

import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import nbformat

from helpers.base.outputs import outputs_of
from helpers.production.exhibits.drawing import svg_of
from helpers.production.exhibits.exhibit import Book, Exhibit
from helpers.production.exhibits.kept import Making
from helpers.production.exhibits.pictures import png_of


def main(target: Path, stage: Path) -> None:
    """Make them from nothing, then with all of them kept, and write the seconds of each."""
    book = Book("Digital tilstand", int(stage.name))
    notebooks = sorted(stage.rglob("*.ipynb"))
    exhibits = [
        Exhibit(found.figure, found.html, "index.html", book)
        for notebook in notebooks
        for cell in nbformat.read(notebook, as_version=4).cells
        for found in outputs_of(cell)
        if found.figure
    ]
    with tempfile.TemporaryDirectory() as folder:
        kept, out = Path(folder, "kept"), Path(folder, "out")
        seconds = [_timed(lambda: Making(exhibits, kept).lay_into(out)) for _ in range(2)]
    drawn = [svg_of(exhibit) for exhibit in exhibits]
    seconds.append(_timed(lambda: [png_of(svg) for svg in drawn]))
    target.write_text(json.dumps(seconds))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
