"""A small project to be spoilt, and what must hold whenever it is: told, and nothing changed."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from helpers.cli import app
from library import files
from samples import book, notebook, save
from small import SOURCES, indicator, observed, write

CHAPTER = "chapters/ai.ipynb"
OBSERVATIONS = "data/observations.csv"
DESCRIPTOR = "data/datapackage.json"
Spoil = Callable[[Path], object]


def small_book(root: Path) -> Path:
    """Lay out a project of two figures and three pages, which is right."""
    rows = [observed("a", 2024, 10), observed("b", 2024, 20)]
    write(root, indicators=[indicator("a"), indicator("b")], observations=rows, sources=SOURCES)
    book(root)
    for name in ("index", "chapters/ai", "chapters/data_sharing"):
        save(notebook("print(year)"), root / f"{name}.ipynb")
    return root


def copied(before: Path, root: Path) -> Path:
    return Path(shutil.copytree(before, root, symlinks=True))


def write_file(name: str, content: str | bytes) -> Spoil:
    """Return what puts other content into a file."""
    raw = content if isinstance(content, bytes) else content.encode()
    return lambda root: (root / name).write_bytes(raw)


def swap(name: str, old: str, new: str) -> Spoil:
    """Return what puts one text of a file in the place of another."""

    def spoil(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        assert old in text
        (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def edit_json(name: str, change: Callable[[Any], object]) -> Spoil:
    """Return what changes a file of JSON."""

    def spoil(root: Path) -> None:
        content = json.loads((root / name).read_text(encoding="utf-8"))
        change(content)
        (root / name).write_text(json.dumps(content), encoding="utf-8")

    return spoil


def refused(command: str, *expected: str, codes: tuple[int, ...] = (2,)) -> str:
    """Run a command that must fail with a message that has all of these parts, and return it."""
    result = CliRunner().invoke(app, command.split())
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code in codes, result.output
    assert "Traceback" not in result.output
    lacking = [part for part in expected if part not in result.output]
    assert not lacking, result.output[:2000]
    return result.output


def data_of(root: Path) -> dict[str, bytes]:
    """Return all that lies below ``data/``; reading what is no file would take for ever."""
    return files(root / "data")
