"""Turn a staged edition into HTML, whole or not at all."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from ..errors import TilstandError

# What Sphinx leaves behind that no page uses.
_UNUSED = (
    ".buildinfo",
    "_static/basic.css",
    "_static/file.png",
    "_static/minus.png",
    "_static/mystnb.*.css",
    "_static/plus.png",
    "_static/pygments.css",
)
# The console script by another way: it need not be on the path.
_JUPYTER_BOOK = "from jupyter_book.cli.main import main; main()"
# Where HTML is made ready beside the editions, and what an old one is called meanwhile.
SCRATCH = ".building-"
BEFORE = "before-"
_WARNING = re.compile(r"WARNING|ERROR|CRITICAL")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def build_html(stage: Path, target: Path) -> None:
    """Build a staged edition with Jupyter Book, and put it in place when it is whole.

    Every build starts from nothing, since Sphinx keeps stale sidebars otherwise and forgets
    warnings that it has given once. A build that fails leaves ``target`` as it was.

    Parameters
    ----------
    stage : Path
        The folder that the stager laid out.
    target : Path
        Where the HTML goes.

    Raises
    ------
    TilstandError
        The book has a fault: every warning of Sphinx counts.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=SCRATCH, dir=target.parent) as folder:
        scratch = Path(folder)
        _run_jupyter_book(stage, scratch)
        built = scratch / "_build" / "html"
        if not (built / "index.html").is_file():
            raise TilstandError("Jupyter Book ended without an index.html. Is it version 1?")
        for unused in (file for pattern in _UNUSED for file in built.glob(pattern)):
            unused.unlink()
        _put_in_place(built, target, scratch)


def _run_jupyter_book(stage: Path, scratch: Path) -> None:
    """Run the command that authors run too, and show its warnings where it fails."""
    command = [
        *(sys.executable, "-c", _JUPYTER_BOOK, "build", str(stage)),
        *("--path-output", str(scratch), "-n", "-W", "--keep-going"),
    ]
    # A date in the environment would rewrite years in the copyright.
    environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    environment |= {"PYTHONHASHSEED": "0", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    result = subprocess.run(
        command,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if result.returncode:
        lines = _COLOUR.sub("", result.stderr + result.stdout).splitlines()
        faults = [line.replace(f"{stage}{os.sep}", "") for line in lines if _WARNING.search(line)]
        shown = "\n".join(f"  {line}" for line in dict.fromkeys(faults or lines[-20:]))
        raise TilstandError(f"The book of {stage.name} could not be built:\n{shown}")


def _put_in_place(built: Path, target: Path, scratch: Path) -> None:
    """Rename the new HTML over the old, so that no half of either is ever there."""
    if target.exists():
        target.rename(scratch / f"{BEFORE}{target.name}")
    built.rename(target)
