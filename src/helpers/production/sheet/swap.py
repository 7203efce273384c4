"""Put a new folder of data in the place of the old one: whole, or not at all.

The new folder is made ready below ``.import``, on the same file system. Then two renames put
it in place: the old folder goes to ``.import/before``, the new one becomes ``data``. Whoever
is interrupted between them leaves no folder ``data`` but the old one in ``.import/before``,
and `recover` puts it back.
"""

import hashlib
import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from helpers.base.errors import TilstandError
from helpers.base.messages import Message

SCRATCH = ".import"
_LOCK = Path("_build", "import.lock")


def recover(root: Path) -> bool:
    """Clear away what an interrupted import left, and return whether there was something.

    Does nothing while another import is under way. What cannot be cleared away stays, as long
    as the data are in their place: it does no harm.

    Raises
    ------
    TilstandError
        The data lie aside and cannot be put back.
    """
    if not (root / SCRATCH).exists():
        return False
    try:
        with locked(root):
            return _restore(root)
    except BlockingIOError:
        return False
    except OSError as error:
        if (root / "data").exists():
            return False
        raise TilstandError(
            Message(
                "An import was interrupted, and the data cannot be put back ({reason}). Move the "
                "folder {before} to data, in a project that may be written to.",
                reason=error.strerror or str(error),
                before=f"{SCRATCH}/before",
            )
        ) from None


def _restore(root: Path) -> bool:
    scratch = root / SCRATCH
    if not scratch.exists():
        return False
    if not (root / "data").exists() and (scratch / "before").exists():
        os.rename(scratch / "before", root / "data")
    _make_writable(scratch)
    shutil.rmtree(scratch)
    return True


def _make_writable(folder: Path) -> None:
    """Let the owner write to all of a folder: a copy of what may only be read is so too."""
    for place, _, files in os.walk(folder):
        for path in (Path(place), *(Path(place, file) for file in files)):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | stat.S_IWUSR)


@contextmanager
def scratch_copy(root: Path) -> Iterator[Path]:
    """Keep other imports out, and give a folder with a copy of the data to work on.

    The folder is a small project of its own: ``data`` and the page of corrections. It is
    gone afterwards.

    Raises
    ------
    TilstandError
        Another import is under way, or the project cannot be written to.
    """
    try:
        with locked(root):
            _restore(root)
            scratch = root / SCRATCH
            try:
                # A link is refused by the check, and not made a file of what it leads to.
                shutil.copytree(root / "data", scratch / "data", symlinks=True)
                _make_writable(scratch)
                if (root / "about" / "errata.md").is_file():
                    (scratch / "about").mkdir()
                    shutil.copy(root / "about" / "errata.md", scratch / "about")
                yield scratch
            finally:
                _clear(root)
    except BlockingIOError:
        raise TilstandError(
            Message(
                "Another import is under way. Wait until it has ended, then run this one again."
            )
        ) from None
    except OSError as error:
        raise TilstandError(_not_written(error)) from None


def _clear(root: Path) -> None:
    """Put back the data and clear away; what cannot be cleared away is left for `recover`."""
    try:
        _restore(root)
    except OSError:
        if not (root / "data").exists():
            raise


def _not_written(error: OSError) -> Message:
    return Message(
        "Nothing was written: {reason}. Close the files of data/ in other programs, and see that "
        "the project may be written to and the disk has room.",
        reason=_reason(error),
    )


def _reason(error: OSError) -> str:
    """Say in words why something was not written; for a folder, why its first file was not."""
    if isinstance(error, shutil.Error):
        _, _, said = error.args[0][0]
        number = re.match(r"\[Errno (\d+)\]", said)
        return os.strerror(int(number[1])) if number else said
    return error.strerror or str(error)


def digest(data: Path) -> str:
    """Return what changes when any file of a folder changes."""
    found = hashlib.sha256()
    for path in sorted(path for path in data.rglob("*") if path.is_file()):
        content = path.read_bytes()
        found.update(f"{path.relative_to(data).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def put_in_place(root: Path) -> None:
    """Make ``.import/data`` the data of the project.

    Raises
    ------
    OSError
        It could not be done, and was not.
    """
    scratch = root / SCRATCH
    for path in scratch.rglob("*"):
        _to_disk(path)
    _to_disk(scratch)
    os.rename(root / "data", scratch / "before")
    os.rename(scratch / "data", root / "data")
    # It is done now, whatever becomes of the disk.
    with suppress(OSError):
        _to_disk(root)


def _to_disk(path: Path) -> None:
    """Wait until a file or folder is on the disk; Windows does so for files only."""
    if path.is_dir() and sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDWR if sys.platform == "win32" else os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock of imports; the system frees it however the process ends.

    Raises
    ------
    BlockingIOError
        Another process holds it.
    """
    path = root / _LOCK
    path.parent.mkdir(exist_ok=True)
    with path.open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                raise BlockingIOError from None
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
