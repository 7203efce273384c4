"""Make links in what cells show lead where they say, from any page."""

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from .paths import joined

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# Of a link, not of a text that speaks of one.
_UPWARDS = re.compile(r'(<a\b[^<>]*?\shref=")\.\./')
_CHAPTER_DEPTH = 2


def register(app: "Sphinx") -> None:
    """Mend the links of every page that is read."""
    app.connect("doctree-read", _resolve_pages)
    app.connect("doctree-read", _mend_depth)


def _resolve_pages(app: "Sphinx", doctree: nodes.document) -> None:
    """Accept Markdown links to the HTML of another page, which MyST takes for unknown names.

    A link to a page that the book does not have stays unresolved, and fails the build.
    """
    folder = PurePosixPath(app.env.docname).parent
    for link in list(doctree.findall(addnodes.pending_xref)):
        path, _, _ = link.get("reftarget", "").partition("#")
        if not path.endswith(".html"):
            continue
        page = joined(f"{folder.as_posix()}/{path.removesuffix('.html')}")
        if page in app.env.found_docs:
            content = link.children[0].children if link.children else ()
            link.replace_self(
                nodes.reference("", "", *content, refuri=link["reftarget"], internal=True)
            )


def _mend_depth(app: "Sphinx", doctree: nodes.document) -> None:
    """Shorten links on pages at the edition's root; blocks write them as seen from a chapter."""
    depth = app.env.docname.count("/") + 1
    if depth == _CHAPTER_DEPTH:
        return
    for raw in list(doctree.findall(nodes.raw)):
        text = raw.astext()
        mended = _UPWARDS.sub(r"\1", text)
        if mended != text:
            raw.replace_self(nodes.raw("", mended, **raw.attributes))
