"""What a row of a figure opens to: its own chart, caption, notes and years."""

from dataclasses import dataclass

from helpers.drawing import Picture

from .caption import Caption
from .parts import require
from .table import Table


@dataclass(frozen=True, slots=True)
class Details:
    """All that is known of one indicator.

    Parameters
    ----------
    caption : Caption
        Question, population, scale, year, base and sources.
    notes : tuple of str
        What else must be said about the numbers.
    table : Table, optional
        Its numbers over the years, where there are several.
    picture : Picture, optional
        A chart of them, where they are three or more.
    alt : str
        What the chart shows, with its numbers.
    """

    caption: Caption
    notes: tuple[str, ...] = ()
    table: Table | None = None
    picture: Picture | None = None
    alt: str = ""

    def __post_init__(self) -> None:
        require("What a row opens to", caption=self.caption, notes=self.notes or "none")
        if self.picture is not None:
            require("What a row opens to", alt=self.alt)
