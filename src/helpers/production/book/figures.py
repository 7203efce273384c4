"""Make figures link targets and search results, though Sphinx sees them as plain HTML."""

from html import escape
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.domains.std import StandardDomain
from sphinx.util.logging import getLogger

from .shown import outputs

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_log = getLogger(__name__)


class FigureTarget(nodes.General, nodes.Element):  # type: ignore[misc]
    """What Sphinx knows of a figure: its anchor and title. The page shows nothing of it."""


def register(app: "Sphinx") -> None:
    """Look for figures in every page that is read."""
    app.add_node(FigureTarget, override=True, html=(_skip, None))
    app.connect("doctree-read", _note_figures)
    app.connect("doctree-read", _refuse_headings)


def _skip(visitor: nodes.NodeVisitor, node: FigureTarget) -> None:
    raise nodes.SkipNode


def _note_figures(app: "Sphinx", doctree: nodes.document) -> None:
    """Put a target with a title in front of each figure."""
    domain = cast(StandardDomain, app.env.get_domain("std"))
    page = app.env.docname
    figures = {found.html: found.figure for found in outputs(app.env, page) if found.figure}
    for raw in list(doctree.findall(nodes.raw)):
        if figure := figures.get(raw.astext()):
            # The search script puts titles into its page as HTML.
            title = nodes.title("", escape(figure.title))
            target = FigureTarget("", title, ids=[figure.anchor])
            raw.parent.insert(raw.parent.index(raw), target)
            for anchor, name in ((figure.anchor, figure.title), *figure.parts):
                domain.note_hyperlink_target(anchor, page, anchor, name)


def _refuse_headings(app: "Sphinx", doctree: nodes.document) -> None:
    """Fail the build where links to a figure would land on a heading instead."""
    headings = {name for section in doctree.findall(nodes.section) for name in section["ids"]}
    for found in outputs(app.env, app.env.docname):
        anchors = {*found.absent, *(found.figure.anchors if found.figure else ())}
        for anchor in sorted(anchors & headings):
            _log.warning(
                "A heading on this page has the anchor of the figure %r. Word the heading "
                "otherwise: links to the figure are to stay.",
                anchor,
                location=doctree.get("source"),
            )
