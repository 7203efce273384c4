"""Files taken as wholes: what they hold, and writing them so that no half of one is ever there."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

LOCK_FILE = "requirements.lock"
_NOT_LOOKED_INTO = {"_build", "__pycache__", "node_modules"}
_VIRTUAL_ENVIRONMENT = "pyvenv.cfg"


def digest(content: bytes) -> str:
    """Return a short text that differs where the content does."""
    return blake2b(content, digest_size=16).hexdigest()


def digest_of(files: Iterable[Path], root: Path) -> str:
    """Return one digest of the names and contents of files.

    Parameters
    ----------
    files : iterable of Path
        In any order.
    root : Path
        What their names are relative to.
    """
    lines = [f"{file.relative_to(root).as_posix()} {digest(file.read_bytes())}" for file in files]
    return digest("\n".join(sorted(lines)).encode())


def project_files(root: Path) -> Iterator[Path]:
    """Return the files below a folder, without what is hidden, built or installed."""
    # A link may lead to nothing, and a pipe has no end.
    return filter(Path.is_file, project_places(root))


def project_places(root: Path) -> Iterator[Path]:
    """Yield what lies below a folder, itself no folder, hidden, built or installed."""
    for place, folders, names in os.walk(root):
        if _VIRTUAL_ENVIRONMENT in names:
            folders.clear()
            continue
        folders[:] = filter(is_looked_into, folders)
        yield from (Path(place, name) for name in names)


def is_looked_into(name: str) -> bool:
    """Whether a folder of this name is the authors' own: not hidden, built or installed."""
    return not name.startswith(".") and name not in _NOT_LOOKED_INTO


def code_of_package() -> str:
    """Return a digest of this package: its code, and what lies beside it."""
    package = Path(__file__).parents[1]
    return digest_of(project_files(package), package)


def versions(root: Path) -> str:
    """Return a digest of the versions of Python and of all that the project has locked."""
    lock = root / LOCK_FILE
    locked = lock.read_bytes() if lock.is_file() else b""
    return digest(sys.version.encode() + locked)


def lay_out(files: Mapping[Path, bytes], folder: Path) -> None:
    """Make a folder hold these files and no others; those that are right already stay untouched.

    Parameters
    ----------
    files : mapping of Path to bytes
        What each is to hold, by its place in the folder.
    folder : Path
        Made where it is missing.
    """
    for file in list(folder.rglob("*")):
        # A link in the place of a folder would lead what is written to somewhere else.
        if file.is_symlink() or (not file.is_dir() and file.relative_to(folder) not in files):
            file.unlink()
    for name, content in files.items():
        file = folder / name
        if not file.is_file() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def write_whole(file: Path, content: bytes) -> None:
    """Write a file aside and move it to its place."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name[:40]}-")
    try:
        with open(handle, "wb") as written:
            written.write(content)
            written.flush()
            os.fsync(handle)
        if file.exists():
            # Nobody loses the right to read it.
            shutil.copymode(file, aside)
        os.replace(aside, file)
    except BaseException:
        os.unlink(aside)
        raise


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write files that are there, and leave all as they were where one cannot be written."""
    before = {file: file.read_bytes() for file in files}
    try:
        for file, content in files.items():
            write_whole(file, content)
    except BaseException:
        for file, content in before.items():
            if file.read_bytes() != content:
                write_whole(file, content)
        raise
