"""Write what the search looks in, from the pages as they are written."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from helpers.production.search import NAME, Page, folder_of, read_words, script

from .searched import units

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# What Sphinx keeps of a page is forgotten when the page is read again, and it is written then.
_KEY = "tilstand_found"
# It is written after the pages of the book.
_PAGE = "search"


def register(app: "Sphinx") -> None:
    """Add the configuration values of the search, and write its script when all is built.

    ``tilstand_keywords`` leads words to a page, ``tilstand_weights`` says how much a page counts.
    """
    app.add_config_value("tilstand_keywords", {}, "env", [dict])
    app.add_config_value("tilstand_weights", {}, "env", [dict])
    app.connect("builder-inited", _leave_out_own)
    app.connect("html-page-context", _note)
    app.connect("build-finished", _write)


def _leave_out_own(app: "Sphinx") -> None:
    """Do without the index and the scripts of Sphinx's own search; its page stays."""
    app.builder.search = False  # type: ignore[attr-defined]


def _note(
    app: "Sphinx", page: str, template: str, context: dict[str, Any], doctree: object
) -> None:
    """Keep what can be found on a page of the book, and list all of it on the search page."""
    if doctree is not None:
        app.env.metadata[page][_KEY] = units(context["body"])
    elif page == _PAGE:
        context["tilstand_pages"] = _pages(app)


def _write(app: "Sphinx", exception: Exception | None) -> None:
    if exception or app.builder.format != "html":
        return
    words = read_words(folder_of(Path(app.confdir)))
    Path(app.outdir, NAME).write_text(script(_pages(app), words), encoding="utf-8", newline="\n")


def _pages(app: "Sphinx") -> list[Page]:
    """Return the pages of the book, in its order."""
    root = str(app.config["root_doc"])
    keywords, weights = app.config["tilstand_keywords"], app.config["tilstand_weights"]
    return [
        Page(
            address=f"{page}.html",
            title=app.env.titles[page].astext(),
            units=app.env.metadata[page].get(_KEY, ()),
            keywords=tuple(keywords.get(page, ())),
            weight=weights.get(page, 1.0),
        )
        for page in (root, *app.env.toctree_includes.get(root, ()))
    ]
