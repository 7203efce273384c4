"""Run many notebooks on a Dask cluster, on machines that share no files with this one."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..errors import ChapterError, UsageError
from ..files import digest, write_whole
from .attempts import Trial
from .installed import installed
from .many import Job, JobDone
from .notebook import code_cells
from .parcel import pack, shared_files

DEADLINE = 600
PATIENCE = 120


def run_on(
    scheduler: str,
    jobs: Sequence[Job],
    root: Path,
    cell_done: JobDone = lambda job: None,
    done: JobDone = lambda job: None,
    *,
    deadline: float = DEADLINE,
    patience: float = PATIENCE,
) -> tuple[ChapterError, ...]:
    """Run notebooks on a cluster, with the results of `helpers.execute.run_all` to the byte.

    What notebooks read is sent to each worker once, a notebook with each attempt to run it. A
    notebook is tried again elsewhere when its worker dies, hangs or has no memory left, three
    times in all. One that stops at a cell of its own is not: it would stop there again.

    Parameters
    ----------
    scheduler : str
        The address of the cluster's scheduler.
    jobs : sequence of Job
        What to run.
    root : Path
        The project.
    cell_done : callable
        Called with the job after each of its code cells.
    done : callable
        Called with each job that did not stop, as soon as its notebook is in place.
    deadline : float
        How many seconds a notebook may take.
    patience : float
        How many seconds to wait while no worker can be used.

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
        A worker has other versions installed, no worker can be used, or the scheduler is gone.
    """
    if find_spec("distributed") is None:
        raise UsageError(
            "Dask is not installed, which runs notebooks on other machines. "
            "Install this program with its extra `cluster`."
        )
    if not jobs:
        return ()
    for notebook in {job.notebook: None for job in jobs}:
        # Says what is wrong where it is none.
        code_cells(notebook, root)
    trials = {Trial(pack(job, root), partial(cell_done, job)): job for job in jobs}

    def settle(trial: Trial, notebook: bytes) -> None:
        write_whole(trials[trial].target, notebook)
        if not trial.error:
            done(trials[trial])

    asyncio.run(_run(scheduler, tuple(trials), root, deadline, patience, settle))
    return tuple(trial.error for trial in trials if trial.error)


async def _run(
    scheduler: str,
    trials: Sequence[Trial],
    root: Path,
    deadline: float,
    patience: float,
    settle: Callable[[Trial, bytes], None],
) -> None:
    from .dispatch import Dispatch

    shared = shared_files(root)
    content = digest(repr(sorted(shared.items())).encode())
    async with await _connected(scheduler) as client:
        dispatch = Dispatch(client, shared, content, installed(), deadline, patience, settle)
        await dispatch.run(trials)


async def _connected(scheduler: str) -> Any:
    """Return an asynchronous `distributed.Client`."""
    from distributed import Client

    connect: Any = Client
    client = connect(scheduler, asynchronous=True, set_as_default=False)
    try:
        return await client
    except (OSError, ValueError, TimeoutError) as error:
        await client.close()
        raise UsageError(f"No scheduler answers at {scheduler} ({error}).") from None
