"""Charts: frozen marks in, light SVG out, in one drawing for wide pages and one for narrow."""

from .bars import bars
from .dumbbell import dumbbell
from .lines import lines
from .marks import Mark, Series
from .palette import LOOKS, Look, look
from .panel import Lane, Panel, panel
from .picture import Picture
from .ranks import ranks
from .ranks_together import ranks_together
from .stacked import stacked

__all__ = [
    "LOOKS",
    "Lane",
    "Look",
    "Mark",
    "Panel",
    "Picture",
    "Series",
    "bars",
    "dumbbell",
    "lines",
    "look",
    "panel",
    "ranks",
    "ranks_together",
    "stacked",
]
