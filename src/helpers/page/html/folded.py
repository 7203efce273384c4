"""Something long that the reader opens in place."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from .environment import render
from .parts import Block, require


@dataclass(frozen=True)
class Folded(Block):
    """A block behind a line that opens it; printed whole."""

    summary: str
    block: Block
    language: str = "nb"

    def __post_init__(self) -> None:
        require("A folded block", summary=self.summary, block=self.block)

    def html(self) -> str:
        """Return the block in ``<details>``."""
        inside = Markup(self.block.html())
        return render("folded.html", self.language, summary=self.summary, inside=inside)

    def plain(self) -> str:
        """Return the block as plain text."""
        return self.block.plain()

    def told(self) -> tuple[dict[str, str], dict[str, Any]]:
        """Return what goes with the block into an output."""
        return self.block.told()
