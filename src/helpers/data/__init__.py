"""The data as an edition sees them: load, select, compare nothing, draw nothing."""

from .edition import Edition
from .editions import EditionRow, edition_year, editions, newest_edition
from .model import Citation, Indicator, Key, Observation, Source
from .opening import beside, contemporaries, open_edition

__all__ = [
    "Citation",
    "Edition",
    "EditionRow",
    "Indicator",
    "Key",
    "Observation",
    "Source",
    "beside",
    "contemporaries",
    "edition_year",
    "editions",
    "newest_edition",
    "open_edition",
]
