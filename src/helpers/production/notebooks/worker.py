"""What a worker of a cluster does: run a notebook with the files that were sent."""

import itertools
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from distributed import get_worker

from helpers.base.errors import ChapterError, TilstandError

from .installed import differences, installed
from .notebook import run
from .parcel import Parcel, as_here, unpack

# Where a worker tells how far a task has come: its key, and the code cells that have ended.
TOPIC = "tilstand"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a notebook came to on a worker.

    Parameters
    ----------
    worker : str
        The address of the worker.
    notebook : bytes
        The executed notebook, as far as it came.
    error : ChapterError or None
        Why it stopped.
    failure : str
        Why the worker could not run it, such as a full disk; empty where it could.
    """

    worker: str
    notebook: bytes = b""
    error: ChapterError | None = None
    failure: str = ""


def attempt(parcel: Parcel, files: Mapping[Path, bytes], here: Mapping[str, str]) -> Outcome:
    """Run a notebook.

    Parameters
    ----------
    parcel : Parcel
        The notebook.
    files : mapping of Path to bytes
        What it reads of the project (`helpers.production.notebooks.parcel.shared_files`).
    here : mapping of str to str
        What is installed where it comes from.

    Raises
    ------
    TilstandError
        Something else is installed on this machine, what has been sent is no notebook, or it
        has no parameter of a name.
    """
    worker, cells, error = get_worker(), itertools.count(1), None
    if found := differences(_loaded(tuple(here)), here):
        raise TilstandError(
            f"Worker {worker.address} is not as this machine: {'; '.join(found)}. Install the "
            "same version there, with the packages of requirements-all.lock, and start it again."
        )
    key = worker.get_current_task()
    try:
        with tempfile.TemporaryDirectory(dir=worker.local_directory) as made:
            folder = Path(made).resolve()
            job, root = unpack(parcel, files, folder)
            try:
                run(
                    job.notebook,
                    job.target,
                    job.parameters,
                    root,
                    lambda: worker.log_event(TOPIC, [key, next(cells)]),
                )
            except ChapterError as stopped:
                reason, kept = (as_here(t, parcel, folder) for t in (stopped.reason, stopped.kept))
                error = ChapterError(stopped.notebook, stopped.cell, reason, kept)
            executed = as_here(job.target.read_text(encoding="utf-8"), parcel, folder)
    except TilstandError:
        raise
    except Exception as failure:
        return Outcome(worker.address, failure=f"{type(failure).__name__}: {failure}")
    return Outcome(worker.address, executed.encode(), error)


@cache
def _loaded(names: tuple[str, ...]) -> dict[str, str]:
    """Return what is installed: what was there at first, as this process has loaded that."""
    return installed(names)
