"""One at a time in a project."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .saying import console


@contextmanager
def alone(root: Path, doing: str = "building") -> Iterator[None]:
    """Wait until nobody else does the same in this project: building, or making reports."""
    from filelock import FileLock, Timeout

    place = root / "_build" / f"{doing.replace(' ', '-')}.lock"
    place.parent.mkdir(exist_ok=True)
    lock = FileLock(place)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        console.print(f"Somebody else is {doing} here. Waiting until that is done.")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
