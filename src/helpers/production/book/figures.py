"""Make figures link targets, though Sphinx sees them as plain HTML."""

from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx.domains.std import StandardDomain
from sphinx.util.logging import getLogger

from .shown import outputs

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_log = getLogger(__name__)


def register(app: "Sphinx") -> None:
    """Look for figures in every page that is read."""
    app.connect("doctree-read", _note_figures)
    app.connect("doctree-read", _refuse_headings)


def _note_figures(app: "Sphinx", doctree: nodes.document) -> None:
    """Tell Sphinx the anchors and titles of the figures of a page."""
    domain = cast(StandardDomain, app.env.get_domain("std"))
    page = app.env.docname
    for figure in (found.figure for found in outputs(app.env, page) if found.figure):
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
