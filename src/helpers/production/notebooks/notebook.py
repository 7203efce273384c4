"""Run one notebook for given parameters into a given file."""

import ast
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import shorten
from typing import Any

import nbformat
from nbformat import NotebookNode
from papermill.parameterize import parameterize_notebook

from helpers.base.errors import ChapterError, UsageError
from helpers.base.files import write_whole

from .kernels.kernel import KERNEL, chapter_kernel, notes_file
from .limits import CELL, CellLimits, CellStopped, LimitedEngine
from .normalise import normalised
from .reading import LANGUAGE, name_of, parameters_of, read

INJECTED = "injected-parameters"
# Where an executed notebook says what it was made from.
RECORD = "tilstand"
# IPython says less of these than Python does.
_NO_PYTHON = ("SyntaxError", "IndentationError", "TabError")

CellDone = Callable[[], None]


def code_cells(notebook: Path, root: Path) -> int:
    """Count the cells that a run of the notebook goes through."""
    return sum(_runs(cell) for cell in read(notebook, root).cells)


def source_of(notebook: Path, root: Path) -> str:
    """Return all of a notebook but what a run adds to it, as text."""
    loaded = normalised(read(notebook, root))
    for cell in loaded.cells:
        if cell.cell_type == "code":
            cell["outputs"], cell["execution_count"] = [], None
    return str(nbformat.writes(loaded))


def run(
    notebook: Path,
    target: Path,
    parameters: Mapping[str, Any],
    root: Path,
    cell_done: CellDone = lambda: None,
    limits: CellLimits = CELL,
) -> None:
    """Run a notebook and write what it shows into another file, or back into its own.

    The same notebook, code, data and parameters give the same bytes. The working directory is
    an empty one that is gone afterwards, so that no chapter can come to depend on it.

    Parameters
    ----------
    notebook : Path
        The notebook, somewhere below ``root``.
    target : Path
        Where the executed notebook goes.
    parameters : mapping of str to object
        What stands in for the defaults of the cell tagged ``parameters``; may be empty.
    root : Path
        The project.
    cell_done : callable
        Called after each code cell.
    limits : CellLimits
        The most that one cell may take.

    Raises
    ------
    UsageError
        The notebook has no parameter of a name.
    ChapterError
        A cell failed or was stopped. ``target`` then holds the notebook as far as it came.
    """
    name = name_of(notebook, root)
    loaded = read(notebook, root)
    _check_names(loaded, name, parameters)
    if parameters:
        loaded = _with_parameters(loaded, parameters)
    failure, asked = _execute(loaded, root, cell_done, limits)
    executed = normalised(loaded)
    executed.metadata[RECORD] = {"asked": asked}
    write_whole(target, f"{nbformat.writes(executed)}\n".encode())
    if failure:
        cell, reason = failure
        injected = [i for i, c in enumerate(loaded.cells[:cell]) if INJECTED in _tags(c)]
        raise ChapterError(name, cell - len(injected) + 1, reason, shown(target, root))


def _check_names(loaded: NotebookNode, name: str, parameters: Mapping[str, Any]) -> None:
    """Refuse parameters that the notebook does not have; Papermill would only log them."""
    known = parameters_of(loaded)
    unknown = sorted(set(parameters) - set(known))
    if unknown:
        names = ", ".join(sorted(known)) or "none at all"
        raise UsageError(
            f"{name} has no parameter {', '.join(map(repr, unknown))}. Its parameters are: {names}."
        )


def _with_parameters(loaded: NotebookNode, parameters: Mapping[str, Any]) -> NotebookNode:
    """Add the cell that overrides the defaults: hidden in the book, and with a fixed id."""
    result: NotebookNode = parameterize_notebook(
        loaded, dict(parameters), kernel_name=KERNEL, language=LANGUAGE
    )
    for cell in result.cells:
        if INJECTED in _tags(cell):
            cell["id"] = INJECTED
            cell.metadata["tags"] = [INJECTED, "remove-cell"]
    return result


def _execute(
    loaded: NotebookNode, root: Path, cell_done: CellDone, limits: CellLimits
) -> tuple[tuple[int, str] | None, dict[str, str]]:
    """Run all cells in place.

    Returns
    -------
    (position, reason) or None
        Of the cell that failed.
    dict of question to digest
        What the notebook asked of the data.
    """
    with tempfile.TemporaryDirectory(prefix="tilstand-", ignore_cleanup_errors=True) as folder:
        work = Path(folder) / "work"
        work.mkdir()
        try:
            with chapter_kernel(Path(folder), root, work) as kernel:
                LimitedEngine.execute_notebook(
                    loaded,
                    KERNEL,
                    progress_bar=False,
                    limits=limits,
                    on_cell_complete=lambda cell, cell_index: cell_done(),
                    km=kernel,
                )
        except CellStopped as stopped:
            return (stopped.position, stopped.reason), {}
        notes = notes_file(Path(folder))
        asked = json.loads(notes.read_text(encoding="utf-8")) if notes.is_file() else {}
    return _failure(loaded), asked


def _failure(loaded: NotebookNode) -> tuple[int, str] | None:
    for position, cell in enumerate(loaded.cells):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                return position, shorten(f"{output.ename}: {_said(cell, output)}", 300)
        if cell.metadata.papermill.get("exception"):
            return position, "the cell stopped without an error of its own"
    return None


def _said(cell: NotebookNode, output: NotebookNode) -> str:
    """Return the words of an error; of a cell that is no Python, Python's own with their line."""
    if output.ename in _NO_PYTHON:
        try:
            ast.parse(cell.source)
        except SyntaxError as error:
            return f"line {error.lineno}: {error.msg}"
    return str(output.evalue)


def _runs(cell: NotebookNode) -> bool:
    return bool(cell.cell_type == "code" and cell.source.strip())


def _tags(cell: NotebookNode) -> list[str]:
    return list(cell.metadata.get("tags", []))


def shown(path: Path, root: Path) -> str:
    """Return a place as messages name it: within the project, where it lies there."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
