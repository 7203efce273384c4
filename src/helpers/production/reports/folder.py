"""The folder of the reports: where it may lie, and how each report comes into it whole."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from helpers.base import files
from helpers.base.errors import UsageError

from .prepare import Prepared

NOTEBOOK = Path("reports") / "organisation.ipynb"
_WORK = ".work"
_STYLES = "theme/static/*.css"
_END = "</html>\n"


def report_folder(root: Path, out: Path | None, year: int) -> Path:
    """Return the folder that reports go into: one that is never published.

    Raises
    ------
    UsageError
        It is no folder, or lies in the project where it could be published by mistake.
    """
    private = root / "_build" / "reports"
    folder = (out or private / str(year)).resolve()
    if folder.is_relative_to(root) and not folder.is_relative_to(private):
        raise UsageError(
            f"{out} lies in the project, and reports are for one body only. Give an --out "
            f"outside it, or none: then they go to {private.relative_to(root).as_posix()}."
        )
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{out} is no folder.")
    if folder.suffix and not folder.exists():
        raise UsageError(
            f"{out} looks like a file, and reports go into a folder; give an --out without the "
            f"ending {folder.suffix}."
        )
    return folder


def target(folder: Path, prepared: Prepared) -> Path:
    """Return where the report of a body lies."""
    return folder / f"{prepared.place}.html"


def mark_of(prepared: Prepared, root: Path) -> str:
    """Return a text that changes when anything does that the report is made of."""
    return files.digest(f"{_shared(root)}{prepared.figures}".encode())


def is_whole(file: Path, mark: str) -> bool:
    """Whether a report lies there, made of the same things and to its end."""
    if not file.is_file():
        return False
    text = file.read_text(encoding="utf-8", errors="replace")
    return f'name="tilstand-report" content="{mark}"' in text and text.endswith(_END)


def write_whole(file: Path, text: str, work: Path) -> None:
    """Write a report aside and move it to its place, so that it is there whole or not at all."""
    aside = work / file.name
    files.write_whole(aside, text.encode() if text.endswith("\n") else f"{text}\n".encode())
    aside.replace(file)


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """Lend a folder that nobody else can read; what is left in it at the end goes.

    A notebook that failed stays, and goes with the next run.
    """
    work = folder / _WORK
    shutil.rmtree(work, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    work.mkdir(mode=0o700)
    try:
        yield work
    finally:
        for file in work.glob("*.json"):
            file.unlink()
        if not any(work.iterdir()):
            work.rmdir()


@cache
def _shared(root: Path) -> str:
    """Return a digest of all that is the same for every report: notebook, look, code, lock."""
    look = files.digest_of([root / NOTEBOOK, *root.glob(_STYLES)], root)
    return f"{look} {files.code_of_package()} {files.versions(root)}"
