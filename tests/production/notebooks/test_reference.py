from pathlib import Path

import nbformat

from helpers.production.notebooks.reference import refresh
from samples import notebook, save


def test_outputs_of_the_newest_edition_come_back(tmp_path: Path) -> None:
    file = save(notebook("print(year)"), tmp_path / "chapters" / "ai.ipynb")
    assert refresh([file], 2025, tmp_path) == ()
    cells = nbformat.read(file, as_version=4).cells
    assert cells[1].source == 'year = 2025\nlanguage = "nb"'
    assert cells[2].outputs[0].text == "2025\n"
    assert not any("injected-parameters" in cell.metadata.get("tags", []) for cell in cells)


def test_failing_notebook_stays_as_it_was(tmp_path: Path) -> None:
    file = save(notebook("1 / 0"), tmp_path / "chapters" / "ai.ipynb")
    before = file.read_bytes()
    assert [error.cell for error in refresh([file], 2025, tmp_path)] == [3]
    assert file.read_bytes() == before
