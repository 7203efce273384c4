"""Pipes, sockets and devices among the files: named at once, and never waited for."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from spoilt import copied, refused, small_book

PLACES = (
    *("data/observations.csv", "data/datapackage.json", "data/x.csv"),
    *("data/commentary/2024/ai.md", "data/commentary/2024/x.pipe"),
    *("chapters/ai.ipynb", "chapters/x.ipynb", "index.ipynb", "about/x.md", "locales/x.po"),
    *("_config.yml", "_toc.yml", "x.yml", "x.xlsx"),
)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_book(tmp_path_factory.mktemp("sound") / "book")


@pytest.fixture
def root(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a project, and end a test that waits for ever."""
    monkeypatch.setenv("TILSTAND_ROOT", str(tmp_path / "book"))
    before = signal.signal(signal.SIGALRM, _give_up)
    signal.alarm(30)
    yield copied(sound, tmp_path / "book")
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def _give_up(*_: object) -> None:
    raise AssertionError("it waits for ever")


def put(kind: str, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "socket":
        # Its whole place may be longer than the name of a socket.
        with monkeypatch.context() as patch, socket.socket(socket.AF_UNIX) as made:
            patch.chdir(place.parent)
            made.bind(place.name)
    else:
        place.symlink_to("/dev/zero")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize("place", PLACES)
def test_a_pipe_is_named(
    root: Path, monkeypatch: pytest.MonkeyPatch, place: str, command: str
) -> None:
    put("pipe", root / place, monkeypatch)
    refused(command, f"{place}: is a pipe and no file", "Delete it")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no sockets here")
@pytest.mark.parametrize(("kind", "named"), [("socket", "a socket"), ("device", "a device")])
@pytest.mark.parametrize("place", ["chapters/ai.ipynb", "_toc.yml", "x.csv"])
def test_so_are_a_socket_and_a_device(
    root: Path, monkeypatch: pytest.MonkeyPatch, place: str, kind: str, named: str
) -> None:
    put(kind, root / place, monkeypatch)
    refused("check", f"{place}: is {named} and no file")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
@pytest.mark.parametrize("command", ["new-year 2026", "publish 2024", "changes 2022 2024"])
def test_no_command_waits_for_one(
    root: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    put("pipe", root / "data/datapackage.json", monkeypatch)
    refused(command, "data/datapackage.json")


def test_a_link_to_nothing_is_as_if_it_were_not_there(root: Path) -> None:
    from typer.testing import CliRunner

    from helpers.cli import app

    for place in ("chapters/.#ai.ipynb", "about/.#x.md", "x.csv"):
        (root / place).symlink_to("nowhere")
    result = CliRunner().invoke(app, ["build"])
    assert result.exit_code == 0, result.output
