"""Build again after each burst of saves."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change, watch

from helpers.base.errors import UsageError
from helpers.base.files import code_of_package, is_looked_into
from helpers.base.messages import Message

# Saves that lie closer together than this are one, in milliseconds.
_PAUSE = 100


@dataclass(frozen=True, slots=True)
class Turn:
    """One build of the edition that is shown.

    Parameters
    ----------
    seconds : float
        How long it took.
    error : Exception, optional
        Why it came to nothing.
    """

    seconds: float
    error: Exception | None


def turns(
    root: Path, begin: Callable[[Sequence[str]], None], build: Callable[[], None]
) -> Iterator[Turn]:
    """Build at once, and again whenever files of the project were saved, until Ctrl+C.

    What is saved while a build runs is in the next one.

    Parameters
    ----------
    root : Path
        The project.
    begin : callable
        Called before each build with the files that were saved; none before the first.
    build : callable
        Builds the edition; makes only what has changed.
    """
    program = code_of_package()

    def outcome() -> Exception | None:
        try:
            if code_of_package() != program:
                # What runs is still the old one, and would pass for the new.
                raise UsageError(
                    Message("The program has changed. End `tilstand preview` and start it again.")
                )
            build()
        except Exception as error:
            # Whatever it is, the author can mend it, and preview must be there to see that.
            return error
        return None

    for saved in _saves(root):
        begin(saved)
        began = time.perf_counter()
        error = outcome()
        yield Turn(time.perf_counter() - began, error)


def _saves(root: Path) -> Iterator[tuple[str, ...]]:
    """Yield nothing as soon as the project is watched, then what each burst of saves was of."""

    def is_ours(change: Change, path: str) -> bool:
        return all(map(is_looked_into, Path(path).relative_to(root).parts))

    watched = watch(
        root, watch_filter=is_ours, step=_PAUSE, rust_timeout=_PAUSE, yield_on_timeout=True
    )
    # It has begun to watch when it yields for the first time, and nothing is lost from then on.
    begun = False
    for changes in watched:
        if changes or not begun:
            begun = True
            names = (Path(path).relative_to(root).as_posix() for _, path in changes)
            yield tuple(sorted(names))
