"""What a worker of a cluster does: take in what notebooks read, and run them one by one."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from distributed import get_worker

from ..errors import ChapterError, TilstandError
from ..kernels.forked import can_fork, zygote
from .installed import Installed, installed
from .notebook import run
from .parcel import Parcel, as_here, notebook_as_here, unpack

# Where a worker tells how far an attempt has come: its key, and the code cells that have ended.
TOPIC = "tilstand"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a notebook came to.

    Parameters
    ----------
    notebook : bytes
        The executed notebook, as far as it came.
    cells : int
        How many of its code cells have ended.
    error : ChapterError or None
        Why it stopped.
    """

    notebook: bytes
    cells: int
    error: ChapterError | None


def take_in(files: Mapping[str, bytes], content: str) -> Installed:
    """Get ready to run notebooks.

    Parameters
    ----------
    files : mapping of str to bytes
        What notebooks read (`shared_files`).
    content : str
        What tells these files from others.

    Returns
    -------
    Installed
        What is installed on this machine.

    Raises
    ------
    TilstandError
        That has changed since this process has loaded it.
    """
    if installed() != _loaded():
        raise TilstandError("what is installed there has changed since it was started; restart it")
    place = _shared(content)
    if not place.is_dir():
        aside = Path(tempfile.mkdtemp(dir=place.parent))
        for name, data in files.items():
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).write_bytes(data)
        # Another client may have been quicker.
        with suppress(OSError):
            os.rename(aside, place)
        shutil.rmtree(aside, ignore_errors=True)
    if can_fork():
        zygote()
    return _loaded()


def attempt(parcel: Parcel, content: str, key: str) -> Outcome:
    """Run a notebook with the files that have been taken in.

    Parameters
    ----------
    parcel : Parcel
        The notebook.
    content : str
        As for `take_in`.
    key : str
        What the attempt is called.

    Raises
    ------
    TilstandError
        What has been sent is no notebook, or it has no parameter of a name.
    """
    worker, cells = get_worker(), itertools.count()

    def tell() -> None:
        worker.log_event(TOPIC, [key, next(cells)])

    tell()
    with tempfile.TemporaryDirectory(dir=_own_folder(), ignore_cleanup_errors=True) as folder:
        layout = unpack(parcel, _shared(content), Path(folder))
        target = Path(folder) / "executed.ipynb"
        error = None
        try:
            run(layout.notebook, target, layout.parameters, layout.root, tell)
        except ChapterError as caught:
            reason = as_here(caught.reason, parcel, layout)
            error = ChapterError(caught.notebook, caught.cell, reason, parcel.kept)
        executed = notebook_as_here(target.read_bytes(), parcel, layout)
    return Outcome(executed, next(cells) - 1, error)


@cache
def _loaded() -> Installed:
    """Return what this process has loaded, and kernels with it: what was there at first."""
    return installed()


def _shared(content: str) -> Path:
    return _own_folder() / f"shared-{content}"


def _own_folder() -> Path:
    """Return this worker's scratch folder, which Dask clears away when the worker has ended."""
    return Path(get_worker().local_directory).resolve()
