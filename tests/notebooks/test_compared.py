"""nbval compares the outputs that are kept with the notebooks, but for the inside of drawings."""

import csv
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.data import newest_edition
from helpers.production.notebooks.reference import refresh
from library import ROOT, copy_project

CONFIGURATION = ROOT / "tests" / "nbval.cfg"
ONE = "chapters/sustainability.ipynb"


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
