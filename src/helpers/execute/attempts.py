"""What is known while notebooks run on a cluster: of each notebook, worker and attempt."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ..errors import ChapterError
from .parcel import Parcel

# How often a notebook is tried whose worker dies, hangs or cannot run it.
ATTEMPTS = 3


@dataclass(eq=False, slots=True)
class Trial:
    """A notebook, and how its attempts have ended so far.

    Parameters
    ----------
    parcel : Parcel
        The notebook.
    cell_done : callable
        Called once for each code cell, however often it runs.
    failures : list of str
        What became of the attempts that did not bring it to an end.
    avoided : set of str
        The homes of the workers that they were made on.
    cells : int
        How many of its code cells are known to have ended in one of them.
    error : ChapterError or None
        Why it has stopped.
    """

    parcel: Parcel
    cell_done: Callable[[], None]
    failures: list[str] = field(default_factory=list)
    avoided: set[str] = field(default_factory=set)
    cells: int = 0
    error: ChapterError | None = None

    @property
    def has_one_left(self) -> bool:
        """Whether it will not be tried again if this attempt fails."""
        return len(self.failures) == ATTEMPTS - 1

    def advance(self, cells: int) -> None:
        """Note how many code cells have ended."""
        while self.cells < cells:
            self.cells += 1
            self.cell_done()


@dataclass(eq=False, slots=True)
class Worker:
    """A worker, from when it appears until it is gone.

    Parameters
    ----------
    address : str
        Where it is reached.
    process : str
        What tells its process from a later one at the same address.
    home : str
        What starts another process when this one ends: its nanny.
    threads : int
        How many notebooks it runs at a time.
    greeting : asyncio.Task
        Ends when it is ready: True, or False where it has died before that.
    trials : list of Trial
        What it runs.
    awake : bool
        Whether it takes new work.
    hung : bool
        Whether an attempt there has come to no end in time.
    """

    address: str
    process: str
    home: str
    threads: int
    greeting: "asyncio.Task[bool]"
    trials: list[Trial] = field(default_factory=list)
    awake: bool = True
    hung: bool = False

    @property
    def usable(self) -> bool:
        """Whether it can run notebooks now; raises what its greeting has raised."""
        return self.awake and not self.hung and self.greeting.done() and self.greeting.result()


@dataclass(eq=False, slots=True)
class Attempt:
    """A notebook on a worker.

    Parameters
    ----------
    trial : Trial
        The notebook.
    worker : Worker
        The worker.
    key : str
        What the worker calls it.
    begun : bool
        Whether the worker has told of it.
    overdue : bool
        Whether it took too long.
    """

    trial: Trial
    worker: Worker
    key: str
    begun: bool = False
    overdue: bool = False


def room_for(trial: Trial, workers: Sequence[Worker]) -> Worker | None:
    """Return the worker that runs a notebook next, or None where it has to wait.

    One of which an attempt has failed is tried elsewhere, where there is an elsewhere, and has
    the process for itself, so that it takes no other with it.

    Parameters
    ----------
    trial : Trial
        The notebook.
    workers : sequence of Worker
        Those that can be used.
    """
    elsewhere = [worker for worker in workers if worker.home not in trial.avoided]
    free = [worker for worker in elsewhere or workers if _has_room(worker, bool(trial.failures))]
    return min(free, key=lambda worker: len(worker.trials), default=None)


def _has_room(worker: Worker, alone: bool) -> bool:
    taken = any(trial.failures for trial in worker.trials)
    return not taken and len(worker.trials) < (1 if alone else worker.threads)
