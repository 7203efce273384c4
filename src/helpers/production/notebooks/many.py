"""Run many notebooks side by side."""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import psutil
from papermill.log import logger

from helpers.base.errors import ChapterError

from .kernels.forked import can_fork
from .notebook import run

# What a notebook may need of its own, in bytes.
_MEMORY = 300 * 2**20


@dataclass(frozen=True, slots=True)
class Job:
    """One notebook to run.

    Parameters
    ----------
    notebook : Path
        Where it lies, somewhere below the project's root.
    target : Path
        Where the executed notebook goes.
    parameters : mapping of str to object
        What stands in for its defaults.
    inputs : tuple of Path
        The files that it reads beside the project's ``data`` and ``locales``, found by its
        parameters. Only another machine needs to know of them.
    """

    notebook: Path
    target: Path
    parameters: Mapping[str, Any] = field(default_factory=dict)
    inputs: tuple[Path, ...] = ()


JobDone = Callable[[Job], None]


def run_all(
    jobs: Sequence[Job],
    root: Path,
    cell_done: JobDone = lambda job: None,
    done: JobDone = lambda job: None,
    workers: int | None = None,
) -> tuple[ChapterError, ...]:
    """Run notebooks side by side.

    Each notebook has a process of its own, its kernel; the threads here only wait for them.
    One that fails does not stop the others.

    Parameters
    ----------
    jobs : sequence of Job
        What to run.
    root : Path
        The project.
    cell_done : callable
        Called with the job after each of its code cells, from several threads.
    done : callable
        Called with each job that did not stop, as soon as its notebook is in place.
    workers : int, optional
        How many notebooks run at a time; `room` where left out.

    Returns
    -------
    tuple of ChapterError
        One for each notebook that stopped, in the order of the jobs.
    """

    def one(job: Job) -> ChapterError | None:
        try:
            run(job.notebook, job.target, job.parameters, root, partial(cell_done, job))
        except ChapterError as error:
            return error
        done(job)
        return None

    if not can_fork():
        logger.warning("Processes cannot be forked here: each notebook starts from nothing.")
    with ThreadPoolExecutor(workers or room()) as pool:
        return tuple(error for error in pool.map(one, jobs) if error)


def room() -> int:
    """Return how many notebooks run at a time: as many as there are processors and memory for."""
    processors = len(psutil.Process().cpu_affinity()) if psutil.LINUX else os.cpu_count() or 1
    return max(1, min(processors, int(psutil.virtual_memory().available) // _MEMORY))
