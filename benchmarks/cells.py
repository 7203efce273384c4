"""The time that the cells of notebooks take in one process with everything loaded."""

import contextlib
import io
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import nbformat
from IPython.core.interactiveshell import InteractiveShell

from helpers.production.notebooks.kernels.warmth import warm_up


def main(target: Path, *notebooks: str) -> None:
    """Run all cells and write the seconds; the first notebook runs once before, for nothing."""
    warm_up()
    sources = [
        [
            cell.source
            for cell in nbformat.read(name, as_version=4).cells
            if cell.cell_type == "code"
        ]
        for name in (notebooks[0], *notebooks)
    ]
    os.chdir(tempfile.mkdtemp())
    shell = InteractiveShell.instance()
    seconds = []
    for cells in sources:
        shell.reset()
        began = time.perf_counter()
        with contextlib.redirect_stdout(io.StringIO()):
            for cell in cells:
                shell.run_cell(cell).raise_error()
        seconds.append(time.perf_counter() - began)
    target.write_text(json.dumps(sum(seconds[1:])))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
