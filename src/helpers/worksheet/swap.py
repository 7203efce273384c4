"""Put a new folder of data in the place of the old one: whole, or not at all.

The new folder is made ready below ``.import``, on the same file system. Then two renames put
it in place: the old folder goes to ``.import/before``, the new one becomes ``data``. Whoever
is interrupted between them leaves no folder ``data`` but the old one in ``.import/before``,
and `recover` puts it back.
"""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import TilstandError

SCRATCH = ".import"
_LOCK = Path("_build", "import.lock")


def recover(root: Path) -> bool:
    """Clear away what an interrupted import left, and return whether there was something.

    Does nothing while another import is under way.
    """
    if not (root / SCRATCH).exists():
        return False
    try:
        with locked(root):
            return _restore(root)
    except BlockingIOError:
        return False


def _restore(root: Path) -> bool:
    scratch = root / SCRATCH
    if not scratch.exists():
        return False
    if not (root / "data").exists() and (scratch / "before").exists():
        os.rename(scratch / "before", root / "data")
    shutil.rmtree(scratch)
    return True


@contextmanager
def scratch_copy(root: Path) -> Iterator[Path]:
    """Keep other imports out, and give a folder with a copy of the data to work on.

    The folder is a small project of its own: ``data`` and the page of corrections. It is
    gone afterwards.

    Raises
    ------
    TilstandError
        Another import is under way.
    """
    try:
        with locked(root):
            _restore(root)
            scratch = root / SCRATCH
            try:
                shutil.copytree(root / "data", scratch / "data")
                if (root / "about" / "errata.md").is_file():
                    (scratch / "about").mkdir()
                    shutil.copy(root / "about" / "errata.md", scratch / "about")
                yield scratch
            finally:
                _restore(root)
    except BlockingIOError:
        raise TilstandError(
            "Another import is under way. Wait until it has ended, then run this one again."
        ) from None


def digest(data: Path) -> str:
    """Return what changes when any file of a folder changes."""
    found = hashlib.sha256()
    for path in sorted(path for path in data.rglob("*") if path.is_file()):
        content = path.read_bytes()
        found.update(f"{path.relative_to(data).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def put_in_place(root: Path) -> None:
    """Make ``.import/data`` the data of the project."""
    scratch = root / SCRATCH
    for path in scratch.rglob("*"):
        _to_disk(path)
    _to_disk(scratch)
    os.rename(root / "data", scratch / "before")
    os.rename(scratch / "data", root / "data")
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
