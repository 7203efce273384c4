"""What travels to another machine and back: a notebook, and what it needs of this machine.

What lies at a place here lies at the same place below a folder there. Nothing that a notebook
shows may tell the two apart, and so that folder is taken out of what comes back.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import nbformat

from .many import Job

# What notebooks read of the project.
SHARED = ("data", "locales")


@dataclass(frozen=True, slots=True)
class Parcel:
    """One notebook on its way.

    Parameters
    ----------
    job : Job
        What is to be done, with the places of here.
    root : Path
        Where the project lies here.
    files : mapping of Path to bytes
        The notebook, and what it reads beside what all notebooks share.
    """

    job: Job
    root: Path
    files: Mapping[Path, bytes]


def pack(job: Job, root: Path) -> Parcel:
    """Return what must travel so that a job can be done elsewhere."""
    files = (job.notebook, *job.inputs)
    return Parcel(job, root, {file: file.read_bytes() for file in files})


def shared_files(root: Path) -> dict[Path, bytes]:
    """Return what all notebooks may read of the project."""
    files = (file for folder in SHARED for file in sorted((root / folder).rglob("*")))
    return {
        file: file.read_bytes()
        for file in files
        if file.is_file() and not file.name.startswith(".")
    }


def unpack(parcel: Parcel, shared: Mapping[Path, bytes], folder: Path) -> tuple[Job, Path]:
    """Lay out a project in which a notebook can run.

    Parameters
    ----------
    parcel : Parcel
        The notebook.
    shared : mapping of Path to bytes
        The `shared_files`.
    folder : Path
        An empty folder.

    Returns
    -------
    Job
        What is to be done there.
    Path
        The project.
    """
    for place, content in {**shared, **parcel.files}.items():
        file = _below(folder, place)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    parameters = {
        name: _text_below(folder, value) if _is_place(value, parcel) else value
        for name, value in parcel.job.parameters.items()
    }
    job = replace(
        parcel.job,
        notebook=_below(folder, parcel.job.notebook),
        target=_below(folder, parcel.job.target),
        parameters=parameters,
    )
    return job, _below(folder, parcel.root)


def as_here(text: str, parcel: Parcel, folder: Path) -> str:
    """Return a text that a notebook gave, or a notebook, with the places of here."""
    # As Python, and so Papermill, writes it in code, and as it then stands in JSON.
    spelled = {str(folder), str(folder).encode("unicode_escape").decode()}
    spelled |= {json.dumps(place, ensure_ascii=False)[1:-1] for place in spelled}
    for place in sorted(spelled, key=len, reverse=True):
        text = text.replace(place, parcel.root.drive)
    return text


def cell_after(parcel: Parcel, ended: int) -> int:
    """Return the number of the cell that runs when so many code cells have ended.

    Cells are counted from 1 as the author sees them: without the one that Papermill adds, which
    runs after that of the defaults.
    """
    numbers: list[int] = []
    notebook = nbformat.reads(parcel.files[parcel.job.notebook].decode(), as_version=4)
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type == "code" and cell.source.strip():
            added = parcel.job.parameters and "parameters" in cell.metadata.get("tags", [])
            numbers += [number, number] if added else [number]
    return numbers[min(ended, len(numbers) - 1)] if numbers else 1


def _is_place(value: Any, parcel: Parcel) -> bool:
    """Whether a parameter names a place of the project, or one where something is that travels."""
    if not isinstance(value, str) or not os.path.isabs(value):
        return False
    inputs = parcel.job.inputs
    return Path(value).is_relative_to(parcel.root) or any(i.is_relative_to(value) for i in inputs)


def _below(folder: Path, place: Path) -> Path:
    return Path(_text_below(folder, str(place)))


def _text_below(folder: Path, place: str) -> str:
    return f"{folder}{os.path.splitdrive(place)[1]}"
