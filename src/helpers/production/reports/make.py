"""Make reports: those that are not there yet, each written as soon as it is done."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from json import loads
from pathlib import Path

import nbformat

from helpers.base.errors import ChapterError, TilstandError
from helpers.base.language import SOURCE_LANGUAGE
from helpers.production.notebooks.many import Job, JobDone
from helpers.survey.prepared.report import as_report
from helpers.survey.prepared.tidy import tidy

from .folder import NOTEBOOK, is_whole, mark_of, target, workplace, write_whole
from .page import page
from .prepare import Prepared

Runner = Callable[[Sequence[Job], JobDone], tuple[ChapterError, ...]]


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be made.

    Parameters
    ----------
    organisation : str
        What tells the body apart, on one line.
    reason : str
        What went wrong, and what is kept of it.
    """

    organisation: str
    reason: str

    def __str__(self) -> str:
        return f"{self.organisation!r}: {self.reason}"


def missing(reports: Iterable[Prepared], folder: Path, root: Path) -> tuple[Prepared, ...]:
    """Return those whose report does not lie in the folder, whole and up to date."""
    return tuple(p for p in reports if not is_whole(target(folder, p), mark_of(p, root)))


def make(
    reports: Sequence[Prepared], folder: Path, root: Path, runner: Runner
) -> tuple[Failure, ...]:
    """Make reports, each written as soon as its notebook has run.

    Parameters
    ----------
    reports : sequence of Prepared
        Those to make.
    folder : Path
        Where they go.
    root : Path
        The project.
    runner : callable
        Runs notebooks, calls what it is given with each that did not stop, and returns an
        error for each that did.

    Returns
    -------
    tuple of Failure
        One for each report that could not be made, in the order of the reports. The others
        are made.
    """
    with workplace(folder) as work:
        jobs = [_job(prepared, work, root) for prepared in reports]
        of = {job.target: prepared for job, prepared in zip(jobs, reports, strict=True)}
        failures: dict[Path, str] = {}
        finished: set[Path] = set()

        def done(job: Job) -> None:
            finished.add(job.target)
            try:
                _write(of[job.target], job.target, folder, root)
            except (TilstandError, OSError) as error:
                failures[job.target] = str(error)

        errors = runner(jobs, done)
        stopped = (place for place in of if place not in finished)
        failures |= {place: str(error) for place, error in zip(stopped, errors, strict=True)}
    return tuple(
        Failure(tidy(prepared.organisation), failures[place])
        for place, prepared in of.items()
        if place in failures
    )


def _job(prepared: Prepared, work: Path, root: Path) -> Job:
    """Lay out what the notebook of a report reads, and return its run."""
    figures = work / f"{prepared.place}.json"
    figures.write_text(prepared.figures, encoding="utf-8")
    parameters = {
        "organisation": prepared.organisation,
        "figures": str(work),
        "language": SOURCE_LANGUAGE,
    }
    return Job(root / NOTEBOOK, work / f"{prepared.place}.ipynb", parameters, (figures,))


def _write(prepared: Prepared, executed: Path, folder: Path, root: Path) -> None:
    notebook = nbformat.v4.reads(executed.read_text(encoding="utf-8"))
    report = as_report(loads(prepared.figures))
    text = page(notebook, report, root, mark_of(prepared, root))
    write_whole(target(folder, prepared), text, executed.parent)
    executed.unlink()
