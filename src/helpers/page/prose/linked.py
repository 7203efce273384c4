"""Links of a text into the book: to pages that there are."""

import posixpath
from pathlib import Path
from urllib.parse import urlsplit

from helpers.base.errors import require_known
from helpers.base.messages import Message
from helpers.data import editions

# What pages are made from, and the one that is made from nothing.
_SOURCES = ("*.ipynb", "chapters/*.ipynb", "about/*.ipynb", "about/*.md")
_SEARCH = "search.html"


def require_page(root: Path, page: str, href: str) -> None:
    """Do nothing where a link leads to the web, to a page, or to a page of another edition.

    Where on the page it leads is not asked: that shows when the page is there. Of a project of
    data alone, nothing is known of its pages.

    Parameters
    ----------
    root : Path
        The project.
    page : str
        The page that the link stands on, as it lies in an edition ("chapters/ai.html").
    href : str
        Where the link leads.

    Raises
    ------
    UsageError
        There is no such page; the message names the nearest.
    """
    address = urlsplit(href)
    pages = _pages(root)
    if address.netloc or not address.path or not pages:
        return
    here = posixpath.dirname(page)
    place = posixpath.normpath(posixpath.join(here, address.path))
    if place.startswith(".."):
        pages = [f"../{row.year}/{known}" for row in editions(root) for known in pages]
    known = [posixpath.relpath(known, here or ".") for known in pages]
    require_known(Message("page"), posixpath.relpath(place, here or "."), known)


def _pages(root: Path) -> list[str]:
    found = [file for pattern in _SOURCES for file in sorted(root.glob(pattern))]
    names = [file.relative_to(root).with_suffix(".html").as_posix() for file in found]
    return [*names, _SEARCH] if found else []
