"""What notebooks import is known before they run."""

import json
from pathlib import Path

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.production.notebooks.imported import imported_by, imported_by_files
from library import ROOT


def test_each_module_once_in_the_order_of_the_code() -> None:
    cells = [
        new_markdown_cell("import antigravity"),
        new_code_cell("import numpy as np, json\nfrom helpers import chapter"),
        new_code_cell("def late():\n    import os.path\n    from . import beside\n    import json"),
    ]
    assert imported_by(new_notebook(cells=cells)) == ("numpy", "json", "helpers", "os.path")


@pytest.mark.parametrize("source", ["%pip install x", "import", "a\0b", "{ai_use"])
def test_what_is_no_python_is_passed_over(source: str) -> None:
    cells = [new_code_cell(source), new_code_cell("import csv")]
    assert imported_by(new_notebook(cells=cells)) == ("csv",)


@given(st.text())
def test_any_text_may_stand_in_a_cell(source: str) -> None:
    imported_by(new_notebook(cells=[new_code_cell(source)]))


@pytest.mark.parametrize(
    "content", [b"", b"\xff", b"[]", b'{"cells": [{}]}', b"1", b'{"cells": 1}']
)
def test_a_file_that_is_no_notebook_keeps_no_other_from_being_read(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "spoilt.ipynb").write_bytes(content)
    good = tmp_path / "good.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell("import csv")]), good)
    assert imported_by_files([tmp_path / "spoilt.ipynb", good]) == ("csv",)


def test_the_source_may_be_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.ipynb"
    cell = {"cell_type": "code", "source": ["import csv\n", "import json\n"]}
    file.write_text(json.dumps({"cells": [cell]}))
    assert imported_by_files([file]) == ("csv", "json")


def test_chapters_that_draw_with_seaborn_are_known() -> None:
    assert "seaborn" in imported_by_files((ROOT / "chapters").glob("*.ipynb"))
