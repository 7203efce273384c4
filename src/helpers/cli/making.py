"""What `build` and `preview` share: editions are made, and bars show it."""

import functools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .alone import alone
from .progress import notebook_bars, say_why

if TYPE_CHECKING:
    from helpers.base.errors import ChapterError
    from helpers.production.book.making import Running
    from helpers.production.notebooks.many import Job, JobDone


def make_with_bars(
    root: Path,
    year: int | None,
    scheduler: str | None = None,
    *,
    every: bool = False,
    explain: bool = False,
    force: bool = False,
    in_passing: bool = False,
) -> None:
    """Make editions; leave no bars behind in passing."""
    from helpers.production.book.building import press

    # It loads while this process does.
    press()
    from helpers.production.book.making import Running, make_editions

    @contextmanager
    def follow(edition: int, work: "Sequence[Job]") -> "Iterator[Running]":
        with notebook_bars(str(edition), work, root, in_passing=in_passing) as bars:
            said = functools.partial(say_why, bars, f"{edition}  ", explain=explain)
            yield Running(runner_for(scheduler, root, bars.cell), said)

    make_editions(
        root, year, follow, here=scheduler is None, every=every, explain=explain, force=force
    )


def rebuild(root: Path, year: int) -> None:
    """Make again what has changed of an edition."""
    from helpers.production.book.made import is_current

    with alone(root):
        if not is_current(root, [year]):
            make_with_bars(root, year, in_passing=True)


def runner_for(
    scheduler: str | None, root: Path, cell_done: "JobDone"
) -> "Callable[[Sequence[Job], JobDone], tuple[ChapterError, ...]]":
    """Return what runs notebooks: this machine, or a cluster."""
    from helpers.production.notebooks.cluster import run_on
    from helpers.production.notebooks.many import run_all

    run = functools.partial(run_on, scheduler) if scheduler else run_all
    return lambda jobs, done: run(jobs, root, cell_done, done)
