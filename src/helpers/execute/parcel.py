"""What travels to another machine and back: a notebook, and what it needs of this machine.

Places differ from machine to machine, and nothing that a notebook shows may tell them apart. So
the places in its parameters become those of the machine that runs it, and those in what comes
back become again what they were here.
"""

import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from papermill.translators import translate_parameters

from ..kernels.kernel import KERNEL
from .many import Job
from .notebook import INJECTED, name_of, shown

# What notebooks read of the project.
SHARED = ("data", "locales")


@dataclass(frozen=True, slots=True)
class Parcel:
    """One notebook on its way.

    Parameters
    ----------
    name : str
        The notebook's place in the project.
    notebook : bytes
        The notebook.
    parameters : mapping of str to object
        Its parameters, with places as they are here.
    inputs : mapping of str to bytes
        What it reads beside what all notebooks share: the place here, and the content.
    root : str
        Where the project lies here.
    kept : str
        Where the executed notebook goes here, as an error names it.
    """

    name: str
    notebook: bytes
    parameters: Mapping[str, Any]
    inputs: Mapping[str, bytes]
    root: str
    kept: str


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a parcel has been unpacked: a project of its own, and files from outside of it."""

    root: Path
    outside: Path
    notebook: Path
    parameters: Mapping[str, Any]


def pack(job: Job, root: Path) -> Parcel:
    """Return what must travel so that a job can be done elsewhere."""
    inputs = {str(file): file.read_bytes() for file in job.inputs}
    return Parcel(
        name=name_of(job.notebook, root),
        notebook=job.notebook.read_bytes(),
        parameters=dict(job.parameters),
        inputs=inputs,
        root=str(root),
        kept=shown(job.target, root),
    )


def shared_files(root: Path) -> dict[str, bytes]:
    """Return what all notebooks may read of the project: the place in it, and the content."""
    files = (file for folder in SHARED for file in sorted((root / folder).rglob("*")))
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in files
        if file.is_file() and not file.name.startswith(".")
    }


def unpack(parcel: Parcel, shared: Path, folder: Path) -> Layout:
    """Lay out a project in which a notebook can run.

    Parameters
    ----------
    parcel : Parcel
        The notebook.
    shared : Path
        The unpacked `shared_files`; they are copied, so that no notebook changes them for others.
    folder : Path
        An empty folder.
    """
    root, outside = folder / "project", folder / "outside"
    shutil.copytree(shared, root, copy_function=shutil.copyfile)
    notebook = root / parcel.name
    inputs = {Path(_there(p, parcel, root, outside)): c for p, c in parcel.inputs.items()}
    for file, content in {notebook: parcel.notebook, **inputs}.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    parameters = {
        name: _there(value, parcel, root, outside) if isinstance(value, str) else value
        for name, value in parcel.parameters.items()
    }
    return Layout(root, outside, notebook, parameters)


def as_here(text: str, parcel: Parcel, layout: Layout) -> str:
    """Return a text that a notebook gave with the places that the parcel came from."""
    for there, here in ((str(layout.root), parcel.root), (str(layout.outside), "")):
        text = text.replace(_escaped(there), _escaped(here))
    return text


def notebook_as_here(executed: bytes, parcel: Parcel, layout: Layout) -> bytes:
    """Return an executed notebook as it would have come from a run here."""
    notebook = nbformat.reads(as_here(executed.decode(), parcel, layout), as_version=4)
    for cell in notebook.cells:
        if cell.get("id") == INJECTED:
            # Papermill writes some letters of a place in another way there than in outputs.
            parameters = dict(parcel.parameters)
            cell["source"] = translate_parameters(KERNEL, "python", parameters)
    return f"{nbformat.writes(notebook)}\n".encode()


def cell_after(parcel: Parcel, ended: int) -> int:
    """Return the number of the cell that runs when so many code cells have ended.

    Cells are counted from 1 as the author sees them: without the one that Papermill adds, which
    runs after that of the defaults.
    """
    numbers: list[int] = []
    notebook = nbformat.reads(parcel.notebook.decode(), as_version=4)
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "code" and cell.source.strip():
            added = parcel.parameters and "parameters" in cell.metadata.get("tags", [])
            numbers += [number, number] if added else [number]
    return numbers[min(ended, len(numbers) - 1)] if numbers else 1


def _there(text: str, parcel: Parcel, root: Path, outside: Path) -> str:
    """Return a place of here as it is there; any other text as it is."""
    if text == parcel.root or text.startswith(f"{parcel.root}{os.sep}"):
        return f"{root}{text.removeprefix(parcel.root)}"
    inside = f"{text}{os.sep}"
    if os.path.isabs(text) and any(f"{file}{os.sep}".startswith(inside) for file in parcel.inputs):
        return f"{outside}{text}"
    return text


def _escaped(place: str) -> str:
    """Return a place as it stands in a notebook's JSON."""
    return json.dumps(place, ensure_ascii=False)[1:-1]
