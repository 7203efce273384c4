"""Tell on every page who publishes the book, and mark as an example what nobody has stated."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes

from helpers.base.language import phrase, translator

if TYPE_CHECKING:
    from sphinx.application import Sphinx

# What the imprint may say, with its name in the text of a page: {imprint}`utgiver`.
_NAMES = {
    "publisher": phrase("utgiver"),
    "editor": phrase("redaktør"),
    "contact": phrase("kontakt"),
    "date": phrase("utgitt"),
}


def register(app: "Sphinx") -> None:
    """Add the values that the stager sets, and the role that pages tell them with."""
    app.add_config_value("tilstand_imprint", {}, "env", [dict])
    app.add_config_value("tilstand_address", "", "env", [str])
    app.add_role("imprint", _role)


def stated(root: Path, year: int) -> dict[str, str]:
    """Return what a project states of an edition.

    The date is empty of a draft, and where nobody answers for the book: then it is not out.
    """
    # Takes long to load, and a staged edition has no data.
    from helpers.data import editions
    from helpers.data.imprint import imprint

    found = imprint(root)
    row = next(row for row in editions(root) if row.year == year)
    is_out = row.status == "published" and not found.lacking
    return asdict(found) | {"date": row.published if is_out else ""}


def published_at(root: Path) -> str:
    """Return where a project says that it is published, with a slash at its end; empty if not."""
    # Takes long to load, and a staged edition has no data.
    from helpers.data.imprint import homepage

    return homepage(root)


def for_templates(said: Mapping[str, str], language: str = "nb") -> dict[str, Any]:
    """Return what the foot of a page shows: names, values and links, and what is lacking.

    Examples
    --------
    >>> for_templates({"publisher": "Etaten"})
    {'facts': [('Utgiver', 'Etaten', '')], 'lacking': 'redaktør og kontakt'}
    """
    from babel.lists import format_list

    _ = translator(language)
    facts = [
        (_(name).capitalize(), _written(key, said[key], language), _leads_to(key, said[key]))
        for key, name in _NAMES.items()
        if said.get(key)
    ]
    lacking = [_(name) for key, name in _NAMES.items() if key != "date" and not said.get(key)]
    return {"facts": facts, "lacking": format_list(lacking, locale=language) if lacking else ""}


def _role(
    name: str, rawtext: str, text: str, lineno: int, inliner: Any, *_: object, **__: object
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Write a part of the imprint: {imprint}`utgiver`."""
    key = next((key for key, known in _NAMES.items() if known == text), None)
    if key is None:
        expected = ", ".join(_NAMES.values())
        said = f"There is no {text!r} in the imprint; expected one of {expected}."
        return [], [inliner.reporter.error(said, line=lineno)]
    value = inliner.document.settings.env.config["tilstand_imprint"].get(key, "")
    if not value and key == "date":
        return [nodes.Text("ikke ennå")], []
    if not value:
        example = f"[Eksempel: {text} er ikke oppgitt]"
        return [nodes.inline("", example, classes=["t-example"])], []
    written, link = _written(key, value, "nb"), _leads_to(key, value)
    return [nodes.reference("", written, refuri=link) if link else nodes.Text(written)], []


def _written(key: str, value: str, language: str) -> str:
    from helpers.base.formats import day

    return day(value, language) if key == "date" else value


def _leads_to(key: str, value: str) -> str:
    return f"mailto:{value}" if key == "contact" else ""
