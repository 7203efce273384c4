"""Which figures may be held against each other: the one set of rules of the whole book."""

from .axis import Mixed, axis_of, but_population, mixed, series_code
from .dimensions import DIMENSIONS, NOT_ASKED, Codes, Dimension, codes
from .guard import Comparability, compare
from .nearest import WEIGHTS, nearest
from .words import caution_words, said, warning_words, word

__all__ = [
    "DIMENSIONS",
    "NOT_ASKED",
    "WEIGHTS",
    "Codes",
    "Comparability",
    "Dimension",
    "Mixed",
    "axis_of",
    "but_population",
    "caution_words",
    "codes",
    "compare",
    "mixed",
    "nearest",
    "said",
    "series_code",
    "warning_words",
    "word",
]
