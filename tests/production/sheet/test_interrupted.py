"""An import killed at any moment leaves the old data or the new, and nothing in between."""

import errno
import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.base.errors import InputError, TilstandError
from helpers.base.project import project_root
from helpers.production.sheet.swap import digest, recover, scratch_copy
from helpers.production.sheet.take_in import open_import
from library import EVERY
from sheets import fill, new_sheet

# Runs an import and kills itself at the Nth call that can change a file.
KILLED = """
import os, pathlib, shutil, signal, sys
from helpers.production.sheet import swap, tables
from helpers.production.sheet.take_in import open_import
steps = int(sys.argv[3])
def counted(function):
    def step(*args, **kwargs):
        global steps
        if steps == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        steps -= 1
        return function(*args, **kwargs)
    return step
for place, names in ((os, ("rename", "fsync", "mkdir")), (shutil, ("rmtree", "copy", "copy2"))):
    for name in names:
        setattr(place, name, counted(getattr(place, name)))
csv_writer = tables.csv.DictWriter
tables.csv.DictWriter = counted(csv_writer)
with open_import(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), False) as found:
    found.accept()
print(steps)
"""


def run(project: Path, sheet: Path, steps: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", KILLED, str(project), str(sheet), str(steps)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_a_kill_at_any_step_leaves_the_old_data_or_the_new(project: Path) -> None:
    sheet = new_sheet(project)
    fill(sheet)
    old = digest(project / "data")
    many = 1000
    whole = run(project, sheet, many)
    assert whole.returncode == 0, whole.stderr
    new = digest(project / "data")
    assert new != old
    taken = many - int(whole.stdout)
    fresh(project)
    seen = set()
    for step in [*range(0, taken - 5, 7 if EVERY else 150), *range(taken - 5, taken)]:
        killed = run(project, sheet, step)
        assert killed.returncode == -signal.SIGKILL, (step, killed.stderr)
        recover(project)
        now = digest(project / "data")
        assert now in (old, new), step
        assert not (project / ".import").exists()
        seen.add(now)
        if now == new:
            fresh(project)
    assert seen == {old, new}


def fresh(project: Path) -> None:
    """Lay the data of the repository in place again."""
    shutil.rmtree(project / "data")
    shutil.copytree(project_root() / "data", project / "data")


def test_an_import_under_way_is_left_alone_by_other_commands(project: Path) -> None:
    sheet = new_sheet(project)
    fill(sheet)
    with open_import(project, sheet, revise=False) as found:
        assert recover(project) is False
        found.accept()
    assert not (project / ".import").exists()


def test_an_error_between_the_renames_puts_the_old_data_back(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = new_sheet(project)
    fill(sheet)
    old = digest(project / "data")
    rename, calls = os.rename, []

    def failing(source: object, target: object) -> None:
        calls.append(source)
        if len(calls) == 2:
            raise PermissionError("in use")
        rename(str(source), str(target))

    monkeypatch.setattr(os, "rename", failing)
    with (
        pytest.raises(TilstandError, match="Nothing was written"),
        open_import(project, sheet, revise=False) as found,
    ):
        found.accept()
    assert digest(project / "data") == old


def refusing(name: str) -> object:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, name)

    return refuse


def attempt(project: Path, sheet: Path) -> str:
    """Try to import, which must fail with a message and leave the data as they are."""
    old = digest(project / "data")
    with (
        pytest.raises(TilstandError) as error,
        open_import(project, sheet, revise=False) as found,
    ):
        found.accept()
    assert digest(project / "data") == old
    return str(error.value)


@pytest.mark.parametrize("place", ["os.rename", "shutil.copytree", "os.fsync"])
def test_a_project_that_may_only_be_read(
    project: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    sheet = new_sheet(project)
    fill(sheet)
    monkeypatch.setattr(place, refusing("read-only"))
    assert "Nothing was written: read-only" in attempt(project, sheet)
    assert not (project / ".import").exists()


def test_what_cannot_be_cleared_away_harms_no_later_command(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = new_sheet(project)
    fill(sheet)
    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", refusing("read-only"))
        patched.setattr(shutil, "rmtree", refusing("read-only"))
        assert "Nothing was written" in attempt(project, sheet)
        assert (project / ".import").exists()
        assert recover(project) is False
    assert recover(project) is True
    assert not (project / ".import").exists()


def test_data_that_cannot_be_put_back_are_named(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / ".import").mkdir()
    os.rename(project / "data", project / ".import/before")
    monkeypatch.setattr(os, "rename", refusing("read-only"))
    with pytest.raises(TilstandError, match=r"Move the folder \.import/before to data"):
        recover(project)


def test_what_may_only_be_read_can_be_written_in_the_copy(project: Path) -> None:
    for path in (project / "data/goals.csv", project / "data"):
        path.chmod(path.stat().st_mode & ~0o222)
    with scratch_copy(project) as scratch:
        for path in (scratch / "data", *(scratch / "data").rglob("*")):
            assert path.stat().st_mode & stat.S_IWUSR, path
    assert not (project / ".import").exists()


@pytest.mark.parametrize("name", ["2025.xlsx", "2025"])
def test_a_full_disk_leaves_nothing_of_a_new_sheet(
    project: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = sorted(project.iterdir())
    opened = Path.open

    def full(path: Path, mode: str = "r", *rest: object, **more: object) -> object:
        file = opened(path, mode, *rest, **more)
        if "w" in mode:
            file.close()
            raise OSError(errno.ENOSPC, "No space left on device")
        return file

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(TilstandError, match=r"No space left on device\), and there is nothing"):
        new_sheet(project, name)
    assert sorted(project.iterdir()) == before


def test_a_full_disk_is_said_in_words(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "data/claims.csv")

    # It collects what cannot be copied.
    monkeypatch.setattr(shutil, "copyfile", full)
    with pytest.raises(TilstandError) as error, scratch_copy(project):
        pass
    assert str(error.value).startswith("Nothing was written: No space left on device. Close")
    assert not (project / ".import").exists()


def test_what_a_link_leads_to_is_not_taken_into_the_data(project: Path, tmp_path: Path) -> None:
    sheet = new_sheet(project)
    fill(sheet)
    outside = tmp_path / "outside.md"
    outside.write_text("Hemmelig.\n", encoding="utf-8")
    outside.chmod(0o400)
    note = project / "data/commentary/2024/ai.md"
    note.parent.mkdir(parents=True)
    note.symlink_to(outside)
    with pytest.raises(InputError, match="is a link"), open_import(project, sheet, revise=False):
        pass
    assert outside.stat().st_mode & 0o777 == 0o400
