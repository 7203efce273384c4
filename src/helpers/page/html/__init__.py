"""The HTML of what a page shows: frozen values that cannot lack a part, and their templates."""

from .absent import Absent
from .by_year import Assessed, ByYear, GoalByYear
from .cards import Card, Cards, Moved
from .claims import CheckedClaim, ClaimGroup, ClaimList
from .entries import Entries, Entry
from .figure import Caption, FigureBlock
from .folded import Folded
from .listing import Item, Listing
from .parts import Link
from .showing import show
from .status import Goal, StatusBoard
from .table import Table

__all__ = [
    "Absent",
    "Assessed",
    "ByYear",
    "Caption",
    "Card",
    "Cards",
    "CheckedClaim",
    "ClaimGroup",
    "ClaimList",
    "Entries",
    "Entry",
    "FigureBlock",
    "Folded",
    "Goal",
    "GoalByYear",
    "Item",
    "Link",
    "Listing",
    "Moved",
    "StatusBoard",
    "Table",
    "show",
]
