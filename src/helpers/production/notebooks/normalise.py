"""Take out of an executed notebook whatever differs from one run to the next."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output

from .kernels.kernel import KERNEL

KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": KERNEL}


def normalised(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook without times, paths, versions and traces of the machine.

    Two runs with the same code, data and parameters give equal notebooks afterwards.
    """
    metadata = {
        key: value
        for key, value in notebook.metadata.items()
        if key not in {"papermill", "kernelspec", "language_info"}
    }
    metadata["kernelspec"] = dict(KERNELSPEC)
    if "language_info" in notebook.metadata:
        known = notebook.metadata["language_info"].items()
        metadata["language_info"] = {key: value for key, value in known if key != "version"}
    result = NotebookNode(notebook)
    result["metadata"] = _node(metadata)
    result["cells"] = [_cell(cell) for cell in notebook.cells]
    return result


def _cell(cell: NotebookNode) -> NotebookNode:
    """Return the cell without what Papermill and nbclient note down while it runs."""
    metadata = {
        key: value
        for key, value in cell.metadata.items()
        if key not in {"papermill", "execution"} and not (key == "tags" and not value)
    }
    result = NotebookNode(cell)
    result["metadata"] = _node(metadata)
    if "outputs" in cell:
        result["outputs"] = _with_whole_streams(cell.outputs)
    return result


def _with_whole_streams(outputs: Iterable[NotebookNode]) -> list[NotebookNode]:
    """Join what was printed between two outputs: in how many pieces it comes is chance.

    nbclient would do so, but takes hours for a long line.
    """
    found: list[NotebookNode] = []
    for printed, group in groupby(outputs, key=lambda output: output.output_type == "stream"):
        if not printed:
            found += group
            continue
        streams: dict[str, list[str]] = {}
        for output in group:
            streams.setdefault(output.name, []).append(output.text)
        found += [
            new_output("stream", name=name, text=_as_printed("".join(streams[name])))
            for name in sorted(streams, reverse=True)
        ]
    return found


def _as_printed(text: str) -> str:
    """Leave out what a carriage return has written over."""
    if "\r" not in text:
        return text
    lines = text.split("\n")
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in lines)


def _node(values: dict[str, Any]) -> NotebookNode:
    """Return the values in a stable order."""
    return NotebookNode({key: values[key] for key in sorted(values)})
