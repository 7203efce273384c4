"""Turn a staged edition into HTML, whole or not at all."""

import json
import os
import re
import subprocess
import sys
import tempfile
import threading
from functools import lru_cache
from pathlib import Path

from helpers.base.errors import TilstandError
from helpers.base.files import code_of_package

# What Sphinx leaves behind that no page uses.
_UNUSED = (
    ".buildinfo",
    "_static/basic.css",
    "_static/doctools.js",
    "_static/documentation_options.js",
    "_static/file.png",
    "_static/language_data.js",
    "_static/minus.png",
    "_static/mystnb.*.css",
    "_static/plus.png",
    "_static/pygments.css",
    "_static/searchtools.js",
    "_static/sphinx_highlight.js",
)
# Where HTML is made ready beside the editions, and what an old one is called meanwhile.
SCRATCH = ".building-"
BEFORE = "before-"
_WARNING = re.compile(r"WARNING|ERROR|CRITICAL")
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def build_html(stage: Path, target: Path, *, fresh: bool = False) -> None:
    """Build a staged edition with Jupyter Book, and put it in place when it is whole.

    What this process has built of the edition before is read again only where it changed, and
    the HTML is the same to the byte. A build that fails leaves ``target`` as it was.

    Parameters
    ----------
    stage : Path
        The folder that the stager laid out.
    target : Path
        Where the HTML goes.
    fresh : bool
        Begin from nothing.

    Raises
    ------
    TilstandError
        The book has a fault: every warning of Sphinx counts.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=SCRATCH, dir=target.parent) as folder:
        scratch = Path(folder)
        built = scratch / "html"
        press().print(stage, built, fresh=fresh)
        if not (built / "index.html").is_file():
            raise TilstandError("Jupyter Book ended without an index.html. Is it version 1?")
        for unused in (file for pattern in _UNUSED for file in built.glob(pattern)):
            unused.unlink()
        _put_in_place(built, target, scratch)


class Press:
    """A process that has Sphinx loaded (`helpers.production.book.press`). It ends with this one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        # A date in the environment would rewrite years in the copyright.
        environment = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from helpers.production.book.press import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**environment, "PYTHONHASHSEED": "0", "NO_COLOR": "1", "PYTHONUTF8": "1"},
            encoding="utf-8",
            # Ctrl+C is for this process, and by its end that one's.
            start_new_session=True,
        )

    @property
    def pid(self) -> int:
        """Its process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def print(self, stage: Path, target: Path, *, fresh: bool) -> None:
        """Turn a staged edition into HTML in a new folder."""
        order = {"stage": str(stage.resolve()), "target": str(target.resolve()), "fresh": fresh}
        with self._lock:
            answer = self._ask(json.dumps(order))
            if "said" in answer:
                raise TilstandError(_faults(stage, answer["said"]))

    def _ask(self, order: str) -> dict[str, str]:
        orders, answers = self._process.stdin, self._process.stdout
        assert orders is not None
        assert answers is not None
        try:
            orders.write(f"{order}\n")
            orders.flush()
            answer: dict[str, str] = json.loads(answers.readline())
        except (BrokenPipeError, ValueError):
            raise TilstandError("The process that makes the pages has ended. Try again.") from None
        return answer


def press() -> Press:
    """Return the press of this process: it starts the first time, and loads in the meantime.

    One that has died is replaced, and so is one whose code has changed.
    """
    with _STARTING:
        key = os.getpid(), code_of_package()
        if not _press(*key).alive:
            _press.cache_clear()
        return _press(*key)


@lru_cache(maxsize=1)
def _press(process: int, code: str) -> Press:
    return Press()


_STARTING = threading.Lock()


def _faults(stage: Path, said: str) -> str:
    """Return the warnings and errors among what Sphinx has said, or the end of it."""
    lines = _COLOUR.sub("", said).splitlines()
    faults = [
        line.replace(f"{stage.resolve()}{os.sep}", "") for line in lines if _WARNING.search(line)
    ]
    shown = "\n".join(f"  {line}" for line in dict.fromkeys(faults or lines[-20:]))
    return f"The book of {stage.name} could not be built:\n{shown}"


def _put_in_place(built: Path, target: Path, scratch: Path) -> None:
    """Rename the new HTML over the old, so that no half of either is ever there."""
    if target.exists():
        target.rename(scratch / f"{BEFORE}{target.name}")
    built.rename(target)
