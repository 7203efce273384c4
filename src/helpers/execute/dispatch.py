"""Hand notebooks to the workers of a cluster, and see to it that each comes back.

Each attempt is given to a worker by name, to one that has room for it. Dask would place tasks
itself and repeat those whose worker has died, but it counts a death against every task that the
worker had, those too that only waited for it, and takes minutes to notice a worker that hangs.
Here it is known which notebook ran where, for how long, and how that ended.
"""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import CancelledError
from contextlib import suppress
from itertools import count
from typing import Any

from distributed import KilledWorker

from ..errors import LostError, TilstandError
from .attempts import ATTEMPTS, Attempt, Trial, Worker, room_for
from .installed import Installed, differences
from .notebook import DIED
from .parcel import cell_after
from .worker import TOPIC, Outcome, attempt, take_in

# Seconds between two looks at the workers, and within which the scheduler must answer.
_TICK = 0.5
_ANSWER = 30


class Dispatch:
    """The work of one run.

    Parameters
    ----------
    client : distributed.Client
        An asynchronous one.
    shared : mapping of str to bytes
        What all notebooks may read.
    content : str
        What tells these files from others.
    here : Installed
        What is installed here, and so must be on each worker.
    deadline : float
        How many seconds an attempt may take.
    patience : float
        How many seconds to wait while no worker can be used.
    settle : callable
        Called with each trial that has ended, and the executed notebook, or the one that was
        sent where nothing came back.
    """

    def __init__(
        self,
        client: Any,
        shared: Mapping[str, bytes],
        content: str,
        here: Installed,
        deadline: float,
        patience: float,
        settle: Callable[[Trial, bytes], None],
    ) -> None:
        self._client, self._shared, self._content, self._here = client, shared, content, here
        self._deadline, self._patience, self._settle = deadline, patience, settle
        self._waiting: deque[Trial] = deque()
        self._running: dict[asyncio.Task[Outcome], Attempt] = {}
        self._attempts: dict[str, Attempt] = {}
        self._workers: dict[str, Worker] = {}
        self._restarts: set[asyncio.Task[None]] = set()
        self._numbers = count(1)
        self._looked = -_TICK
        self._worked = time.monotonic()

    async def run(self, trials: Sequence[Trial]) -> None:
        """Run until every trial has ended.

        Raises
        ------
        TilstandError
            A worker has other versions installed, no worker can be used, the scheduler is gone,
            or a notebook cannot be run as asked.
        """
        self._waiting.extend(trials)
        self._client.subscribe_topic(TOPIC, self._hear)
        try:
            while self._waiting or self._running:
                if time.monotonic() >= self._looked + _TICK:
                    await self._look()
                self._be_impatient()
                self._assign()
                await self._wait()
        finally:
            greetings = (worker.greeting for worker in self._workers.values())
            tasks = [*self._running, *greetings, *self._restarts]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _look(self) -> None:
        """See which workers are there."""
        try:
            async with asyncio.timeout(_ANSWER):
                known = (await self._client.scheduler.identity(n_workers=-1))["workers"]
        except (OSError, TimeoutError) as error:
            raise TilstandError(f"The scheduler does not answer any more ({error}).") from None
        self._looked = time.monotonic()
        for worker in tuple(self._workers.values()):
            now = known.get(worker.address)
            if now is None or now["local_directory"] != worker.process:
                self._lose(worker)
            else:
                worker.awake = now["status"] == "running"
        for address in known.keys() - self._workers.keys():
            now = known[address]
            self._workers[address] = Worker(
                address=address,
                process=now["local_directory"],
                home=now["nanny"] or address,
                threads=now["nthreads"],
                greeting=asyncio.create_task(self._greet(address)),
            )

    def _lose(self, worker: Worker) -> None:
        del self._workers[worker.address]
        worker.greeting.cancel()
        for task, lost in self._running.items():
            if lost.worker is worker:
                task.cancel()

    def _be_impatient(self) -> None:
        """Give up where no worker can be used for too long."""
        if self._running or any(worker.usable for worker in self._workers.values()):
            self._worked = time.monotonic()
        elif time.monotonic() > self._worked + self._patience:
            known = len(self._workers)
            raise TilstandError(
                f"No worker could be used for {self._patience:g} seconds: the scheduler has "
                f"{f'{known} that do not answer' if known else 'none'}. "
                f"{len(self._waiting)} notebooks are left. Start workers, and run this again."
            )

    async def _greet(self, address: str) -> bool:
        """Send a worker what notebooks read, and compare what is installed there.

        Returns
        -------
        bool
            False where the worker has died meanwhile.
        """
        try:
            there = await self._on(address, take_in, self._shared, self._content)
        except (CancelledError, KilledWorker):
            return False
        except TilstandError as error:
            raise TilstandError(f"Worker {address} cannot be used: {error}.") from None
        except Exception as error:
            raise TilstandError(
                f"Worker {address} cannot be used ({type(error).__name__}: {error}). "
                "Is this program installed there, in the same version?"
            ) from None
        found = differences(there, self._here)
        if found:
            raise TilstandError(
                f"Worker {address} is not as this machine: {'; '.join(found)}. "
                "Install the same version there, with the packages of requirements.lock."
            )
        return True

    def _assign(self) -> None:
        """Give trials to the workers that have room for them."""
        workers = [worker for worker in self._workers.values() if worker.usable]
        left: list[Trial] = []
        while self._waiting:
            trial = self._waiting.popleft()
            worker = room_for(trial, workers)
            if worker:
                self._begin(trial, worker)
                continue
            left.append(trial)
            if not trial.failures:
                # Those behind it need as much room, or more.
                break
        self._waiting.extendleft(reversed(left))

    def _begin(self, trial: Trial, worker: Worker) -> None:
        begun = Attempt(trial, worker, f"{self._client.id}-{next(self._numbers)}")
        worker.trials.append(trial)
        self._attempts[begun.key] = begun
        self._running[asyncio.create_task(self._try(begun))] = begun

    async def _try(self, begun: Attempt) -> Outcome:
        try:
            async with asyncio.timeout(self._deadline) as limit:
                address, parcel = begun.worker.address, begun.trial.parcel
                outcome: Outcome = await self._on(
                    address, attempt, parcel, self._content, begun.key
                )
                return outcome
        except TimeoutError:
            begun.overdue = limit.expired()
            raise

    async def _on(self, address: str, function: Callable[..., Any], *arguments: Any) -> Any:
        """Call a function on a worker."""
        future = self._client.submit(function, *arguments, workers=[address], pure=False)
        try:
            return await future
        finally:
            # Nobody else wants it, and so Dask forgets it or does not begin it.
            future.release()

    def _hear(self, event: tuple[float, tuple[str, int]]) -> None:
        """Hear from a worker how far an attempt has come."""
        key, cells = event[1]
        if key in self._attempts:
            self._attempts[key].begun = True
            self._attempts[key].trial.advance(cells)

    async def _wait(self) -> None:
        """Wait until an attempt or a greeting has ended, but not for long."""
        greetings = (worker.greeting for worker in self._workers.values())
        new = [greeting for greeting in greetings if not greeting.done()]
        if not self._running and not new:
            await asyncio.sleep(_TICK)
            return
        await asyncio.wait(
            [*self._running, *new], timeout=_TICK, return_when=asyncio.FIRST_COMPLETED
        )
        for task in [task for task in self._running if task.done()]:
            self._end(self._running.pop(task), task)

    def _end(self, ended: Attempt, task: "asyncio.Task[Outcome]") -> None:
        trial, worker = ended.trial, ended.worker
        worker.trials.remove(trial)
        del self._attempts[ended.key]
        try:
            outcome = task.result()
        except TilstandError:
            raise
        except (asyncio.CancelledError, CancelledError, KilledWorker):
            # What has not begun there, or ran beside one that hung, has no part in the end of it.
            if ended.begun and not worker.hung:
                self._fail(ended, "its process ended")
            else:
                self._waiting.appendleft(trial)
        except Exception as error:
            if ended.overdue:
                worker.hung = True
                self._restarts.add(asyncio.create_task(self._restart(worker)))
                self._fail(ended, f"no end within {self._deadline:g} seconds")
            else:
                self._fail(ended, f"{type(error).__name__}: {error}")
        else:
            if outcome.error and outcome.error.reason == DIED and not trial.has_one_left:
                # It may have been ended from outside, such as for a lack of memory.
                self._fail(ended, DIED)
                return
            trial.advance(outcome.cells)
            trial.error = outcome.error
            self._settle(trial, outcome.notebook)

    def _fail(self, ended: Attempt, why: str) -> None:
        """Note that an attempt has failed; try again elsewhere, unless it was the last."""
        trial = ended.trial
        trial.failures.append(f"{ended.worker.address}: {why}")
        trial.avoided.add(ended.worker.home)
        if len(trial.failures) < ATTEMPTS:
            self._waiting.append(trial)
            return
        reason = f"no worker ran it to its end in {ATTEMPTS} attempts ({'; '.join(trial.failures)})"
        cell = cell_after(trial.parcel, trial.cells)
        trial.error = LostError(trial.parcel.name, cell, reason, trial.parcel.kept)
        self._settle(trial, trial.parcel.notebook)

    async def _restart(self, worker: Worker) -> None:
        """End a worker that hangs. One without a nanny stays, and gets nothing more to do."""
        with suppress(Exception):
            await self._client.restart_workers(
                [worker.address], timeout=_ANSWER, raise_for_error=False
            )
