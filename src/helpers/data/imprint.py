"""Who publishes the book, who edits it and where readers write: stated in the descriptor alone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from helpers.base.addresses import is_web_address

from .descriptor import descriptor

# Stands in for an address that nobody has given; names that end so are kept free for examples.
EXAMPLE_CONTACT = "feil@digital-tilstand.example"
_EXAMPLE = ".example"
_ADDRESS = re.compile(r"[\w.+-]+@([\w-]+\.)+[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the descriptor's contributors say; empty where they do not.

    Parameters
    ----------
    publisher, editor : str
        A name.
    contact : str
        An address for mail that leads somewhere.
    """

    publisher: str = ""
    editor: str = ""
    contact: str = ""

    @property
    def lacking(self) -> tuple[str, ...]:
        """What is not stated, by the names of the parameters."""
        return tuple(role for role, said in asdict(self).items() if not said)


def imprint(root: Path) -> Imprint:
    """Return what the ``contributors`` of ``data/datapackage.json`` say of a project.

    One of them may have several roles. An example of an address is none.
    """
    stated = descriptor(root).get("contributors")
    people = [p for p in stated if isinstance(p, dict)] if isinstance(stated, list) else []
    contact = _said(people, "contact", "email")
    is_one = _ADDRESS.fullmatch(contact) and not contact.lower().endswith(_EXAMPLE)
    return Imprint(
        publisher=_said(people, "publisher", "title"),
        editor=_said(people, "editor", "title"),
        contact=contact if is_one else "",
    )


def homepage(root: Path) -> str:
    """Return where the book is published, with a slash at its end; empty where nobody says it.

    It is the ``homepage`` of ``data/datapackage.json``, and what all public addresses begin with.
    """
    said = descriptor(root).get("homepage")
    if not isinstance(said, str) or not is_web_address(said) or {"?", "#"} & set(said):
        return ""
    return f"{said.rstrip('/')}/"


def _roles(person: Mapping[str, Any]) -> list[Any]:
    roles = person.get("roles")
    return roles if isinstance(roles, list) else []


def _said(people: Iterable[Mapping[str, Any]], role: str, key: str) -> str:
    """Return what the first who has a role says under a key."""
    found = (str(person.get(key, "")) for person in people if role in _roles(person))
    return next((" ".join(said.split()) for said in found if said.strip()), "")
