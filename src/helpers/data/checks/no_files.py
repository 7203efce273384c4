"""What lies among the files of the project and is none: who reads a pipe may wait for ever."""

import stat
from collections.abc import Callable, Iterator
from pathlib import Path

from helpers.base.errors import Problem
from helpers.base.files import project_places
from helpers.base.messages import Fault, Message

_KINDS: tuple[tuple[Callable[[int], bool], Message], ...] = (
    (stat.S_ISFIFO, Message("a pipe")),
    (stat.S_ISSOCK, Message("a socket")),
    (stat.S_ISCHR, Message("a device")),
    (stat.S_ISBLK, Message("a device")),
)


def no_file_problems(root: Path) -> Iterator[Problem]:
    """Yield the pipes, sockets and devices in the project, and the links that lead to them.

    Folders that are hidden, built or virtual environments are not looked into.
    """
    for place in sorted(project_places(root)):
        if kind := _kind(place):
            fault = Fault(
                "file-none",
                "is {kind} and no file, so that reading it could take for ever. Delete it, or move "
                "it out of the project's folder.",
                kind=kind,
            )
            yield Problem(place.relative_to(root).as_posix(), fault)


def _kind(place: Path) -> Message | None:
    try:
        mode = place.stat().st_mode
    except OSError:
        # A link that leads to nothing is as if it were not there.
        return None
    return next((kind for is_one, kind in _KINDS if is_one(mode)), None)
