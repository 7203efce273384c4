"""All numbers of an edition in one table, with what a script needs to choose and compare them."""

from collections.abc import Mapping
from dataclasses import dataclass

from jinja2.utils import htmlsafe_json_dumps

from .environment import render
from .parts import Block, Choice, Link, require


@dataclass(frozen=True, slots=True)
class ExplorerRow:
    """One number, with all that it must not be told without.

    Parameters
    ----------
    what : Link
        What is measured; leads to its figure.
    question : str
        The wording.
    who, year, value, base : str
        Whom it is of, when, the value as it is written, and how many answered.
    answers : str
        The answers counted; empty where there are none.
    scale : str
        The scale of the answers.
    survey : str
        The survey; empty where there is none.
    sources, claims : tuple of Link
        Who says it, and the verdicts on what is claimed of it.
    """

    what: Link
    question: str
    who: str
    answers: str
    scale: str
    year: str
    value: str
    base: str
    survey: str
    sources: tuple[Link, ...]
    claims: tuple[Link, ...] = ()

    def __post_init__(self) -> None:
        require(
            f"The number of {self.what.text!r}",
            question=self.question,
            who=self.who,
            scale=self.scale,
            year=self.year,
            value=self.value,
            base=self.base,
            sources=len(self.sources) or None,
        )


@dataclass(frozen=True)
class Explorer(Block):
    """The table of all numbers; a script lets readers choose among them and compare them.

    Parameters
    ----------
    caption : str
        What the table shows.
    rows : tuple of ExplorerRow
        At least one.
    views : mapping of str to tuple of Choice
        Choices that are made already, below what they have in common.
    choices, data : mapping
        What readers may choose by, as `ClaimRegister` has it, and all that the script knows of
        the rows besides what stands in them.
    language : str
        The language of the interface.
    """

    caption: str
    rows: tuple[ExplorerRow, ...]
    views: Mapping[str, tuple[Choice, ...]]
    choices: Mapping[str, object]
    data: Mapping[str, object]
    language: str = "nb"

    def __post_init__(self) -> None:
        require("A table of all numbers", caption=self.caption, rows=len(self.rows) or None)

    def html(self) -> str:
        """Return the views, the table, and what the script needs."""
        return render(
            "explorer.html",
            self.language,
            explorer=self,
            choices=_kept(self.choices),
            data=_kept(self.data),
        )

    def plain(self) -> str:
        """Return one line a number."""
        lines = (f"{row.what}. {row.who}, {row.year}: {row.value}" for row in self.rows)
        return "\n".join([self.caption, *lines])


def _kept(told: Mapping[str, object]) -> str:
    return htmlsafe_json_dumps(told, ensure_ascii=False, separators=(",", ":"))
