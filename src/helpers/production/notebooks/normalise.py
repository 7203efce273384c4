"""Take out of an executed notebook whatever differs from one run to the next."""

from typing import Any

from nbformat import NotebookNode

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
    return result


def _node(values: dict[str, Any]) -> NotebookNode:
    """Return the values in a stable order."""
    return NotebookNode({key: values[key] for key in sorted(values)})
