"""What several rooms' tests need."""

import csv
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from library import EVERY, YEARS, build, copy_project, once

ROOT = Path(__file__).parents[1]
# How fast anything is, benchmarks say: here another process may have the processor.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
# These look at the book that the guide leads to.
GUIDED = ("tests/production/sheet/test_guide.py", "tests/survey/test_whole_way.py")
# These build whole books or look at every page: the first test process begins with them, and
# the others take from its end what is left when they are through with their own.
SLOW_FIRST = ("tests/book/", *GUIDED, "tests/browser/test_accessibility.py", "tests/browser/")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the slow tests first, so that no process waits for another at the end.

    Of the tables of spoilt inputs every fifth row is tried, and all where all editions are.
    """
    spoilt = [item for item in items if item.path.name.startswith("test_spoilt_")]
    left_out = [] if EVERY else [item for place, item in enumerate(spoilt) if place % 5]
    config.hook.pytest_deselected(items=left_out)
    skipped = set(map(id, left_out))
    items[:] = [item for item in items if id(item) not in skipped]
    items.sort(
        key=lambda item: next(
            (place for place, start in enumerate(SLOW_FIRST) if item.nodeid.startswith(start)),
            len(SLOW_FIRST),
        )
    )


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all test processes of this run have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def html(shared: Path) -> Path:
    """Return the HTML of the book as it stands: the editions under test, built only once."""

    def make(root: Path) -> None:
        build(copy_project(root), YEARS)

    return once(shared / "book", make) / "_build" / "html"


@pytest.fixture(scope="session")
def guide(shared: Path) -> Path:
    """Return a folder in which the authors' guide was followed: a book with a year added.

    It holds the ``project``, and beside it the responses of the made survey.
    """
    # Imports what only this needs.
    from guide import follow

    return once(shared / "guide", follow)


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
