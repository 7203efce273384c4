"""What can go wrong, in words that say where, what was expected and what to do."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from .messages import Fault, Message, nearest, table

# More than an author can work through at once.
SHOWN_AT_ONCE = 50


class TilstandError(Exception):
    """A run that failed. The command line prints the message and exits with ``exit_code``."""

    exit_code = 1

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said, the first line above the others."""
        return tuple(self.args)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with what the authors handed in.

    Parameters
    ----------
    file : str
        The file as the author knows it, relative to the project ("data/observations.csv").
    message : Fault
        What is wrong, what was expected and what to do, as one or two sentences.
    row : int, optional
        The row as a spreadsheet counts it: the header is row 1.
    column : str, optional
        The name of the column.
    """

    file: str
    message: Fault
    row: int | None = None
    column: str | None = None

    @property
    def code(self) -> str:
        """The name of the rule that says so; it stays the same whatever the message."""
        return self.message.code

    @property
    def line(self) -> Message:
        """The place and the message."""
        place = [self.file]
        if self.row is not None:
            place.append(Message("row {row}", row=self.row))
        if self.column is not None:
            place.append(Message("column {column}", column=self.column))
        return Message("{place}: {message}", place=tuple(place), message=self.message)

    def __str__(self) -> str:
        return str(self.line)


class InputError(TilstandError):
    """Wrong input: every problem that was found, together."""

    exit_code = 2

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n  ".join(self.lines))

    @property
    def lines(self) -> tuple[str, ...]:
        """A headline, then a line a problem, until there are too many to read at once."""
        count = len(self.problems)
        one = Message("1 problem found:")
        headline = one if count == 1 else Message("{count} problems found:", count=count)
        more = count - SHOWN_AT_ONCE
        rest = [Message("... and {count} more.", count=more)] if more > 0 else []
        return (headline, *(p.line for p in self.problems[:SHOWN_AT_ONCE]), *rest)

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Survive the way from another process."""
        return type(self), (self.problems,)


class UsageError(TilstandError):
    """A question that cannot be answered as asked: an unknown year, name or parameter."""

    exit_code = 2


def require_known(
    kind: str, name: str, known: Collection[str], where: str = "", column: str = ""
) -> None:
    """Do nothing where a name that an author wrote is one of those that there are.

    Parameters
    ----------
    kind : str
        What it names ("indicator").
    name : str
        The name.
    known : collection of str
        Those that there are.
    where : str
        The table that they stand in, where authors can add one.
    column : str
        The column that they are codes of, where they are.

    Raises
    ------
    UsageError
        It is none of them; the message names the nearest, or all.
    """
    if name not in known:
        all_of_them = Message(" Expected one of {known}.", known=tuple(known)) if known else ""
        raise UsageError(
            Message(
                "There is no {kind} {name!r}{where}.{hint}",
                kind=kind,
                name=name,
                where=Message(" in {table}", table=table(where)) if where else "",
                hint=nearest(name, known, column) or all_of_them,
            )
        )


# What a cell stops with that is not written as it must be: to us, or already to Python.
_ASKED_WRONGLY = {
    kind.__name__
    for kind in (
        *(UsageError, InputError),
        *(SyntaxError, IndentationError, TabError),
        *(NameError, AttributeError, ImportError, TypeError),
    )
}


class ChapterError(TilstandError):
    """A notebook that stopped at one of its cells.

    Parameters
    ----------
    notebook : str
        The notebook as the author knows it ("chapters/ai.ipynb").
    cell : int
        The number of the cell that failed, counted from 1 as the author sees the notebook.
    reason : str
        The name and message of the error raised in the cell.
    kept : str
        Where the partly executed notebook lies.
    """

    def __init__(self, notebook: str, cell: int, reason: str, kept: str) -> None:
        self.notebook, self.cell, self.reason, self.kept = notebook, cell, reason, kept
        # What a cell asked for and cannot have is wrong input, like that of a command.
        if reason.partition(":")[0] in _ASKED_WRONGLY:
            self.exit_code = UsageError.exit_code
        super().__init__(f"{notebook}, cell {cell}: {reason}\n  {self._what_is_kept.format(kept)}")

    _what_is_kept = "The notebook as far as it came is kept in {}; open it to see the cell."

    def __reduce__(self) -> tuple[type, tuple[object, ...]]:
        """Survive the way from another process."""
        return type(self), (self.notebook, self.cell, self.reason, self.kept)


class LostError(ChapterError):
    """A notebook of which nothing came back from the machines that tried to run it."""

    _what_is_kept = "Nothing of it came back; it is kept in {} as it was sent."


class FailedError(TilstandError):
    """Notebooks that stopped: all of them together; wrong input where each of them has some."""

    def __init__(self, failures: Sequence[ChapterError]) -> None:
        self.failures = tuple(failures)
        super().__init__("\n".join(map(str, failures)))
        self.exit_code = min(failure.exit_code for failure in failures)
