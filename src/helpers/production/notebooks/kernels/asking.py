"""An IPython extension for kernels that run chapters: it notes what is asked of the data.

What has been asked is written after each cell, since a kernel is not asked to end but ended.
"""

import json
import os
from pathlib import Path

from IPython.core.interactiveshell import InteractiveShell

from helpers.data import asked

EXTENSION = __name__
# Where the notes go.
VARIABLE = "TILSTAND_ASKED"


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Note from now on what is asked of the project's data."""
    notes = Path(os.environ[VARIABLE])
    asked.begin(Path(os.environ["TILSTAND_ROOT"]))

    def write(*_: object) -> None:
        if taken := asked.taken():
            notes.write_text(json.dumps(taken), encoding="utf-8")

    shell.events.register("post_run_cell", write)
