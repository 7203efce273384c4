"""Run many notebooks on a Dask cluster, on machines that share no files with this one."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from helpers.base.errors import ChapterError, UsageError
from helpers.base.extras import require

from .many import Job, JobDone
from .notebook import code_cells

PATIENCE = 120


def run_on(
    scheduler: str,
    jobs: Sequence[Job],
    root: Path,
    cell_done: JobDone = lambda job: None,
    done: JobDone = lambda job: None,
    *,
    patience: float = PATIENCE,
) -> tuple[ChapterError, ...]:
    """Run notebooks on a cluster, with the results of `run_all` to the byte.

    Dask gives a notebook to another worker when the one that runs it dies or hangs, as often as
    the scheduler's settings allow (``allowed-failures``, ``worker-ttl``). One that stops at a
    cell of its own is not tried again: it would stop there again.

    Parameters
    ----------
    scheduler : str
        The address of the cluster's scheduler.
    jobs : sequence of Job
        What to run.
    root : Path
        The project.
    cell_done : callable
        Called with the job after each of its code cells, from another thread.
    done : callable
        Called with each job that did not stop, as soon as its notebook is in place.
    patience : float
        How many seconds to wait while there is no worker.

    Returns
    -------
    tuple of ChapterError
        One for each notebook that stopped or was given up, in the order of the jobs.

    Raises
    ------
    UsageError
        Dask is not installed, no scheduler answers, or a notebook has no parameter of a name.
    InputError
        There is no such notebook.
    TilstandError
        A worker has other versions installed, there is no worker, or the scheduler is gone.
    """
    require("distributed", "cluster")
    if not jobs:
        return ()
    for notebook in {job.notebook: None for job in jobs}:
        # Says what is wrong where it is none.
        code_cells(notebook, root)
    from distributed import Client

    from .dispatch import Dispatch

    try:
        client: Any = Client(scheduler, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"No scheduler answers at {scheduler} ({error}).") from None
    with client:
        return Dispatch(client, root, cell_done, done, patience).run(jobs)
