"""The data as an edition sees them: load, select, compare nothing, draw nothing."""

from .edition import Edition
from .editions import EditionRow, edition_year, editions, newest_edition
from .model import Citation, Indicator, Key, Observation, Source
from .opening import contemporaries, open_edition

__all__ = [
    "Citation",
    "Edition",
    "EditionRow",
    "Indicator",
    "Key",
    "Observation",
    "Source",
    "contemporaries",
    "edition_year",
    "editions",
    "newest_edition",
    "open_edition",
]
