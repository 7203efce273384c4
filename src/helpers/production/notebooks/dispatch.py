"""Hand notebooks to Dask, and see to it that each comes back.

Dask counts the death of a worker against every task that the worker had, those too that only
waited for it or ran beside the one that ended it. So what it gives up for that is run again
when all others are done, one by one, and then nobody else is to blame.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from distributed import KilledWorker

from helpers.base.errors import ChapterError, LostError, TilstandError
from helpers.base.files import write_whole

from .installed import installed, locked
from .limits import DIED
from .many import Job, JobDone
from .notebook import shown
from .parcel import Parcel, cell_after, pack, shared_files
from .reading import name_of
from .worker import TOPIC, Outcome, attempt

# How often a notebook is tried whose kernel dies, or that a worker cannot run.
ATTEMPTS = 3
# Seconds without news after which it is asked whether there is a worker.
_QUIET = 5


@dataclass(eq=False, slots=True)
class Trial:
    """A notebook, and how its attempts have ended so far.

    Parameters
    ----------
    parcel : Parcel
        The notebook.
    cells : int
        How many of its code cells are known to have ended in one attempt.
    failures : list of str
        Why attempts have not brought it to an end.
    avoided : list of str
        The workers that cannot run it.
    error : ChapterError or None
        Why it has stopped.
    """

    parcel: Parcel
    cells: int = 0
    failures: list[str] = field(default_factory=list)
    avoided: list[str] = field(default_factory=list)
    error: ChapterError | None = None


class Dispatch:
    """The work of one run; the parameters are those of `run_on`, and a client."""

    def __init__(
        self, client: Any, root: Path, cell_done: JobDone, done: JobDone, patience: float
    ) -> None:
        self._client, self._root, self._patience = client, root, patience
        self._cell_done, self._done = cell_done, done
        self._by_key: dict[str, Trial] = {}
        self._ended: SimpleQueue[Any] = SimpleQueue()
        # A task and not data: when the workers die that hold it, Dask makes it again.
        self._files = client.submit(dict, shared_files(root), pure=False)
        self._here = installed(locked(root))

    def run(self, jobs: Sequence[Job]) -> tuple[ChapterError, ...]:
        """Run until every notebook has ended; return the errors in the order of the jobs."""
        self._client.subscribe_topic(TOPIC, self._hear)
        trials = [Trial(pack(job, self._root)) for job in jobs]
        for suspect, _ in list(self._through(trials)):
            for guilty, why in self._through([suspect]):
                self._give_up(guilty, why)
        return tuple(trial.error for trial in trials if trial.error)

    def _through(self, trials: Sequence[Trial]) -> Iterator[tuple[Trial, str]]:
        """Run notebooks, and yield those that Dask gives up since their workers have died."""
        running = self._ask_for(trials)
        while running:
            future = self._next(len(running))
            trial = running.pop(future)
            try:
                again = not self._settled(trial, future.result())
            except KilledWorker as error:
                deaths, last = error.allowed_failures + 1, error.last_worker.address
                yield trial, f"{deaths} workers died while they ran it, the last of them {last}"
                continue
            except TilstandError:
                raise
            except Exception as error:
                raise _broken(error) from None
            finally:
                # What nobody asks for is not made again when the worker dies that has it.
                future.release()
            if again:
                running |= self._ask_for([trial])

    def _ask_for(self, trials: Sequence[Trial]) -> dict[Any, Trial]:
        """Ask for an attempt of each; elsewhere than before, where there is an elsewhere."""
        avoided = {address for trial in trials for address in trial.avoided}
        known = self._client.scheduler_info(n_workers=-1)["workers"] if avoided else ()
        others = [address for address in known if address not in avoided]
        # All at once, since Dask does not hold back a few that come one after the other.
        futures = self._client.map(
            attempt,
            [trial.parcel for trial in trials],
            files=self._files,
            here=self._here,
            workers=others or None,
            allow_other_workers=bool(others),
            pure=False,
        )
        asked = dict(zip(futures, trials, strict=True))
        self._by_key |= {future.key: trial for future, trial in asked.items()}
        for future in asked:
            future.add_done_callback(self._ended.put)
        return asked

    def _next(self, left: int) -> Any:
        """Wait until an attempt has ended, as long as there are workers."""
        while True:
            try:
                return self._ended.get(timeout=min(_QUIET, self._patience))
            except Empty:
                pass
            try:
                self._client.wait_for_workers(1, timeout=self._patience)
            except TimeoutError:
                raise TilstandError(
                    f"There was no worker for {self._patience:g} seconds. {left} notebooks are "
                    "left. Start workers, and run this again."
                ) from None
            except OSError as error:
                raise _broken(error) from None

    def _hear(self, event: tuple[float, tuple[str, int]]) -> None:
        """Hear from a worker how many cells have ended; each is told of once."""
        key, ended = event[1]
        trial = self._by_key.get(key)
        while trial and trial.cells < ended:
            trial.cells += 1
            self._cell_done(trial.parcel.job)

    def _settled(self, trial: Trial, outcome: Outcome) -> bool:
        """Take in what an attempt came to; False where there is to be another."""
        job = trial.parcel.job
        # A kernel may have been ended from outside, such as for a lack of memory.
        died = outcome.error is not None and outcome.error.reason == DIED
        if died or outcome.failure:
            trial.failures.append(f"{outcome.worker}: {outcome.failure or DIED}")
            trial.avoided += [outcome.worker] if outcome.failure else []
            if len(trial.failures) < ATTEMPTS:
                return False
        if outcome.failure:
            self._give_up(trial, "; ".join(trial.failures))
            return True
        write_whole(job.target, outcome.notebook)
        trial.error = outcome.error
        if not trial.error:
            self._done(job)
        return True

    def _give_up(self, trial: Trial, why: str) -> None:
        parcel, job = trial.parcel, trial.parcel.job
        write_whole(job.target, parcel.files[job.notebook])
        trial.error = LostError(
            name_of(job.notebook, self._root),
            cell_after(parcel, trial.cells),
            f"no worker ran it to its end ({why})",
            shown(job.target, self._root),
        )


def _broken(error: Exception) -> TilstandError:
    return TilstandError(
        f"The cluster cannot be used ({type(error).__name__}: {error}). See whether its scheduler "
        "is up, and whether this program is installed for it and its workers, in this version."
    )
