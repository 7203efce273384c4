"""Nothing is published without somebody who answers for it."""

from collections.abc import Iterator
from pathlib import Path

from helpers.base.errors import Problem
from helpers.base.messages import Fault, Message
from helpers.data.descriptor import DESCRIPTOR
from helpers.data.imprint import imprint

_ROLES = {
    "publisher": (Message("publisher"), '{"title": "…", "roles": ["publisher"]}'),
    "editor": (Message("editor"), '{"title": "…", "roles": ["editor"]}'),
    "contact": (
        Message("contact with an e-mail address that leads somewhere"),
        '{"title": "…", "email": "…@….no", "roles": ["contact"]}',
    ),
}


def unsigned(root: Path) -> Iterator[Problem]:
    """Yield what the book does not say of its publisher, editor and contact."""
    for role in imprint(root).lacking:
        who, example = _ROLES[role]
        fault = Fault(
            "imprint-missing",
            "under the key contributors, there is no {who}. Write {example} and fill in the dots.",
            who=who,
            example=example,
        )
        yield Problem(f"data/{DESCRIPTOR}", fault)
