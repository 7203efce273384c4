"""Names and links of many pages in one document."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from helpers.base.addresses import is_web_address

from .tree import name


@dataclass(frozen=True, slots=True)
class Places:
    """Where names of one page are in the document.

    Parameters
    ----------
    page : str
        The page ("chapters/ai.html").
    known : mapping of str to mapping
        For each page of the document, what stands there under each of its names.
    """

    page: str
    known: Mapping[str, Mapping[str, str]]

    def own(self, element: Element) -> str | None:
        """Return the name in the document of an element of the page, where it has one."""
        found = element.get("id")
        return self.known[self.page].get(found) if found else None

    def leads_to(self, address: str) -> str | None:
        """Return where a link of the page leads in the document, or outside; None if nowhere."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return address if parts.scheme == "mailto" or is_web_address(address) else None
        page = self._page(parts.path)
        if page not in self.known:
            return None
        return f"#{self.known[page].get(unquote(parts.fragment), start(page))}"

    def lacks(self, address: str) -> bool:
        """Whether a link leads to a page that the book has not on paper; a page alone has none."""
        parts = urlsplit(address)
        outside = parts.scheme or parts.netloc
        return len(self.known) > 1 and not outside and self._page(parts.path) not in self.known

    def _page(self, path: str) -> str:
        """Return the page of the book at a relative path."""
        return normpath(join(dirname(self.page), unquote(path))) if path else self.page


def start(page: str) -> str:
    """Return the name of the beginning of a page."""
    return page.removesuffix(".html").replace("/", "-")


def names(page: str, article: Element) -> dict[str, str]:
    """Return what the names of a page are called in the document.

    What only names its surroundings leads to them.
    """
    return dict(_names(page, article, start(page)))


def _names(page: str, element: Element, around: str) -> Iterator[tuple[str, str]]:
    found = element.get("id")
    if found:
        is_empty = name(element) == "span" and not len(element) and not (element.text or "").strip()
        here = around if is_empty else f"{start(page)}.{found}"
        yield found, here
        around = here
    for child in element:
        yield from _names(page, child, around)
