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

from helpers.execute.warmth import warm_up


def main(times: int, target: Path, *notebooks: str) -> None:
    """Run all cells ``times`` times and write the seconds, after a first time for nothing."""
    warm_up()
    sources = [
        [
            cell.source
            for cell in nbformat.read(name, as_version=4).cells
            if cell.cell_type == "code"
        ]
        for name in notebooks
    ]
    os.chdir(tempfile.mkdtemp())
    shell = InteractiveShell.instance()
    seconds = 0.0
    for repeat in range(times + 1):
        for cells in sources:
            shell.reset()
            began = time.perf_counter()
            with contextlib.redirect_stdout(io.StringIO()):
                for cell in cells:
                    shell.run_cell(cell).raise_error()
            if repeat:
                seconds += time.perf_counter() - began
    target.write_text(json.dumps(seconds))


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
