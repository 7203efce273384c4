"""The data as an edition sees them: load, select, compare nothing, draw nothing."""

from .edition import Edition, open_edition
from .editions import EditionRow, edition_year, editions, newest_edition
from .model import Citation, Indicator, Key, Observation, Source

__all__ = [
    "Citation",
    "Edition",
    "EditionRow",
    "Indicator",
    "Key",
    "Observation",
    "Source",
    "edition_year",
    "editions",
    "newest_edition",
    "open_edition",
]
