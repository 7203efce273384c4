"""How much a file from outside may hold, so that no file can fill the memory or go on for ever."""

import time
import warnings
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .errors import InputError, Problem, TilstandError
from .messages import Fault

# What Excel writes for a workbook with a password, and old versions of it for all.
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is read of a file.

    Parameters
    ----------
    megabytes : int
        Its size when it is unpacked, and that of the texts of its cells.
    rows, cells : int
        The rows with something in them, and all cells, over all its sheets.
    seconds : int
        How long reading may take.
    at_once : int
        Of a workbook: the tags of a part that is read whole, such as that of the formats.
    shared : int
        Of a workbook: the tags of the texts that its cells share.
    """

    megabytes: int
    rows: int
    cells: int
    seconds: int
    at_once: int = 100_000
    shared: int = 500_000


SHEET = Limits(megabytes=10, rows=20_000, cells=2_000_000, seconds=60)
RESPONSES = Limits(megabytes=300, rows=200_000, cells=20_000_000, seconds=600, shared=5_000_000)
# Responses in a file of columns, which take a tenth of the room.
COLUMNS = Limits(megabytes=4_000, rows=20_000_000, cells=400_000_000, seconds=600)


class Budget:
    """What is left of the limits while a file is read.

    Parameters
    ----------
    name : str
        The file, as the author knows it.
    limits : Limits
    """

    def __init__(self, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self._rows = self._cells = self._text = 0
        self._end = time.monotonic() + limits.seconds

    def size(self, size: int) -> None:
        """Refuse a file of too many bytes."""
        if size > self._limits.megabytes * _MEGABYTE:
            self._refuse(
                Fault(
                    "limit-size",
                    "is too large: it holds {size} MB when it is unpacked; expected at most "
                    "{most} MB. Delete what does not belong to it.",
                    size=-(-size // _MEGABYTE),
                    most=self._limits.megabytes,
                )
            )

    def row(self, cells: Collection[object], filled: bool) -> None:
        """Count a row; refuse one too many."""
        # Many cells may share one long text.
        self._text += sum(len(cell) for cell in cells if isinstance(cell, str))
        self.size(self._text)
        # A row without cells counts too: a file may name one far below and leave out all others.
        self.rows(int(filled), max(1, len(cells)))
        self.time()

    def rows(self, rows: int, cells: int) -> None:
        """Count rows and their cells; refuse too many of either."""
        self._rows += rows
        self._cells += cells
        if self._rows > self._limits.rows:
            most = self._limits.rows
            self._refuse(
                Fault(
                    "limit-rows",
                    "has too many rows; expected at most {most} filled rows.",
                    most=most,
                )
            )
        if self._cells > self._limits.cells:
            self._refuse(
                Fault(
                    "limit-cells",
                    "has too many cells; expected at most {most}. Delete empty rows and columns "
                    "beside and below what is filled in.",
                    most=self._limits.cells,
                )
            )

    def time(self) -> None:
        """Refuse to go on when it has taken too long."""
        if time.monotonic() > self._end:
            self._refuse(
                Fault(
                    "limit-time",
                    "takes too long to read; expected at most {most} seconds. Copy what is filled "
                    "in to a new sheet.",
                    most=self._limits.seconds,
                )
            )

    def at_once(self, tags: int) -> None:
        """Refuse a part that is read whole and holds too much."""
        self._tags(tags, self._limits.at_once)

    def shared(self, tags: int) -> None:
        """Refuse too many texts that cells share."""
        self._tags(tags, self._limits.shared)

    def _tags(self, tags: int, most: int) -> None:
        if tags > most:
            self._refuse(
                Fault(
                    "limit-parts",
                    "has too many formats, names or texts beside its cells; expected at most "
                    "{most} tags in a part. Copy what is filled in to a new sheet.",
                    most=most,
                )
            )

    def _refuse(self, fault: Fault) -> None:
        raise InputError([Problem(self._name, fault)])


@contextmanager
def reading_workbook(path: Path, limits: Limits) -> Iterator[Budget]:
    """Read a workbook within limits, and say it in one way whatever is wrong with the file.

    Raises
    ------
    InputError
        The workbook is too large or cannot be read.
    """
    budget = Budget(path.name, limits)
    try:
        budget.size(path.stat().st_size)
        with zipfile.ZipFile(path) as packed:
            # What the directory says is true: of a part, no more than that is ever unpacked.
            budget.size(sum(part.file_size for part in packed.infolist()))
        with warnings.catch_warnings(action="ignore"):
            yield budget
    except TilstandError:
        raise
    # A spoilt workbook makes the libraries raise nearly anything.
    except Exception as error:
        raise InputError([Problem(path.name, _unreadable(path, error))]) from None


def _unreadable(path: Path, error: Exception) -> Fault:
    if isinstance(error, PermissionError):
        return Fault(
            "workbook-unopened",
            "cannot be read as an Excel workbook: the file may not be opened. Close it in other "
            "programs, and ask for leave to read it.",
        )
    with path.open("rb") as file:
        if file.read(len(_OLD_OR_LOCKED)) == _OLD_OR_LOCKED:
            return Fault(
                "workbook-locked",
                "cannot be read as an Excel workbook: it has a password, or is of an old kind "
                "(.xls). Take the password away and save it as an Excel workbook (.xlsx).",
            )
    return Fault(
        "workbook-spoilt",
        "cannot be read as an Excel workbook: the file is spoilt or is something else. Save it "
        "as an Excel workbook (.xlsx), or save the sheet as a folder of .csv files.",
    )
