"""Build editions of the book: run the chapters, stage them, turn them into HTML."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.base.errors import ChapterError, FailedError

from .building import BEFORE, SCRATCH, build_html
from .contents import configuration, pages
from .feed import corrections
from .imprint import published_at, stated
from .made import digest_of_stage, is_made, remember_made
from .outside import built_editions, write_outside
from .prints import take_away
from .staging import stage

# What runs notebooks and reads the data takes long to load, and new text needs neither.
if TYPE_CHECKING:
    from helpers.production.notebooks.kept import Kept
    from helpers.production.notebooks.many import Job

    Runner = Callable[[Sequence[Job], Callable[[Job], None]], tuple[ChapterError, ...]]
    Explain = Callable[[Job, str], None]


def notebooks(root: Path) -> tuple[Path, ...]:
    """Return the notebooks that the table of contents names, in its order."""
    found = (root / f"{page}.ipynb" for page in pages(root))
    return tuple(notebook for notebook in found if notebook.is_file())


def jobs(root: Path, year: int, language: str = "nb") -> "tuple[Job, ...]":
    """Return what there is to run for an edition."""
    from helpers.production.notebooks.many import Job

    executed = _executed(root, year)
    parameters = {"year": year, "language": language}
    return tuple(
        Job(notebook, executed / notebook.relative_to(root), parameters)
        for notebook in notebooks(root)
    )


def clear_away(root: Path) -> None:
    """Put right what a build left that was interrupted; nobody else may be building."""
    html = root / "_build" / "html"
    for scratch in html.glob(f"{SCRATCH}*"):
        for before in scratch.glob(f"{BEFORE}*"):
            target = html / before.name.removeprefix(BEFORE)
            if not target.exists():
                before.rename(target)
        shutil.rmtree(scratch)


def run_chapters(
    root: Path,
    year: int,
    kept: "Kept",
    runner: "Runner",
    explain: "Explain" = lambda job, reason: None,
    *,
    force: bool = False,
) -> None:
    """Run the notebooks of an edition that have changed; where one fails the others still run.

    Parameters
    ----------
    root : Path
        The project.
    year : int
        The edition.
    kept : Kept
        The notebooks that have run.
    runner : callable
        Runs notebooks, calls what it is given with each that did not stop, and returns an
        error for each that did.
    explain : callable
        Called with the job of each notebook, and why it runs; empty where it does not.
    force : bool
        Run all of them.

    Raises
    ------
    FailedError
        Chapters that failed, all of them.
    """
    from helpers.production.notebooks.kept import run_changed

    executed = _executed(root, year)
    work = jobs(root, year)
    _clear(executed, {job.target for job in work})
    failures = run_changed(work, kept, runner, explain, force=force)
    if failures:
        raise FailedError(failures)


def write_pages(root: Path, year: int, *, draft: bool, force: bool = False) -> None:
    """Write the HTML of an edition whose notebooks have run, where it is not there already.

    Parameters
    ----------
    root : Path
        The project.
    year : int
        The edition.
    draft : bool
        Whether its pages are to say that their numbers may change.
    force : bool
        Write it in any case.

    Raises
    ------
    TilstandError
        Faults in the book.
    """
    executed = _executed(root, year)
    run = [executed / notebook.relative_to(root) for notebook in notebooks(root)]
    staged = stage(
        root,
        year,
        run,
        executed,
        draft=draft,
        imprint=stated(root, year),
        address=published_at(root),
    )
    target = root / "_build" / "html" / str(year)
    made_from = digest_of_stage(root, staged)
    if force or not is_made(root, year, made_from, target):
        take_away(target.parent, year)
        build_html(staged, target, fresh=force)
        remember_made(root, year, made_from, target)


def finish(root: Path, years: Sequence[int]) -> Path:
    """Write the pages outside the editions, and return the page that leads to the newest.

    Parameters
    ----------
    root : Path
        The project.
    years : sequence of int
        All editions that there are; those that have been built are linked.
    """
    html = root / "_build" / "html"
    write_outside(
        html,
        built_editions(html, years),
        configuration(root)["title"],
        address=published_at(root),
        corrected=corrections(root),
    )
    return html / "index.html"


def _clear(executed: Path, targets: set[Path]) -> None:
    """Take away what is kept of notebooks that the book has no longer."""
    for file in executed.rglob("*.*"):
        if file.is_file() and file.with_suffix(".ipynb") not in targets:
            file.unlink()


def _executed(root: Path, year: int) -> Path:
    return root / "_build" / "executed" / str(year)
