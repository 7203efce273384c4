"""Make editions, with bars: what `build` and `preview` share."""

import functools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .alone import alone
from .options import check_data, chosen_edition
from .progress import notebook_bars, say_why

if TYPE_CHECKING:
    from helpers.base.errors import ChapterError
    from helpers.production.notebooks import Job, JobDone


def build_editions(
    root: Path,
    year: int | None,
    scheduler: str | None,
    *,
    every: bool,
    explain: bool,
    force: bool,
    in_passing: bool = False,
) -> None:
    """Make editions, and all that stands around them.

    Parameters
    ----------
    root : Path
        The project; nobody else may be building in it.
    year : int, optional
        The edition; the newest where left out.
    scheduler : str, optional
        The address of a Dask scheduler to run notebooks on.
    every : bool
        Make every edition.
    explain : bool
        Say of each notebook why it runs or does not.
    force : bool
        Make everything again.
    in_passing : bool
        Leave no bars behind.
    """
    from helpers.production.book.book import clear_away, finish, write_pages
    from helpers.production.book.building import press
    from helpers.production.book.made import begin, figures_of, ran, remember

    press()
    project, built = begin(root)
    figures = figures_of(root)
    clear_away(root)
    before = ran(root, figures)
    drafts, chosen = before.drafts, before.all_of(year, every=every)
    if chosen and not explain and not force:
        for edition in chosen:
            write_pages(root, edition, draft=drafts[edition])
    else:
        drafts, chosen = _run_and_build(
            root,
            year,
            scheduler,
            figures,
            every=every,
            explain=explain,
            force=force,
            in_passing=in_passing,
        )
    finish(root, list(drafts))
    remember(root, project, drafts, built.union(chosen))


def _run_and_build(
    root: Path,
    year: int | None,
    scheduler: str | None,
    figures: str,
    *,
    every: bool,
    explain: bool,
    force: bool,
    in_passing: bool,
) -> tuple[dict[int, bool], tuple[int, ...]]:
    """Check the data and build editions from them; return all editions, and those built."""
    from helpers.production.notebooks.kernels.forked import warm_up

    if not scheduler:
        warm_up()
    from helpers.data import editions
    from helpers.production.book.book import jobs, run_chapters, write_pages
    from helpers.production.book.editions import in_step
    from helpers.production.book.made import remember_run
    from helpers.production.notebooks import Kept

    check_data(root)
    drafts = {row.year: row.status == "draft" for row in editions(root)}
    chosen = tuple(drafts) if every else (chosen_edition(root, year),)
    kept = Kept(root)

    def run(edition: int) -> None:
        with notebook_bars(str(edition), jobs(root, edition), root, in_passing=in_passing) as bars:
            runner = runner_for(scheduler, root, bars.cell)
            said = functools.partial(say_why, bars, f"{edition}  ", explain=explain)
            run_chapters(root, edition, kept, runner, said, force=force)

    def write(edition: int) -> None:
        write_pages(root, edition, draft=drafts[edition], force=force)

    in_step(chosen, run, write)
    remember_run(root, figures, drafts, chosen)
    return drafts, chosen


def rebuild(root: Path, year: int) -> None:
    """Make again what has changed of an edition."""
    from helpers.production.book.made import is_current

    with alone(root):
        if not is_current(root, [year]):
            build_editions(
                root, year, None, every=False, explain=False, force=False, in_passing=True
            )


def runner_for(
    scheduler: str | None, root: Path, cell_done: "JobDone"
) -> "Callable[[Sequence[Job], JobDone], tuple[ChapterError, ...]]":
    """Return what runs notebooks: this machine, or a cluster."""
    from helpers.production.notebooks import run_all, run_on

    run = functools.partial(run_on, scheduler) if scheduler else run_all
    return lambda jobs, done: run(jobs, root, cell_done, done)
