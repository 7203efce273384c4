"""What several rooms' tests need."""

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the project's data and texts, to be spoilt at will."""
    for folder in ("data", "about"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture
def edit(project: Path) -> Callable[..., int]:
    """Return a function that changes cells of one row of a table and returns its row number.

    ``edit("observations", {"indicator": "ai_use"}, value="2")`` finds the only row with these
    cells; an empty dictionary finds the first.
    """

    def change(table: str, found: dict[str, str], **cells: str) -> int:
        path = project / "data" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        places = [
            place
            for place, row in enumerate(rows)
            if all(row[column] == cell for column, cell in found.items())
        ]
        assert len(places) == 1 or not found, f"{len(places)} rows of {table} have {found}"
        rows[places[0]].update(cells)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return places[0] + 2

    return change
