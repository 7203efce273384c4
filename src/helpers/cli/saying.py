"""What commands say and ask, and how they say what went wrong."""

import functools
import traceback
from collections.abc import Callable, Sequence
from typing import Any, ParamSpec, Protocol, cast

import typer
from rich.console import Console

from helpers.base.errors import TilstandError
from helpers.base.messages import Language, Message, told, without_controls
from helpers.base.project import project_root

P = ParamSpec("P")


class PlainConsole(Console):
    """Prints what is said as it is: brackets and colons in it are no markup and no emoji."""

    def __init__(self, **more: Any) -> None:
        super().__init__(highlight=False, markup=False, emoji=False, **more)


console = PlainConsole(soft_wrap=True)
errors = PlainConsole(soft_wrap=True, stderr=True)


def plainly(command: Callable[P, None]) -> Callable[P, None]:
    """Print what went wrong as a message, and leave with its exit code."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            _recover(cast(Language, kwargs.get("language", "en")))
            command(*args, **kwargs)
        except TilstandError as error:
            say_error(error, cast(Language, kwargs.get("language", "en")))
            raise typer.Exit(error.exit_code) from None

    return wrapped


def say(language: Language, message: str) -> None:
    """Say something in a language, nothing in it taken for a control of the terminal."""
    console.print(without_controls(told(message, language)))


def say_error(error: Exception, language: Language) -> None:
    """Say what went wrong, and of what nobody foresaw also where."""
    if isinstance(error, TilstandError):
        lines = (told(line, language) for line in error.lines)
        errors.print(without_controls("\n  ".join(lines)))
    else:
        errors.print("".join(traceback.format_exception(error)))


def agreed(language: Language, question: Message) -> bool:
    """Ask until the answer is yes or no, in either language; none at all is no."""
    while True:
        console.print(told(question, language), end=" ")
        try:
            answer = input().strip().lower()
        except EOFError:
            console.print()
            return False
        if answer in ("y", "yes", "j", "ja"):
            return True
        if answer in ("", "n", "no", "nei"):
            return False


class _Offered(Protocol):
    """What changes files of the project when the author agrees."""

    @property
    def changes(self) -> Sequence[str]: ...
    @property
    def warnings(self) -> Sequence[str]: ...
    def accept(self) -> None: ...


def offer(
    offered: _Offered,
    *,
    dry_run: bool,
    yes: bool,
    language: Language,
    nothing: Message,
    done: Message,
) -> Message:
    """Show what would change, do it if that is agreed to, and return what came of it."""
    warnings = (Message("Warning: {warning}", warning=warning) for warning in offered.warnings)
    for line in [*offered.changes, *warnings]:
        say(language, line)
    if not offered.changes:
        return nothing
    if dry_run:
        return Message("Nothing was written (--dry-run).")
    if not yes and not agreed(language, Message("Write this into the data? [y/N]")):
        return Message("Nothing was written.")
    offered.accept()
    return done


def _recover(language: Language) -> None:
    """Put right what an import left that was interrupted."""
    from helpers.production.sheet.swap import recover

    if recover(project_root()):
        message = Message("An import was interrupted. What it left behind has been cleared away.")
        errors.print(told(message, language))
