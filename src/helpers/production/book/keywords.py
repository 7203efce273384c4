"""Lead the words that readers search for to the page that is about them."""

from typing import TYPE_CHECKING

from sphinx import addnodes

if TYPE_CHECKING:
    from docutils.nodes import document
    from sphinx.application import Sphinx


def register(app: "Sphinx") -> None:
    """Add the configuration value ``tilstand_keywords``: page to list of words."""
    app.add_config_value("tilstand_keywords", {}, "env", [dict])
    app.connect("doctree-read", _add_entries)


def _add_entries(app: "Sphinx", doctree: "document") -> None:
    """Enter the words of a page in the index, which the search ranks before titles."""
    words = app.config["tilstand_keywords"].get(app.env.docname, ())
    entries = [("single", word.lower(), "", "main", None) for word in words]
    if entries:
        app.env.domaindata["index"]["entries"].setdefault(app.env.docname, []).extend(entries)
        doctree.insert(0, addnodes.index(entries=entries))
