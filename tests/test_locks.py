"""What is installed for a book is a part of what is installed for all else."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAME = re.compile(r"[A-Za-z0-9._-]+")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]


def locked(file: str) -> set[str]:
    """Return the packages of a lock file with their versions."""
    lines = (ROOT / file).read_text("utf-8").splitlines()
    # Where more asks for a package, it is installed where a book alone would do without.
    return {re.split(r" [;\\]", line)[0] for line in lines if line[:1].isalnum()}


def names(lines: set[str] | list[str]) -> set[str]:
    return {re.sub(r"[-_.]+", "-", NAME.match(line)[0]).lower() for line in lines}


BOOK, ALL = locked("requirements.lock"), locked("requirements-all.lock")


def test_a_book_has_the_versions_of_the_tests() -> None:
    assert BOOK < ALL


def test_the_locks_hold_what_the_project_asks_for() -> None:
    assert names(PROJECT["dependencies"] + EXTRAS["build"]) <= names(BOOK), "run `make lock`"
    assert {name for extra in EXTRAS.values() for name in names(extra)} <= names(ALL), (
        "run `make lock`"
    )


def test_a_book_is_made_without_what_only_surveys_clusters_and_tests_need() -> None:
    assert not names(BOOK) & {"distributed", "playwright", "polars", "pyarrow", "pytest", "svy"}
