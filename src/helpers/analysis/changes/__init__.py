"""How figures moved: from one year to the next, and from one edition of the book to the next."""

from .change import FLAT, Change, change, change_since, interval, is_flat
from .editions import (
    Comparison,
    Revision,
    Series,
    compare_editions,
    compare_with_before,
    edition_before,
)
from .order import by_size, since_before
from .surveys import SurveyChange, survey_change, survey_changes

__all__ = [
    "FLAT",
    "Change",
    "Comparison",
    "Revision",
    "Series",
    "SurveyChange",
    "by_size",
    "change",
    "change_since",
    "compare_editions",
    "compare_with_before",
    "edition_before",
    "interval",
    "is_flat",
    "since_before",
    "survey_change",
    "survey_changes",
]
