"""What publishing an edition changes in the files of the project."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from helpers.analysis.claims import require_sound
from helpers.base.errors import InputError, TilstandError, UsageError
from helpers.base.files import write_all
from helpers.base.messages import Message
from helpers.data.checks import check, require_readable
from helpers.data.checks.editions import ERRATA, fingerprint, last_known
from helpers.data.editions import edition_year, editions
from helpers.page.prose import require_commentary
from helpers.production.sheet.corrected import Correction, with_lines
from helpers.production.sheet.swap import digest, scratch_copy
from helpers.production.sheet.tables import read_cells, write_cells

from .expected import EXPECTED, Rows, count_rows, expected_rows, written
from .git import uncommitted
from .signed import unsigned

EDITIONS = "data/editions.csv"
_WORDS = {
    "": Message("(empty)"),
    "draft": Message("draft"),
    "published": Message("published"),
}


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition that is sound and waits to be published.

    Parameters
    ----------
    root : Path
        The project.
    known : str
        The digest of the data that were checked.
    files : mapping of str to bytes
        What the files of the project will hold.
    changes : tuple of str
        What that changes, a line each; nothing where the edition is published as it is.
    warnings : tuple of str
        What the author should look at again.
    way_back : str
        The command that takes it back; empty where git cannot do it alone.
    """

    root: Path
    known: str
    files: Mapping[str, bytes]
    changes: tuple[str, ...]
    warnings: tuple[str, ...]
    way_back: str

    def accept(self) -> None:
        """Write the files.

        One after the other: where the machine stops between two, the command does the rest
        when it is run again.

        Raises
        ------
        TilstandError
            Somebody has changed the data since they were read.
        OSError
            They cannot be written, and all are as they were; `open_publication` makes a
            message of it.
        """
        if digest(self.root / "data") != self.known:
            raise TilstandError(
                Message("The data were changed in the meantime. Run the command again.")
            )
        write_all({self.root / name: content for name, content in self.files.items()})


@contextmanager
def open_publication(
    root: Path, year: int, day: date, corrected: str = ""
) -> Iterator[Publication]:
    """Find out what publishing an edition takes, and check the data with it; change nothing yet.

    Parameters
    ----------
    root : Path
        The project.
    year : int
        The edition: a draft, or one that was published and whose figures were corrected.
    day : date
        When it is published or corrected.
    corrected : str
        What was corrected, for readers.

    Raises
    ------
    UsageError
        There is no such edition, or what was corrected is not said.
    InputError
        Everything that is wrong with the data, and who of those is not named that answer for them.
    TilstandError
        An import is under way, or the project cannot be written to.
    """
    require_readable(root)
    edition_year(root, year)
    with scratch_copy(root) as scratch:
        known = digest(scratch / "data")
        changes = [*_dated(scratch, year, day), *_corrected(scratch, year, day, corrected)]
        problems = (*unsigned(root), *check(scratch, root))
        if problems:
            raise InputError(problems)
        require_sound(scratch)
        require_commentary(root)
        files = {name: (scratch / name).read_bytes() for name in (EDITIONS, ERRATA)}
        warnings: list[Message] = []
        if (root / EXPECTED).is_file():
            were, are = expected_rows(root), count_rows(scratch / "data")
            files[EXPECTED] = written(are)
            changes += _counted(were, are)
            warnings += _lost(were, are)
        files = {n: content for n, content in files.items() if content != (root / n).read_bytes()}
        entangled = uncommitted(root, files)
        if entangled:
            warnings.append(
                Message(
                    "{files} hold changes that are not in git yet. Git takes back only all of it.",
                    files=entangled,
                )
            )
        way_back = f"git restore {' '.join(files)}" if entangled == () else ""
        yield Publication(root, known, files, tuple(changes), tuple(warnings), way_back)


def _dated(scratch: Path, year: int, day: date) -> Iterator[Message]:
    """Give an edition that is none yet its status, date and fingerprint, and tell."""
    rows = read_cells(scratch / "data", "editions")
    row = next(row for row in rows if row["year"] == str(year))
    if _is_published(row):
        return
    now = {
        "status": "published",
        "published": row["published"] or day.isoformat(),
        "fingerprint": fingerprint(scratch, year),
    }
    for column, new in now.items():
        if row[column] != new:
            yield Message(
                "{file}, {year}: {column}: {old!r} → {new!r}",
                file=EDITIONS,
                year=year,
                column=column,
                old=_WORDS.get(row[column], row[column]),
                new=_WORDS.get(new, new),
            )
    row |= now
    write_cells(scratch / "data", "editions", rows)


def _corrected(scratch: Path, year: int, day: date, what: str) -> Iterator[Message]:
    """Give readers the line that they are owed where published figures are others, and tell."""
    row = next(row for row in editions(scratch) if row.year == year)
    now = fingerprint(scratch, year)
    if now == last_known(scratch, row):
        return
    correction = Correction(what, day)
    if not correction.sound:
        raise UsageError(
            Message(
                "The figures of the published edition {year} have changed. Tell readers what was "
                "corrected, in one line without the sign |: --corrected TEXT.",
                year=year,
            )
        )
    line = correction.line(year, now)
    page = scratch / ERRATA
    page.write_bytes(with_lines(page.read_bytes(), [line]))
    yield Message("{file}: {line}", file=ERRATA, line=line)


def _is_published(row: Mapping[str, str]) -> bool:
    return row["status"] == "published" and bool(row["published"] and row["fingerprint"])


def _counted(were: Rows, are: Rows) -> Iterator[Message]:
    for key in sorted({*were, *are}):
        if were.get(key, 0) != are.get(key, 0):
            yield Message(
                "{file}: {rows}: {old} → {new} rows",
                file=EXPECTED,
                rows=tuple(filter(None, key)),
                old=were.get(key, 0),
                new=are.get(key, 0),
            )


def _lost(were: Rows, are: Rows) -> Iterator[Message]:
    for key, count in were.items():
        if are.get(key, 0) < count:
            yield Message(
                "{rows} had {old} rows and has {new} now. See that none was lost.",
                rows=tuple(filter(None, key)),
                old=count,
                new=are.get(key, 0),
            )
