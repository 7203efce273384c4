"""The editions on paper: where they lie, beside the editions, so that no page changes by them."""

from dataclasses import dataclass
from pathlib import Path

FOLDER = "pdf"
# The whole of an edition, among the names of its pages.
BOOK = ""
_NAME = "digital-tilstand"


@dataclass(frozen=True, slots=True)
class Print:
    """A PDF that is there.

    Parameters
    ----------
    address : str
        Where it lies below the editions.
    page : str
        The name of the page ("ai"), or `BOOK`.
    size : int
        How many bytes.
    """

    address: str
    page: str
    size: int


def print_of(html: Path, year: int, page: str = BOOK) -> Path:
    """Return where the PDF of an edition, or of one of its pages, lies."""
    return html / FOLDER / f"{'-'.join(filter(None, (_NAME, str(year), page)))}.pdf"


def prints(html: Path, year: int) -> tuple[Print, ...]:
    """Return the PDFs that there are of an edition: the whole first, then its pages by name."""
    whole = print_of(html, year)
    pages = {
        file.stem.removeprefix(f"{whole.stem}-"): file
        for file in (html / FOLDER).glob(f"{whole.stem}-*.pdf")
    }
    files = {BOOK: whole, **dict(sorted(pages.items()))}
    return tuple(
        Print(f"{FOLDER}/{file.name}", page, file.stat().st_size)
        for page, file in files.items()
        if file.is_file()
    )


def take_away(html: Path, year: int) -> None:
    """Take away the PDFs of an edition: its pages are no longer those that they were made from."""
    for found in prints(html, year):
        (html / found.address).unlink()
