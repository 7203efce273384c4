"""A number in a text, with what stands behind it: a link, which a script opens in place."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from .parts import Link, require


@dataclass(frozen=True, slots=True)
class Behind:
    """One of the figures that a number follows from.

    Parameters
    ----------
    what, value : str
        What it is the figure of, and the figure as it is written.
    facts : tuple of (str, str or Link)
        Whom it is of, the answers counted, when, how many answered, and where it stands.
    """

    what: str
    value: str
    facts: tuple[tuple[str, str | Link], ...]

    def __post_init__(self) -> None:
        require("What stands behind a number", what=self.what, value=self.value, facts=self.facts)
        for label, value in self.facts:
            require("What stands behind a number", label=label, value=str(value))


def opening(text: str, href: str, behind: Sequence[Behind], reckoning: str = "") -> Markup:
    """Return a number that opens.

    What opens is kept in an attribute, so that the text around it stays the text: titles, search
    and what shows no script see the number alone, as a link to its figure.

    Parameters
    ----------
    text : str
        The number as it is written.
    href : str
        The address of its figure.
    behind : sequence of Behind
        The figures that it follows from, at least one.
    reckoning : str
        How it follows from them, where it was computed.
    """
    require(f"The number {text!r}", text=text, href=href, behind=tuple(behind) or None)
    kept = {
        "of": [
            {"what": one.what, "value": one.value, "facts": [_fact(*fact) for fact in one.facts]}
            for one in behind
        ],
        **({"sum": reckoning} if reckoning else {}),
    }
    return Markup('<a class="dt-number" href="{}" data-behind=\'{}\'>{}</a>').format(
        href, htmlsafe_json_dumps(kept, dumps=_dumps), escape(text)
    )


def _dumps(value: object, **_: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _fact(label: str, value: str | Link) -> list[str]:
    href = value.href if isinstance(value, Link) else ""
    return [label, str(value), *([href] if href else [])]
