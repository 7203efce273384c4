"""The outputs that are kept with the notebooks are whole, and those of the newest edition."""

import re

import nbformat
import pytest
from nbformat import NotebookNode

from helpers.data import newest_edition
from helpers.production.book.book import notebooks
from library import ROOT

MACHINE = re.compile(r"/(home|root|tmp|Users|usr|opt|work|private)/|[A-Z]:\\\\|\\\\Users\\\\")
# Nothing may be left for `chapter.more` to show.
SHOWING = re.compile(r"^chapter\.(?!more\b|open\b|commentary\b|say\b|survey_)\w+\(", re.MULTILINE)


@pytest.fixture(params=notebooks(ROOT), ids=lambda path: path.name)
def notebook(request: pytest.FixtureRequest) -> NotebookNode:
    return nbformat.read(request.param, as_version=4)


def code(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def test_every_cell_has_run_and_none_failed(notebook: NotebookNode) -> None:
    for cell in code(notebook):
        assert cell.execution_count, cell.source
        kinds = {output.output_type for output in cell.outputs}
        assert "error" not in kinds, cell.source
        assert "stderr" not in {output.get("name") for output in cell.outputs}, cell.source


def test_what_cells_show_is_kept(notebook: NotebookNode) -> None:
    showing = [cell for cell in code(notebook) if SHOWING.search(cell.source)]
    assert showing
    for cell in showing:
        assert any(output.get("data") for output in cell.outputs), cell.source


def test_outputs_are_those_of_the_newest_edition(notebook: NotebookNode) -> None:
    newest = newest_edition(ROOT)
    (parameters,) = (c for c in notebook.cells if "parameters" in c.metadata.get("tags", []))
    assert re.search(r"^year = (\d+)", parameters.source)[1] == str(newest)
    html = "".join(
        "".join(output.get("data", {}).get("text/html", ""))
        for cell in code(notebook)
        for output in cell.outputs
    )
    assert set(re.findall(r'<figure[^>]* data-year="(\d+)"', html)) <= {str(newest)}


def test_nothing_is_left_of_the_machine_and_the_run(notebook: NotebookNode) -> None:
    text = nbformat.writes(notebook)
    assert MACHINE.findall(text) == []
    assert str(ROOT) not in text
    assert "papermill" not in text
    assert "injected-parameters" not in text


def test_the_kernel_is_named(notebook: NotebookNode) -> None:
    assert notebook.metadata.kernelspec == {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
