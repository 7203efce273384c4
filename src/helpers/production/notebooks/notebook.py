"""Run one notebook for given parameters into a given file."""

import ast
import json
import tempfile
from collections.abc import Callable, Mapping
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from textwrap import shorten
from typing import Any

import nbformat
import papermill
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from papermill.engines import papermill_engines
from papermill.iorw import load_notebook_node
from papermill.parameterize import parameterize_notebook

from helpers.base.errors import ChapterError, InputError, Problem, UsageError
from helpers.base.files import write_whole
from helpers.base.messages import Fault

from .kernels.kernel import KERNEL, chapter_kernel, notes_file
from .normalise import normalised

INJECTED = "injected-parameters"
# Where an executed notebook says what it was made from.
RECORD = "tilstand"
# Why a notebook stopped whose kernel ended with no word of why.
DIED = "the Python process that ran the cell died"
# IPython says less of these than Python does.
_NO_PYTHON = ("SyntaxError", "IndentationError", "TabError")

CellDone = Callable[[], None]


def code_cells(notebook: Path, root: Path) -> int:
    """Count the cells that a run of the notebook goes through."""
    return sum(_runs(cell) for cell in _read(notebook, name_of(notebook, root)).cells)


def name_of(notebook: Path, root: Path) -> str:
    """Return what a notebook is called: its place in the project."""
    return notebook.relative_to(root).as_posix()


def source_of(notebook: Path, root: Path) -> str:
    """Return all of a notebook but what a run adds to it, as text."""
    loaded = normalised(_read(notebook, name_of(notebook, root)))
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

    Raises
    ------
    UsageError
        The notebook has no parameter of a name.
    ChapterError
        A cell failed. ``target`` then holds the notebook as far as it came.
    """
    name = name_of(notebook, root)
    loaded = _read(notebook, name)
    _check_names(notebook, name, parameters)
    if parameters:
        loaded = _with_parameters(loaded, parameters)
    failure, asked = _execute(loaded, root, cell_done)
    executed = normalised(loaded)
    executed.metadata[RECORD] = {"asked": asked}
    write_whole(target, f"{nbformat.writes(executed)}\n".encode())
    if failure:
        cell, reason = failure
        injected = [i for i, c in enumerate(loaded.cells[:cell]) if INJECTED in _tags(c)]
        raise ChapterError(name, cell - len(injected) + 1, reason, shown(target, root))


def _read(notebook: Path, name: str) -> NotebookNode:
    """Read a notebook, with a word on what is wrong where it is none."""
    if not notebook.is_file():
        fault = Fault("notebook-missing", "there is no such notebook; restore it from git.")
        raise InputError([Problem(name, fault)])
    return deepcopy(_parsed(notebook, name, notebook.read_bytes()))


# The same notebook may be run hundreds of times, one after the other.
@lru_cache(maxsize=1)
def _parsed(notebook: Path, name: str, content: bytes) -> NotebookNode:
    """Return the notebook that lies there with this content."""
    try:
        minor = nbformat.reads(content.decode(), as_version=nbformat.NO_CONVERT).nbformat_minor
        loaded: NotebookNode = load_notebook_node(str(notebook))
    except (ValueError, KeyError, AttributeError, nbformat.ValidationError) as error:
        fault = Fault(
            "notebook-form",
            "This is not a notebook ({reason}). Save it again in Jupyter.",
            reason=str(error),
        )
        raise InputError([Problem(name, fault)]) from None
    if minor < 5:
        for position, cell in enumerate(loaded.cells, start=1):
            cell["id"] = f"cell-{position}"
    return loaded


def _check_names(notebook: Path, name: str, parameters: Mapping[str, Any]) -> None:
    """Refuse parameters that the notebook does not have; Papermill would only log them."""
    known = _known(notebook, notebook.read_bytes())
    unknown = sorted(set(parameters) - set(known))
    if unknown:
        names = ", ".join(sorted(known)) or "none at all"
        raise UsageError(
            f"{name} has no parameter {', '.join(map(repr, unknown))}. Its parameters are: {names}."
        )


@lru_cache(maxsize=1)
def _known(notebook: Path, content: bytes) -> tuple[str, ...]:
    """Return the names of the parameters of the notebook that lies there with this content."""
    return tuple(papermill.inspect_notebook(_escaped(notebook)))


def _with_parameters(loaded: NotebookNode, parameters: Mapping[str, Any]) -> NotebookNode:
    """Add the cell that overrides the defaults: hidden in the book, and with a fixed id."""
    result: NotebookNode = parameterize_notebook(
        loaded, dict(parameters), kernel_name=KERNEL, language="python"
    )
    for cell in result.cells:
        if INJECTED in _tags(cell):
            cell["id"] = INJECTED
            cell.metadata["tags"] = [INJECTED, "remove-cell"]
    return result


def _execute(
    loaded: NotebookNode, root: Path, cell_done: CellDone
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
                papermill_engines.execute_notebook_with_engine(
                    None,
                    loaded,
                    KERNEL,
                    progress_bar=False,
                    coalesce_streams=True,
                    on_cell_complete=lambda cell, cell_index: cell_done(),
                    km=kernel,
                )
        except DeadKernelError:
            begun = [i for i, cell in enumerate(loaded.cells) if _begun(cell)]
            return (max(begun, default=0), DIED), {}
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


def _begun(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("papermill", {}).get("start_time"))


def _escaped(path: Path) -> str:
    """Papermill takes braces in a path for parameters of its own."""
    return str(path).replace("{", "{{").replace("}", "}}")


def shown(path: Path, root: Path) -> str:
    """Return a place as messages name it: within the project, where it lies there."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
