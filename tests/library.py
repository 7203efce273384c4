"""Whole books for tests: the project copied, editions built, each only once for all tests."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from helpers.data import editions

ROOT = Path(__file__).parents[1]
EVERY = os.environ.get("TILSTAND_TEST_EDITIONS") == "all"
# How many made surveys are tried.
SEVERAL = 25 if EVERY else 8
# Why a test is left out where not all editions are tested.
LONG = "takes long; make test-all"
KNOWN = [edition.year for edition in editions(ROOT)]
DRAFTS = {edition.year for edition in editions(ROOT) if edition.status == "draft"}
# The editions under test: the oldest and the newest, which differ most, or all of them.
YEARS = KNOWN if EVERY else sorted({KNOWN[0], KNOWN[-1]})
# What a book is built from.
PARTS = ("_config.yml", "_toc.yml", "index.ipynb", "chapters", "about", "data", "theme", "locales")
LOCK = ("_build", "building.lock")
_NOT_COPIED = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "*.mo")
_PATIENCE = 600
_BUILD = """\
import json, sys
from helpers.cli import app
for command in json.loads(sys.argv[1]):
    # The exit code of a command that fails; nothing of one that does not.
    if app(command, standalone_mode=False):
        sys.exit(1)
"""


def copy_project(target: Path) -> Path:
    """Copy what a book is built from into a new folder, and return it."""
    target.mkdir(parents=True)
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, target / part, ignore=_NOT_COPIED)
        else:
            shutil.copy(ROOT / part, target / part)
    return target


def build(root: Path, years: Sequence[int], environment: Mapping[str, str] | None = None) -> None:
    """Build editions with the command that authors use, all in one process of its own."""
    commands = [["build", "--year", str(year)] for year in years]
    result = subprocess.run(
        [sys.executable, "-c", _BUILD, json.dumps(commands)],
        env={**os.environ, **(environment or {}), "TILSTAND_ROOT": str(root)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def once(place: Path, make: Callable[[Path], object]) -> Path:
    """Make a folder where no other test process has begun to; else wait until it is made."""
    done, failed = (place.with_name(f"{place.name}.{end}") for end in ("done", "failed"))
    try:
        place.with_name(f"{place.name}.begun").touch(exist_ok=False)
    except FileExistsError:
        _wait(done, failed)
        return place
    try:
        make(place)
    except BaseException as error:
        failed.write_text(str(error), encoding="utf-8")
        raise
    done.touch()
    return place


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder, by its path in it; locks hold nothing."""
    found = (f for f in sorted(folder.rglob("*")) if f.is_file() and f.parts[-2:] != LOCK)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def differing(one: Path, other: Path) -> list[str]:
    """Return the files that two folders do not share to the byte."""
    first, second = files(one), files(other)
    return [name for name in sorted({*first, *second}) if first.get(name) != second.get(name)]


def _wait(done: Path, failed: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while not done.exists():
        assert not failed.exists(), failed.read_text(encoding="utf-8")
        assert time.monotonic() < end, f"another test process did not make {done.stem}"
        time.sleep(0.2)
