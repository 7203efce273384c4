"""The outputs that are kept with the notebooks: those of the newest edition, and compared."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from helpers.execute import refresh
from helpers.observations import newest_edition
from helpers.site.book import notebooks
from library import ROOT, copy_project

CONFIGURATION = ROOT / "tests" / "nbval.cfg"
ONE = "chapters/sustainability.ipynb"
MACHINE = re.compile(r"/(home|root|tmp|Users|usr|opt|work|private)/|[A-Z]:\\\\|\\\\Users\\\\")
# Nothing may be left for `blocks.more` to show.
SHOWING = re.compile(r"^(blocks\.(?!more\b)\w+|cards|lists\.\w+)\(", re.MULTILINE)


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


def compare(root: Path, notebook: str) -> subprocess.CompletedProcess[str]:
    """Run nbval on a notebook of a project."""
    return subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval"),
            *("--nbval-current-env", "--nbval-sanitize-with", str(CONFIGURATION), notebook),
        ],
        cwd=root,
        env={**os.environ, "TILSTAND_ROOT": str(root), "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def change(root: Path, indicator: str, value: str) -> None:
    file = root / "data" / "observations.csv"
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    (row,) = (row for row in rows if row["indicator"] == indicator)
    assert row["value"] != value
    row["value"] = value
    with file.open("w", encoding="utf-8", newline="") as text:
        writer = csv.DictWriter(text, row.keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def test_one_changed_observation_makes_the_comparison_fail(tmp_path: Path) -> None:
    root = copy_project(tmp_path / "project")
    assert refresh([root / ONE], newest_edition(root), root) == ()
    unchanged = compare(root, ONE)
    assert unchanged.returncode == 0, unchanged.stdout
    change(root, "sustainability_competence", "18")
    changed = compare(root, ONE)
    assert changed.returncode == 1, changed.stdout
    # The card, the sentence, the figure and the register of all numbers.
    assert len(re.findall(r"^FAILED", changed.stdout, re.MULTILINE)) >= 4, changed.stdout


@pytest.mark.parametrize("same", ["<svg>1</svg> 47", "<svg viewBox='0 0\n1 1'><g/>\n</svg> 47"])
def test_the_inside_of_drawings_is_not_compared(same: str) -> None:
    (pattern,) = re.findall(r"^regex: (.*)$", CONFIGURATION.read_text(), re.MULTILINE)
    (put,) = re.findall(r"^replace: (.*)$", CONFIGURATION.read_text(), re.MULTILINE)
    assert re.sub(pattern, put, same) == f"{put} 47"
    assert re.sub(pattern, put, f"{same} <svg>2</svg>") == f"{put} 47 {put}"
