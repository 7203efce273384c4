"""Reports of a survey whose names and labels are odd, made with the command that authors use."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from typer.testing import CliRunner

from helpers.cli import app
from helpers.survey.prepared.place import place_of
from library import once
from odd_survey import ODD, write
from pages import soup

_PATIENCE = 300


@dataclass(frozen=True)
class Made:
    """Reports that were made in two runs, the first of them killed.

    Parameters
    ----------
    folder : Path
        Where they lie.
    names : tuple of str
        The bodies.
    before : mapping of file name to time
        What lay there when the first run had been killed, and when it was written.
    said : str
        What the second run printed.
    """

    folder: Path
    names: tuple[str, ...]
    before: dict[str, int]
    said: str

    def file(self, name: str) -> Path:
        return self.folder / f"{place_of(name)}.html"

    def soup(self, name: str) -> BeautifulSoup:
        return soup(self.file(name))


def kill_half_way(arguments: list[str], folder: Path, count: int) -> None:
    """Run a command and kill it, and all that it has started, when it has made some reports."""
    running = subprocess.Popen(
        [sys.executable, "-c", "from helpers.cli import app; app()", *arguments],
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    end = time.monotonic() + _PATIENCE
    while len(list(folder.glob("*.html"))) < count:
        assert running.poll() is None, "it ended before it could be killed"
        assert time.monotonic() < end, "it made no reports"
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def made_in_two_runs(arguments: list[str], folder: Path, names: tuple[str, ...]) -> Made:
    kill_half_way(arguments, folder, len(names) // 3)
    before = {file.name: file.stat().st_mtime_ns for file in folder.glob("*.html")}
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 0, result.output
    return Made(folder, names, before, result.output)


@pytest.fixture(scope="session")
def made(shared: Path) -> Made:
    """Return the reports of the bodies with odd names, made once for all test processes."""

    def make(place: Path) -> None:
        file, codebook = write(place)
        chosen = [part for name in ODD for part in ("--organisation", name)]
        arguments = ["reports", str(file), "--codebook", str(codebook), "--out"]
        found = made_in_two_runs([*arguments, str(place / "out"), *chosen], place / "out", ODD)
        noted = json.dumps({"before": found.before, "said": found.said})
        (place / "noted.json").write_text(noted, encoding="utf-8")

    place = once(shared / "odd", make)
    noted = json.loads((place / "noted.json").read_text(encoding="utf-8"))
    return Made(place / "out", ODD, **noted)
