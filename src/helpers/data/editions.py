"""The editions of the book, one a year."""

from dataclasses import dataclass
from pathlib import Path

from helpers.base.errors import UsageError
from helpers.base.messages import Message

from .tables import read_table


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition as ``editions.csv`` lists it."""

    year: int
    status: str
    published: str
    note_nb: str
    note_en: str
    fingerprint: str


def editions(root: Path) -> tuple[EditionRow, ...]:
    """Return every edition, oldest first."""
    rows = (EditionRow(**row) for row in read_table(root, "editions"))
    return tuple(sorted(rows, key=lambda row: row.year))


def newest_edition(root: Path) -> int:
    """Return the year of the newest edition."""
    return editions(root)[-1].year


def published_by(root: Path, year: int) -> tuple[int, ...]:
    """Return the years of the editions published no later than that of ``year``, newest first.

    A draft comes after all that is published, and beside all other drafts.
    """
    found = editions(root)
    day = next(_day(row) for row in found if row.year == year)
    return tuple(row.year for row in reversed(found) if _day(row) <= day)


def _day(row: EditionRow) -> str:
    """Return when an edition was published, as text that sorts; of a draft, after every day."""
    return row.published if row.status == "published" else "9999-12-31"


def edition_year(root: Path, year: int) -> int:
    """Return ``year`` when there is an edition of it.

    Raises
    ------
    UsageError
        It is no number, or there is no edition of it; the message lists those that there are
        and names the nearest.
    """
    known = tuple(row.year for row in editions(root))
    if not isinstance(year, int):
        raise UsageError(
            Message(
                "{year!r} is no year; write it in digits without quotation marks, such as "
                "{newest}.",
                year=year,
                newest=known[-1],
            )
        )
    if year not in known:
        raise UsageError(
            Message(
                "There is no edition {year}. The editions are {known}; the nearest is {nearest}. "
                "A new one is a row in data/editions.csv.",
                year=year,
                known=known,
                nearest=min(known, key=lambda other: abs(other - year)),
            )
        )
    return year
