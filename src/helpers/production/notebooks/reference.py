"""Refresh the outputs that are kept with the notebooks in git."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import nbformat

from helpers.base.errors import ChapterError

from .many import Job, run_all
from .notebook import RECORD

_DEFAULT_YEAR = re.compile(r"^year\s*=\s*\d+", re.MULTILINE)


def refresh(
    notebooks: Sequence[Path],
    year: int,
    root: Path,
    cell_done: Callable[[Job], None] = lambda job: None,
) -> tuple[ChapterError, ...]:
    """Run notebooks as they stand and write what they show back into them.

    Their default year becomes that of the newest edition first. A notebook that fails stays
    as it was; how far it came is kept below ``_build``.

    Parameters
    ----------
    notebooks : sequence of Path
        The notebooks.
    year : int
        The newest edition.
    root : Path
        The project.
    cell_done : callable
        Called with the job after each code cell.
    """
    executed = root / "_build" / "executed" / "notebooks"
    jobs = [Job(notebook, executed / notebook.relative_to(root)) for notebook in notebooks]
    before = {job.notebook: job.notebook.read_bytes() for job in jobs}
    done: dict[Path, bytes] = {}
    try:
        for job in jobs:
            _set_default_year(job.notebook, year)
        errors = run_all(jobs, root, cell_done)
        failed = {root / error.notebook for error in errors}
        done = {job.notebook: _shown(job.target) for job in jobs if job.notebook not in failed}
    finally:
        for notebook, content in (before | done).items():
            notebook.write_bytes(content)
    return errors


def _shown(executed: Path) -> bytes:
    """Return a notebook without the record of what it was made from."""
    loaded = nbformat.read(executed, as_version=4)
    del loaded.metadata[RECORD]
    return f"{nbformat.writes(loaded)}\n".encode()


def _set_default_year(notebook: Path, year: int) -> None:
    """Make ``year`` the default of the notebook's ``parameters`` cell."""
    loaded = nbformat.read(notebook, as_version=4)
    for cell in loaded.cells:
        if "parameters" in cell.metadata.get("tags", []):
            cell["source"] = _DEFAULT_YEAR.sub(f"year = {year}", cell.source)
    nbformat.write(loaded, notebook)
