"""Refuse figures that share an anchor: links and downloads of one would lead to the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from helpers.base.errors import InputError, Problem
from helpers.base.messages import Fault
from helpers.base.outputs import outputs_of


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something stands: the notebook, and the cell as its author counts them."""

    notebook: str
    cell: int
    anchor: str
    is_figure: bool

    def __str__(self) -> str:
        return f"{self.notebook}, cell {self.cell}"


def refuse_shared(notebooks: Mapping[Path, NotebookNode]) -> None:
    """Stop where a figure has the anchor of another figure, or of one that the edition lacks.

    Parameters
    ----------
    notebooks : mapping of Path to NotebookNode
        All notebooks of an edition with what their cells show, by their places in the project.

    Raises
    ------
    InputError
        Anchors stand twice; each is told with the notebooks and cells.
    """
    places: dict[str, list[_Place]] = {}
    for name, notebook in notebooks.items():
        for place in _places(name.as_posix(), notebook):
            places.setdefault(place.anchor, []).append(place)
    problems = [
        Problem(
            str(found[0]),
            Fault(
                "anchor-twice",
                "the anchor {anchor!r} stands in {places} too. An anchor is the address of one "
                "figure and the name of its file: give each figure one of its own.",
                anchor=anchor,
                places=" and in ".join(map(str, found[1:])),
            ),
        )
        for anchor, found in places.items()
        if len(found) > 1 and any(place.is_figure for place in found)
    ]
    if problems:
        raise InputError(problems)


def _places(name: str, notebook: NotebookNode) -> Iterator[_Place]:
    """Yield every figure of a notebook, and everything that it says the edition lacks."""
    for number, cell in enumerate(notebook.cells, start=1):
        for found in outputs_of(cell):
            if found.figure:
                for anchor in found.figure.anchors:
                    yield _Place(name, number, anchor, is_figure=True)
            for anchor in found.absent:
                yield _Place(name, number, anchor, is_figure=False)
