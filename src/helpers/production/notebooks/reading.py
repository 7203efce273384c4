"""Read a notebook, with a word on what is wrong where it is none, or none that runs here."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from papermill.iorw import load_notebook_node
from papermill.translators import papermill_translators
from papermill.utils import find_first_tagged_cell_index

from helpers.base.errors import InputError, Problem
from helpers.base.messages import Fault

from .kernels.kernel import KERNEL

LANGUAGE = "python"
# The version of the form since which cells have names.
_NAMED_SINCE = 5
# What libraries raise for a notebook that is none.
_SPOILT = (
    nbformat.ValidationError,
    AssertionError,
    AttributeError,
    LookupError,
    NameError,
    RecursionError,
    TypeError,
    ValueError,
)


def name_of(notebook: Path, root: Path) -> str:
    """Return what a notebook is called: its place in the project."""
    return notebook.relative_to(root).as_posix()


def read(notebook: Path, root: Path) -> NotebookNode:
    """Read a notebook of a project.

    Raises
    ------
    InputError
        There is none, it is of another form, in another language, or has cells of one name.
    """
    name = name_of(notebook, root)
    if not notebook.is_file():
        fault = Fault("notebook-missing", "there is no such notebook; restore it from git.")
        raise InputError([Problem(name, fault)])
    return deepcopy(_parsed(notebook, name, notebook.read_bytes()))


def parameters_of(loaded: NotebookNode) -> tuple[str, ...]:
    """Return the names of the parameters of a notebook."""
    place = find_first_tagged_cell_index(loaded, "parameters")
    if place < 0:
        return ()
    translator = papermill_translators.find_translator(KERNEL, LANGUAGE)
    return tuple(parameter.name for parameter in translator.inspect(loaded.cells[place]))


# A notebook is read to count its cells, to see what changed and to run it, perhaps many times.
@lru_cache(maxsize=64)
def _parsed(notebook: Path, name: str, content: bytes) -> NotebookNode:
    """Return the notebook that lies there with this content."""
    try:
        loaded: NotebookNode = load_notebook_node(str(notebook))
        nbformat.validate(loaded)
        # JSON has a way to write halves of letters, which no file can hold.
        json.dumps(loaded, ensure_ascii=False).encode()
        # As it is written: libraries give names to cells that have none.
        written = json.loads(content)
        problems = [Problem(name, fault) for fault in _unfit(written)]
    except _SPOILT as error:
        fault = Fault(
            "notebook-form",
            "This is not a notebook ({reason}). Save it again in Jupyter.",
            reason=_reason(error),
        )
        raise InputError([Problem(name, fault)]) from None
    if problems:
        raise InputError(problems)
    if written["nbformat_minor"] < _NAMED_SINCE:
        for position, cell in enumerate(loaded.cells, start=1):
            cell["id"] = f"cell-{position}"
    return loaded


def _reason(error: Exception) -> str:
    """Return what is wrong in one line; of what is not as it must be, also where."""
    place = ".".join(map(str, getattr(error, "absolute_path", ())))
    said = getattr(error, "message", None) or str(error) or type(error).__name__
    return ": ".join(filter(None, (place, " ".join(said.split()))))


def _unfit(written: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what keeps a notebook from being run and its outputs from being found again."""
    kernel = written["metadata"].get("kernelspec", {})
    language = kernel.get("language", LANGUAGE)
    if str(language).lower() != LANGUAGE:
        yield Fault(
            "notebook-language",
            "is for a kernel of {language}; expected Python. Choose a Python kernel for it in "
            "Jupyter.",
            language=language,
        )
    if (written["nbformat"], written["nbformat_minor"]) < (4, _NAMED_SINCE):
        return
    names = Counter(cell.get("id") for cell in written["cells"])
    twice = tuple(str(name) for name, times in names.items() if times > 1 or name is None)
    if twice:
        yield Fault(
            "notebook-cells",
            "has cells without a name of their own ({names}); their outputs could be taken for "
            "each other's. Save it again in Jupyter.",
            names=twice,
        )
