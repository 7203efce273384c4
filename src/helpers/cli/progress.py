"""Bars for what takes time, and why it is done."""

import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .saying import console

if TYPE_CHECKING:
    from helpers.production.notebooks.many import Job


class Bars(NamedTuple):
    """What moves the bars of notebooks: a cell of one, or all of one."""

    cell: "Callable[[Job], None]"
    whole: "Callable[[Job], None]"


@contextmanager
def notebook_bars(
    label: str, work: "Iterable[Job]", root: Path, *, in_passing: bool = False
) -> Iterator[Bars]:
    """Show a bar for each notebook, which counts its cells; afterwards too unless in passing."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from helpers.production.notebooks.notebook import code_cells

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=in_passing) as bars:
        cells = {
            job.notebook: code_cells(job.notebook, root) + bool(job.parameters) for job in work
        }
        tasks = {
            notebook: bars.add_task(
                f"{label}  {notebook.relative_to(root).as_posix()}", total=count
            )
            for notebook, count in cells.items()
        }
        yield Bars(
            lambda job: bars.advance(tasks[job.notebook]),
            lambda job: bars.update(tasks[job.notebook], completed=cells[job.notebook]),
        )


@contextmanager
def report_bar(count: int, root: Path) -> Iterator[Callable[[], None]]:
    """Show one bar for all reports, which goes on with each of their cells."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    from helpers.production.notebooks.notebook import code_cells
    from helpers.production.reports.folder import NOTEBOOK

    cells = code_cells(root / NOTEBOOK, root) + 1
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        Remaining(),
    )
    with Progress(*columns, console=console) as bars:
        task, done = bars.add_task("Reports", total=count), itertools.count(1)
        yield lambda: bars.update(task, completed=min(count, next(done) / cells))


def say_why(bars: Bars, label: str, job: "Job", reason: str, *, explain: bool) -> None:
    """Say why a notebook runs, if somebody wants to know; fill the bar of one that does not."""
    if not reason:
        bars.whole(job)
    if explain:
        why = f"runs: {reason}" if reason else "does not run: nothing has changed"
        console.print(f"{label}{job.notebook.stem}: {why}")
