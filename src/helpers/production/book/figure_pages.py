"""A page of its own for each figure, one to show on other pages, and its files beside them.

Sphinx writes them from templates, without reading a document for each.
"""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.production.exhibits import cite, embed
from helpers.production.exhibits.exhibit import EMBEDDED, FOLDER, Book, Exhibit
from helpers.production.exhibits.files import KINDS
from helpers.production.exhibits.kept import Making

from .figure_markup import embedded, opened
from .shown import outputs

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_UNDER_WAY = "tilstand_making"


def register(app: "Sphinx") -> None:
    """Begin with the files as soon as figures are known; write pages, and lay the files beside."""
    app.connect("env-before-read-docs", _begin)
    app.connect("html-collect-pages", _pages)
    app.connect("build-finished", _finish)


def exhibits(app: "Sphinx") -> tuple[Exhibit, ...]:
    """Return the figures of all pages."""
    book = _book(app)
    return tuple(
        Exhibit(found.figure, found.html, f"{page}.html", book)
        for page in sorted(app.env.found_docs)
        for found in outputs(app.env, page)
        if found.figure
    )


def _book(app: "Sphinx") -> Book:
    said, config = app.config["tilstand_imprint"], app.config
    return Book(
        title=config.project,
        year=int(config.html_context["tilstand_edition"]),
        publisher=said.get("publisher", ""),
        address=config["tilstand_address"],
        language=config.language,
        draft=config["tilstand_draft"],
    )


def _begin(app: "Sphinx", env: "BuildEnvironment", pages: list[str]) -> None:
    if app.builder.format == "html":
        setattr(app, _UNDER_WAY, Making(exhibits(app), _kept(app)))


def _kept(app: "Sphinx") -> Path:
    """Return where files are kept: below the project's own folder of what is built."""
    folder = Path(app.confdir)
    if app.config.html_context["tilstand_staged"]:
        return folder.parents[1] / "exhibits" / folder.name
    return folder / "_build" / "exhibits"


def _finish(app: "Sphinx", exception: Exception | None) -> None:
    making: Making | None = getattr(app, _UNDER_WAY, None)
    if making and exception:
        making.stop()
    elif making:
        making.lay_into(Path(app.outdir, FOLDER))


def _pages(app: "Sphinx") -> Iterator[tuple[str, dict[str, Any], str]]:
    """Yield the pages: names, what their templates are filled with, and the templates."""
    if app.builder.format != "html":
        return
    found = exhibits(app)
    if not found:
        return
    chapters_of = {page: app.env.titles[page].astext() for page in app.env.found_docs}
    titles = [exhibit.title for exhibit in found]
    # The same on all of them, and what takes most of the time of a page.
    chapters = app.builder._get_local_toctree(  # type: ignore[attr-defined]
        f"{FOLDER}/{found[0].anchor}",
        collapse=False, maxdepth=1, includehidden=True, titles_only=True,
    )  # fmt: skip
    for exhibit in found:
        context = _context(
            exhibit,
            chapters_of[exhibit.page.removesuffix(".html")],
            alone=titles.count(exhibit.title) == 1,
        )
        context["toctree"] = lambda **_: chapters
        yield f"{FOLDER}/{exhibit.anchor}", context, "figur.html"
        yield f"{FOLDER}/{exhibit.anchor}{EMBEDDED}", context, "innfelt.html"


def _context(exhibit: Exhibit, chapter: str, *, alone: bool) -> dict[str, Any]:
    """Return what the templates of a figure are filled with; they escape all that is no HTML.

    A title that others have too is told with its chapter.
    """
    _ = exhibit.book.translate
    named = exhibit.title if alone else f"{exhibit.title} ({chapter})"
    facts = [exhibit.fact("scale").text, exhibit.fact("population").text]
    described = f"{exhibit.measured} {'. '.join(facts)}. {'; '.join(exhibit.sources)}."
    return {
        # The frame takes titles as HTML.
        "title": escape(_("Figur: {}").format(named)),
        "exhibit": exhibit,
        "chapter": chapter,
        "opened": opened(exhibit),
        "embedded": embedded(exhibit),
        "kinds": [(f"{exhibit.anchor}.{end}", _(name), _(use)) for end, name, use in KINDS],
        "sentence": cite.sentence(exhibit),
        "bibtex": cite.bibtex(exhibit),
        "iframe": embed.line(exhibit),
        "contact": _contact(exhibit),
        "tilstand_described": described,
        "tilstand_picture": f"{FOLDER}/{exhibit.anchor}.png",
    }


def _contact(exhibit: Exhibit) -> str:
    """Return where errors are reported, as the figure has it."""
    links = (str(a.get("href")) for a in exhibit.element.iter("a"))
    return next((href for href in links if href.startswith("mailto:")), "")
