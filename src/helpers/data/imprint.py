"""Who publishes the book, who edits it and where readers write: stated in the descriptor alone."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

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


def _roles(person: Mapping[str, Any]) -> list[Any]:
    roles = person.get("roles")
    return roles if isinstance(roles, list) else []


def _said(people: Iterable[Mapping[str, Any]], role: str, key: str) -> str:
    """Return what the first who has a role says under a key."""
    found = (str(person.get(key, "")) for person in people if role in _roles(person))
    return next((" ".join(said.split()) for said in found if said.strip()), "")
