"""Make editions: as little as has changed, and all that stands around them."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.production.notebooks.imported import imported_by_files
from helpers.production.notebooks.kernels.forked import warm_up

from .contents import CHAPTERS, configuration
from .editions import in_step
from .made import begin, figures_of, ran, remember, remember_run

# What makes pages takes long to load, and what runs notebooks and reads the data too, which new
# text does not need.
if TYPE_CHECKING:
    from helpers.production.notebooks.many import Job

    from .book import Explain, Runner


@dataclass(frozen=True, slots=True)
class Running:
    """How the notebooks of an edition are run, and who hears why."""

    runner: "Runner"
    explain: "Explain"


Follow = Callable[[int, "Sequence[Job]"], AbstractContextManager[Running]]


def make_editions(
    root: Path,
    year: int | None,
    follow: Follow,
    *,
    here: bool,
    every: bool,
    explain: bool,
    force: bool,
) -> None:
    """Make editions, and all that stands around them.

    Parameters
    ----------
    root : Path
        The project; nobody else may be building in it.
    year : int, optional
        The edition; the newest where left out.
    follow : callable
        Returns, for an edition and the notebooks that there are to run, how they are run; it is
        entered before the first and left after the last.
    here : bool
        Notebooks run on this machine, which can begin to load what they import.
    every : bool
        Make every edition.
    explain : bool
        Look at every notebook, so that it can be said why it runs.
    force : bool
        Make everything again.

    Raises
    ------
    InputError
        Data, claims or commentary have faults.
    FailedError
        Notebooks that stopped.
    """
    project, built = begin(root)
    figures = figures_of(root)
    before = ran(root, figures)
    drafts, chosen = before.drafts, before.all_of(year, every=every)
    is_text = bool(chosen) and not explain and not force
    if here and not is_text:
        warm_up(imported_by_files(sorted((root / CHAPTERS).glob("*.ipynb"))))
    from .book import clear_away, finish, write_pages

    clear_away(root)
    if is_text:
        for edition in chosen:
            write_pages(root, edition, draft=drafts[edition])
    else:
        drafts, chosen = _look_at_figures(root, year, follow, every=every, force=force)
        remember_run(root, figures, drafts, chosen)
    finish(root, list(drafts))
    remember(root, project, drafts, built.union(chosen))


def _look_at_figures(
    root: Path, year: int | None, follow: Follow, *, every: bool, force: bool
) -> tuple[dict[int, bool], tuple[int, ...]]:
    """Check the data and make editions from them; return all editions, and those made."""
    from helpers.data import edition_year, editions, newest_edition
    from helpers.production.notebooks.kept import Kept
    from helpers.production.sound import require_sound_project

    from .book import jobs, run_chapters, write_pages

    require_sound_project(root)
    # What is wrong with it is said before notebooks run for it.
    configuration(root)
    drafts = {row.year: row.status == "draft" for row in editions(root)}
    one = newest_edition(root) if year is None else edition_year(root, year)
    chosen = tuple(drafts) if every else (one,)
    kept = Kept(root)

    def run(edition: int) -> None:
        with follow(edition, jobs(root, edition)) as running:
            run_chapters(root, edition, kept, running.runner, running.explain, force=force)

    def write(edition: int) -> None:
        write_pages(root, edition, draft=drafts[edition], force=force)

    in_step(chosen, run, write)
    return drafts, chosen
