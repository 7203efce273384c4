"""Drawings of another library, in the book's sizes and colours.

Only what draws with it imports this module: it takes longer to load than all of the book's own
charts take to draw.
"""

import io
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

import numpy as np
import pandas as pd
from matplotlib import style
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.colors import ListedColormap, to_rgb
from matplotlib.figure import Figure
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.ticker import FuncFormatter

from helpers.base.errors import UsageError

from .marks import Series
from .measure import LEADING, text_width, wrap
from .palette import COLOURS, LOOKS
from .picture import Picture
from .sheet import NARROW, WIDE, Frame
from .svg import tidied

# The share of the width that the labels of rows may take, and how high a drawing without such
# rows is for its width.
_LABELS = 0.42
_HEIGHT = {"wide": 0.55, "narrow": 0.85}
_GAP = 11.0
_STEPS = 64
# The deepest shade, so that the page's text can be read on it.
DEEPEST = 0.4

Write = Callable[[float], str]


class Drawing(Protocol):
    """What draws data on axes, as the functions of seaborn do; it may return anything."""

    def __call__(self, *, data: pd.DataFrame, ax: Axes) -> object:
        """Draw the data on the axes."""


def plotted(
    owner: str,
    draw: Drawing,
    data: pd.DataFrame,
    series: Sequence[Series],
    ticks: Mapping[str, Write | None],
    below: str = "",
) -> Picture:
    """Draw data at both widths, and make a picture of it.

    Parameters
    ----------
    owner : str
        What the picture belongs to: it stands in messages, and sets its ids apart.
    draw : Drawing
    data : DataFrame
    series : sequence of Series
        Whose colours are taken first, in this order. Those that the drawing's legend names are
        the key.
    ticks : mapping of str to callable
        The columns that an axis may be named by, and how its ticks are written; None leaves
        them. What such an axis shows is clear from its ticks, so the name goes.
    below : str
        What stands under the drawing, such as what it does not show.

    Raises
    ------
    UsageError
        The drawing is empty, larger than its sheet, or holds what does not fit the book: a
        title, an image, a colour that does not turn with the page.
    """
    found = [_drawn(owner, draw, data, series, ticks, below, frame) for frame in (WIDE, NARROW)]
    (wide, key), (narrow, _) = found
    return Picture(wide, narrow, key, swatches=True)


def shades() -> ListedColormap:
    """Return shades from falling over none to rising, on which the page's text can be read."""
    depths = [DEEPEST * step / _STEPS for step in range(_STEPS + 1)]
    falling, rising = (
        [(*to_rgb(COLOURS[end][0]), depth) for depth in depths]
        for end in ("--dt-weak", "--dt-strong")
    )
    return ListedColormap([*reversed(falling), *rising[1:]])


def _drawn(
    owner: str,
    draw: Drawing,
    data: pd.DataFrame,
    series: Sequence[Series],
    ticks: Mapping[str, Write | None],
    below: str,
    frame: Frame,
) -> tuple[str, tuple[Series, ...]]:
    """Return a drawing and its key."""
    with _settings(owner, frame, series):
        size = frame.width / 72, frame.width / 72 * _HEIGHT[frame.name]
        layout = ConstrainedLayoutEngine(w_pad=0.01, h_pad=0.01)
        figure = Figure(size, dpi=72, layout=layout)
        axes = figure.add_subplot()
        draw(data=data.copy(), ax=axes)
        if not axes.has_data():
            raise UsageError(
                f"{owner} draws nothing on the axes that it is given. Functions that make a "
                "figure of their own (relplot, catplot, displot) have one for axes beside them."
            )
        if _cut_off(axes):
            raise UsageError(f"{owner} cuts off a part of its data: widen the limits of its axes.")
        if axes.get_title():
            raise UsageError(
                f"{owner} has the title {axes.get_title()!r} in its drawing: give it as the "
                "question or the finding."
            )
        key = _key(axes, series)
        height = _arranged(axes, frame, ticks)
        if below:
            lines = wrap(below, frame.width, frame.size)
            height += len(lines) * frame.size * LEADING + _GAP
            figure.supxlabel("\n".join(lines), x=0, ha="left", size=frame.size)
        figure.set_size_inches(frame.width / 72, height / 72)
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None})
        _keep_within(owner, figure)
    return tidied(written.getvalue(), owner, frame.size), key


@contextmanager
def _settings(owner: str, frame: Frame, series: Sequence[Series]) -> Iterator[None]:
    """Draw as the book does, whatever a notebook has set before, and by the same chance."""
    text, soft, grid = (COLOURS[name][0] for name in ("--dt-text", "--dt-soft", "--dt-grid"))
    looks = [*(s.look for s in series), *LOOKS.values()]
    colours = dict.fromkeys(COLOURS[look.variable][0] for look in looks)
    sides = {f"axes.spines.{side}": False for side in ("left", "right", "top", "bottom")}
    settings = {
        "svg.fonttype": "none",
        "svg.hashsalt": f"{owner} {frame.name}",
        "text.parse_math": False,
        "text.hinting": "no_hinting",
        "font.size": frame.size,
        "text.color": text,
        "axes.labelcolor": soft,
        "axes.edgecolor": grid,
        "axes.facecolor": "none",
        "axes.axisbelow": True,
        "axes.prop_cycle": f"cycler('color', {[*colours]})",
        "figure.facecolor": "none",
        "grid.color": grid,
        "xtick.color": soft,
        "ytick.color": soft,
        "xtick.major.size": 0,
        "ytick.major.size": 0,
        "legend.frameon": False,
        **sides,
    }
    chance = np.random.get_state()
    np.random.seed(0)
    try:
        with style.context(["default", settings]), warnings.catch_warnings():
            # The letters are drawn by the reader's browser, with the fonts that it has.
            warnings.filterwarnings("ignore", "Glyph .* missing from font", UserWarning)
            yield
    finally:
        np.random.set_state(chance)


def _cut_off(axes: Axes) -> bool:
    """Tell whether the limits of the axes leave out a part of the data."""
    found = (
        (axes.dataLim.intervalx, axes.get_xlim()),
        (axes.dataLim.intervaly, axes.get_ylim()),
    )
    return any(
        min(data) < min(seen) - 1e-6 * abs(seen[1] - seen[0])
        or max(data) > max(seen) + 1e-6 * abs(seen[1] - seen[0])
        for data, seen in found
    )


def _key(axes: Axes, series: Sequence[Series]) -> tuple[Series, ...]:
    """Return the series that a legend names, and take it away where it names nothing else."""
    legend = axes.get_legend()
    named = {text.get_text() for text in legend.get_texts()} if legend else set()
    if legend is None or not named <= {s.label for s in series}:
        return ()
    legend.remove()
    return tuple(s for s in series if s.label in named)


def _arranged(axes: Axes, frame: Frame, ticks: Mapping[str, Write | None]) -> float:
    """Write the ticks in the book's way, make room for labels, and return the height."""
    leading = frame.size * LEADING
    height, left = frame.width * _HEIGHT[frame.name], frame.width * 0.1
    if rows := _labelled(axes.yaxis, ticks, frame, frame.width * _LABELS):
        left = max(text_width(line, frame.size) for lines in rows for line in lines) + 8
        axes.tick_params(axis="y", pad=left, labelcolor=COLOURS["--dt-text"][0])
        for text in axes.get_yticklabels():
            text.set_horizontalalignment("left")
        height = len(rows) * (max(map(len, rows)) * leading + _GAP) + 2 * leading
    room = 0.9 * (frame.width - left) / max(1, len(axes.get_xticks()))
    if columns := _labelled(axes.xaxis, ticks, frame, room):
        height += max(map(len, columns)) * leading
    if name := axes.get_xlabel():
        height += (name.count("\n") + 1) * leading
    if legend := axes.get_legend():
        height += len(legend.get_texts()) * leading
    return height


def _labelled(
    axis: Axis, ticks: Mapping[str, Write | None], frame: Frame, room: float
) -> list[tuple[str, ...]]:
    """Name an axis in words that readers see, and return the lines of its labels that are words."""
    name = axis.get_label_text()
    write = ticks.get(name)
    if name in ticks:
        axis.set_label_text("")
    else:
        axis.set_label_text("\n".join(wrap(name, frame.width * (1 - _LABELS), frame.size)))
    labels = [text.get_text() for text in axis.get_ticklabels()]
    if write is not None:
        axis.set_major_formatter(FuncFormatter(lambda value, _: write(value)))
    elif any(letter.isalpha() for label in labels for letter in label):
        lines = [wrap(label, room, frame.size) for label in labels]
        axis.set_ticks(axis.get_ticklocs(), ["\n".join(broken) for broken in lines], rotation=0)
        return lines
    return []


def _keep_within(owner: str, figure: Figure) -> None:
    """Refuse a drawing of which something would be cut off."""
    box = figure.get_tightbbox()
    width, height = figure.get_size_inches()
    slack = 2 / 72
    if box.x0 < -slack or box.y0 < -slack or box.x1 > width + slack or box.y1 > height + slack:
        raise UsageError(
            f"{owner} is larger than its sheet, which is {width * 72:.0f} points wide: shorten "
            "its labels, or draw fewer."
        )
