"""Indicators below each other on common axes, each of which opens to all that is known of it."""

from dataclasses import dataclass, field

from helpers.base.outputs import check_anchor
from helpers.drawing import Series

from .details import Details
from .moved import Moved
from .parts import require


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator, with those answers that are counted.

    Parameters
    ----------
    anchor : str
        Its place on the page.
    label, about : str
        What it is, and below it which answers are counted and when.
    values : str
        Whose values these are, in words ("Statlige virksomheter 49 %"), which stand for the
        drawing where there is none.
    drawing : str
        The marks as SVG; empty for what stands on no axis.
    moved : tuple of Moved
        How it changed.
    remark : str
        What stands there where no change can be told.
    details : Details
        What the row opens to.
    caution : str
        What must be read with the values; empty for most.
    """

    anchor: str
    label: str
    about: str
    values: str
    drawing: str
    moved: tuple[Moved, ...]
    remark: str
    details: Details
    caution: str = ""

    def __post_init__(self) -> None:
        check_anchor(self.anchor)
        require(f"The row {self.anchor!r}", label=self.label, about=self.about, values=self.values)
        require(f"The row {self.anchor!r}", change=self.remark or len(self.moved) or None)


@dataclass(frozen=True, slots=True)
class RowPanel:
    """Rows that stand on one axis, or on none.

    Parameters
    ----------
    heading : str
        What the axis shows: the unit, and the answers counted.
    axis : str
        The axis as SVG; empty where there is none.
    """

    heading: str
    axis: str
    rows: tuple[Row, ...]

    def __post_init__(self) -> None:
        require("A panel", heading=self.heading, rows=len(self.rows) or None)


@dataclass(frozen=True, slots=True)
class Rows:
    """The picture of a figure that is made of rows.

    Parameters
    ----------
    panels : tuple of RowPanel
        What stands open.
    key : tuple of Series
        What colours and shapes stand for.
    signs : tuple of str
        What readers need explained.
    folded : tuple of RowPanel
        What a reader opens, where there is much.
    """

    panels: tuple[RowPanel, ...]
    key: tuple[Series, ...]
    signs: tuple[str, ...]
    folded: tuple[RowPanel, ...] = ()
    swatches: bool = field(default=False, init=False)

    @property
    def more(self) -> int:
        """How many rows are folded."""
        return sum(len(panel.rows) for panel in self.folded)

    @property
    def anchors(self) -> tuple[tuple[str, str], ...]:
        """The anchor and the label of each row."""
        panels = (*self.panels, *self.folded)
        return tuple((row.anchor, row.label) for panel in panels for row in panel.rows)
