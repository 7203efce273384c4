"""What the head of a page says of it to search engines, and to those who share a link."""

import re
from html import unescape
from typing import TYPE_CHECKING, Any

from docutils import nodes

from helpers.base.language import phrase, translator
from helpers.production.exhibits.exhibit import FOLDER

from .shown import outputs

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
# A sentence tells more than a word, and no search engine shows more than a few.
_SHORTEST, _LONGEST = 40, 300
# Of a page that says nothing of itself.
_ANY = phrase(
    "{} – {}: tall om den digitale tilstanden i offentlig sektor, med kilde og svarskala."
)


def register(app: "Sphinx") -> None:
    """Fill in the head of every page that is written."""
    app.connect("html-page-context", _fill_in)


def _fill_in(
    app: "Sphinx", page: str, template: str, context: dict[str, Any], doctree: Any
) -> None:
    """Put a description before the templates, and where it is known the public address."""
    _ = translator(app.config.language)
    title = _plain(str(context.get("title") or ""))
    edition = f"{app.config.project} {context['tilstand_edition']}"
    described = context.get("tilstand_described") or _described(app, page, doctree)
    context["tilstand_head"] = {
        "title": title or edition,
        "edition": edition,
        "description": _cut(described) or _(_ANY).format(title or edition, edition),
        **_addresses(app, page, context),
        # With an edition that is out, there is something in it.
        "feed": bool(app.config["tilstand_address"] and app.config["tilstand_imprint"].get("date")),
    }


def _addresses(app: "Sphinx", page: str, context: dict[str, Any]) -> dict[str, str]:
    """Return the address of a page and of a picture of it; empty where the book has none."""
    home = app.config["tilstand_address"]
    if not home:
        return {"address": "", "picture": ""}
    edition = f"{home}{context['tilstand_edition']}/"
    first = (found.figure.anchor for found in _outputs(app, page) if found.figure)
    picture = context.get("tilstand_picture") or next((f"{FOLDER}/{a}.png" for a in first), "")
    return {
        "address": f"{edition}{page}.html",
        "picture": f"{edition}{picture}" if picture else "",
    }


def _described(app: "Sphinx", page: str, doctree: Any) -> str:
    """Return the first sentences of a page, in text or in what its cells show."""
    if doctree is None:
        return ""
    for node in doctree.findall():
        if isinstance(node, nodes.paragraph):
            found = [node.astext()]
        elif isinstance(node, nodes.raw):
            found = [_plain(text) for text in _PARAGRAPH.findall(node.astext())]
        else:
            continue
        for text in map(str, found):
            if len(text) >= _SHORTEST:
                return text
    return ""


def _outputs(app: "Sphinx", page: str) -> tuple[Any, ...]:
    return outputs(app.env, page) if page in app.env.found_docs else ()


def _cut(text: str) -> str:
    """Return a text in one line, cut off after a word where it is long."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST:
        return line
    return line[:_LONGEST].rpartition(" ")[0].rstrip(" ,;:–") + " …"


def _plain(markup: str) -> str:
    return unescape(_TAG.sub("", markup))
