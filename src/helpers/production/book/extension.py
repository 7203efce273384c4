"""The Sphinx extension that turns a plain Jupyter Book into this one."""

from typing import TYPE_CHECKING

from . import (
    again,
    edition,
    figure_pages,
    figures,
    heads,
    imprint,
    inventory,
    links,
    search,
    shown,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: "Sphinx") -> "ExtensionMetadata":
    """Register what each file of this room does during a build."""
    # Jupyter Book sets it for an extension that this book does without.
    app.add_config_value("comments_config", {}, "html")
    parts = (again, edition, imprint, shown, figures, links, search, figure_pages, heads)
    for part in (*parts, inventory):
        part.register(app)
    return {"version": "1", "parallel_read_safe": False, "parallel_write_safe": True}
