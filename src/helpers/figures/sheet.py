"""A sheet to draw on: points from the upper left corner, colours by their CSS variable."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import seaborn as sns
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from .measure import ASCENT, DESCENT, LEADING, Box, text_box
from .palette import look
from .svg import stand_in, tidied

_AREA = 58.0
RADIUS = 4.2
# From the middle of a line of text down to its baseline.
MIDDLE = 0.36


@dataclass(frozen=True, slots=True)
class Frame:
    """How wide a drawing is and how large its text, in points."""

    name: str
    width: float
    size: float


WIDE = Frame("wide", 518.4, 11.0)
NARROW = Frame("narrow", 280.8, 10.5)


@dataclass
class Sheet:
    """A drawing under way. ``signs`` are what it uses that readers need explained."""

    frame: Frame
    signs: set[str] = field(default_factory=set)
    texts: list[Box] = field(default_factory=list)
    strokes: list[tuple[tuple[float, float], tuple[float, float]]] = field(default_factory=list)
    points: list[tuple[float, float, str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._figure = Figure(figsize=(1, 1))
        self._figure.patch.set_visible(False)
        self._axes = self._figure.add_axes((0, 0, 1, 1))
        self._axes.axis("off")
        # Seaborn asks for the labels of ticks, which take long to make and are never seen.
        self._axes.set(xticks=(), yticks=())

    @property
    def leading(self) -> float:
        """The distance between two lines of text."""
        return self.frame.size * LEADING

    def text(
        self,
        x: float,
        y: float,
        text: str,
        colour: str = "--dt-text",
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """Write a line of text whose baseline is at ``y``."""
        size = self.frame.size
        self.texts.append(text_box(text, x, y, size, bold, anchor))
        self._axes.text(
            x,
            y,
            text,
            ha={"start": "left", "middle": "center", "end": "right"}[anchor],
            va="baseline",
            size=size,
            weight="bold" if bold else "normal",
            color=stand_in(colour),
            parse_math=False,
        )

    def paragraph(self, x: float, top: float, lines: Sequence[str]) -> float:
        """Write lines of text below ``top`` and return where they end."""
        for place, line in enumerate(lines):
            self.text(x, top + place * self.leading + ASCENT * self.frame.size, line)
        return top + (len(lines) - 1) * self.leading + (ASCENT + DESCENT) * self.frame.size

    def rule(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str = "--dt-grid",
        width: float = 1.0,
        dashed: bool = False,
    ) -> None:
        """Draw a line that helps the eye; ``nan`` lifts the pen."""
        self._axes.plot(
            xs,
            ys,
            color=stand_in(colour),
            linewidth=width,
            linestyle=(0, (3.0, 3.0)) if dashed else "solid",
            solid_capstyle="butt",
            zorder=0.5 if colour == "--dt-grid" else 1,
            clip_on=False,
        )

    def guide(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        colour: str = "--dt-grid",
        dashed: bool = False,
    ) -> None:
        """Draw a straight line that texts near marks keep clear of."""
        self.strokes.append((start, end))
        self.rule([start[0], end[0]], [start[1], end[1]], colour, 1.0, dashed)

    def curve(
        self, places: Sequence[tuple[float, float]], series: str, dashed: bool = False
    ) -> None:
        """Draw a line from value to value."""
        self.strokes.extend(pairwise(places))
        if dashed:
            self.signs.add("dashed")
        sns.lineplot(
            x=[x for x, _ in places],
            y=[y for _, y in places],
            ax=self._axes,
            color=stand_in(look(series).variable),
            linewidth=2.0,
            linestyle=(0, (2.0, 2.0)) if dashed else "solid",
            estimator=None,
            sort=False,
            legend=False,
            zorder=2,
            clip_on=False,
        )

    def interval(
        self, low: float, high: float, across: float, series: str, upright: bool = False
    ) -> None:
        """Draw the interval around a value: from left to right, or upright."""
        self.signs.add("interval")
        nan, cap = float("nan"), 3.5
        along = [low, high, nan, low, low, nan, high, high]
        beside = [0, 0, nan, -cap, cap, nan, -cap, cap]
        lanes = [across + place for place in beside]
        xs, ys = (lanes, along) if upright else (along, lanes)
        self.rule(xs, ys, look(series).variable, 1.2)

    def symbol(self, x: float, y: float, series: str, exact: bool = True) -> None:
        """Set the shape of a series; an open one for a value that is not exact."""
        if not exact:
            self.signs.add("open")
        self.points.append((x, y, series, exact))

    def block(self, box: Box, colour: str, hatched: bool = False) -> None:
        """Fill a rectangle, or hatch it."""
        if hatched:
            self.signs.add("hatched")
        self._axes.add_patch(
            Rectangle(
                (box.left, box.top),
                box.right - box.left,
                box.bottom - box.top,
                facecolor="none" if hatched else stand_in(colour),
                edgecolor=stand_in(colour) if hatched else "none",
                hatch="//" if hatched else None,
                linewidth=0.8 if hatched else 0,
                zorder=1,
                clip_on=False,
            )
        )

    def svg(self, height: float) -> str:
        """Return the finished drawing, cut off at ``height``."""
        self._draw_symbols()
        width = self.frame.width
        self._axes.set_xlim(0, width)
        self._axes.set_ylim(height, 0)
        self._figure.set_size_inches(width / 72, height / 72)
        written = io.StringIO()
        self._figure.savefig(written, format="svg", metadata={"Date": None})
        return tidied(written.getvalue(), self.frame.size)

    def _draw_symbols(self) -> None:
        for exact in (True, False):
            chosen = [point for point in self.points if point[3] is exact]
            if not chosen:
                continue
            names = [series for _, _, series, _ in chosen]
            colours = {series: stand_in(look(series).variable) for series in names}
            page = stand_in("--dt-page")
            sns.scatterplot(
                x=[x for x, _, _, _ in chosen],
                y=[y for _, y, _, _ in chosen],
                hue=names,
                style=names,
                palette=colours,
                markers={series: look(series).shape for series in names},
                s=_AREA if exact else _AREA * 0.75,
                edgecolor=page,
                linewidth=0.8,
                ax=self._axes,
                legend=False,
                zorder=3,
                clip_on=False,
            )
            if not exact:
                drawn = self._axes.collections[-1]
                drawn.set_facecolor(page)
                drawn.set_edgecolor([colours[series] for series in names])
                drawn.set_linewidth(1.8)
