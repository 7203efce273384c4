"""Make the PDF of an edition or of a chapter, where it is not there as it is to be."""

import json
from pathlib import Path

from helpers.base.errors import require_known
from helpers.base.files import code_of_package, digest, digest_of, versions, write_whole
from helpers.production.book.contents import pages
from helpers.production.book.prints import BOOK, print_of

from .attached import tables
from .document import bind
from .setting import set_pages, version

# Pages whose use is a screen's: what they show stands on the others.
LEFT_OUT = frozenset({"chapters/explore"})


def chapters(root: Path) -> dict[str, str]:
    """Return the pages that can be printed, by the names that an author calls them."""
    return {Path(page).name: page for page in pages(root) if page not in LEFT_OUT}


def require_page(root: Path, chapter: str | None) -> None:
    """Do nothing where an author named a page that can be printed, or none.

    Raises
    ------
    UsageError
        There is no such page.
    """
    if chapter is not None:
        require_known("chapter", chapter, chapters(root))


def make_paper(root: Path, year: int, chapter: str | None = None) -> tuple[Path, bool]:
    """Make the PDF of a built edition, or of one of its pages alone.

    Parameters
    ----------
    root : Path
        The project, in which the edition has been built.
    year : int
        The edition.
    chapter : str, optional
        The page alone ("ai").

    Returns
    -------
    file : Path
        The PDF.
    made : bool
        Whether it was made; it was there already where nothing has changed.
    """
    known = chapters(root)
    html = root / "_build" / "html"
    edition, file = html / str(year), print_of(html, year, chapter or BOOK)
    names = [f"{page}.html" for page in ([known[chapter]] if chapter else known.values())]
    attached = tables(root, year)
    of = digest(
        "\n".join(
            [
                *(code_of_package(), versions(root), version()),
                *(f"{name} {digest(content)}" for name, content in sorted(attached.items())),
                digest_of((edition / name for name in names), edition),
                *names,
            ]
        ).encode()
    )
    record = root / "_build" / "made" / f"{file.stem}.json"
    if _read(record) == {"of": of, "pdf": _digest(file)}:
        return file, False
    document = bind(edition, names)
    pdf = set_pages(document, attached, of)
    file.parent.mkdir(exist_ok=True)
    aside = file.with_suffix(".part")
    aside.write_bytes(pdf)
    aside.replace(file)
    write_whole(record, json.dumps({"of": of, "pdf": digest(pdf)}).encode())
    return file, True


def _read(record: Path) -> object:
    try:
        return json.loads(record.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def _digest(file: Path) -> str | None:
    return digest(file.read_bytes()) if file.is_file() else None
