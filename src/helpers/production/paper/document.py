"""One document of many pages: a title, what it contains, and the pages."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from helpers.base.language import Translate, translator

from .linked import Places, names, start
from .tree import Node, having, make, read, text, written
from .unfolded import Unfolding

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def bind(edition: Path, pages: Sequence[str], language: str = "nb") -> str:
    """Return, as HTML, the document of some pages of a built edition.

    Parameters
    ----------
    edition : Path
        The folder of the edition's HTML.
    pages : sequence of str
        The addresses of its pages below that, in their order; one alone has no title page.
    language : str
        The language of the pages.
    """
    trees = {page: _with_pictures(read(edition / page), edition / page) for page in pages}
    articles = {page: next(having(tree, "t-article")) for page, tree in trees.items()}
    known = {page: names(page, article) for page, article in articles.items()}
    bodies = [
        _body(page, Unfolding(Places(page, known), language).page(article))
        for page, article in articles.items()
    ]
    first, _ = trees[pages[0]], translator(language)
    book = text(next(having(first, "t-brand")))
    alone = len(pages) == 1
    title = f"{text(next(bodies[0].iter('h1')))} – {book}" if alone else book
    head = [make("meta", (), {"charset": "utf-8"}), make("title", [title])]
    front = [make("p" if alone else "h1", [book], {"class": "p-book"}), *_said(first, _)]
    parts = [
        make("div", front, {"class": "p-front"}),
        make("div", _contents(bodies, _, alone=alone), {"class": "p-inside"}),
        *bodies,
    ]
    kinds = ["p-alone" if alone else "p-whole", *(["p-draft"] if _drafts(first) else [])]
    body = make("body", parts, {"class": " ".join(kinds)})
    html = written(make("html", [make("head", head), body], {"lang": language}))
    return f"<!DOCTYPE html>{html}"


def _with_pictures(tree: Element, page: Path) -> Element:
    """Return a page that finds its pictures from wherever it is set."""
    for picture in tree.iter("img"):
        picture.set("src", (page.parent / picture.get("src", "")).resolve().as_uri())
    return tree


def _body(page: str, held: Iterable[Node]) -> Element:
    """Return a page without a gap in its headings: who goes from one to the next would be lost."""
    body = make("div", held, {"id": start(page), "class": "p-page"})
    above: list[int] = []
    for heading in body.iter():
        if heading.tag in _HEADINGS:
            level = _HEADINGS.index(str(heading.tag))
            above = [*(other for other in above if other < level), level]
            heading.tag = _HEADINGS[len(above) - 1]
    return body


def _said(page: Element, _: Translate) -> Iterator[Node]:
    """Yield what is said of the whole: that it is a draft, who publishes it, and its data."""
    for part in (*_drafts(page), *having(page, "t-imprint")):
        for line in part.iter("p"):
            yield make("p", [text(line)], {"class": "p-said"})
    attached = _("Tallene som boken er laget av, er lagt ved denne filen som tabeller.")
    yield make("p", [attached], {"class": "p-said"})


def _drafts(page: Element) -> tuple[Element, ...]:
    return tuple(having(page, "t-draft"))


def _contents(bodies: Iterable[Element], _: Translate, *, alone: bool) -> Iterator[Node]:
    """Yield a list of the pages and their sections, which the style sheet gives numbers."""
    yield make("p", [_("Innhold")], {"class": "p-contents-title"})
    if alone:
        yield from (_list(_sections(body)) for body in bodies)
        return
    entries = []
    for body in bodies:
        sections = _sections(body)
        below = [_list(sections)] if sections else []
        link = make("a", [text(next(body.iter("h1")))], {"href": f"#{body.get('id')}"})
        entries.append(make("li", [link, *below]))
    yield make("ul", entries, {"class": "p-contents"})


def _sections(body: Element) -> list[Element]:
    """Return links to the sections of a page."""
    return [
        make("a", [text(section[0])], {"href": f"#{section.get('id')}"})
        for section in body.iter("section")
        if len(section) and section[0].tag == "h2" and section.get("id")
    ]


def _list(links: Iterable[Element]) -> Element:
    return make("ul", [make("li", [link]) for link in links], {"class": "p-contents"})
