"""The HTML of what a page shows: frozen values that cannot lack a part, and their templates."""

from .absent import Absent
from .by_year import Assessed, ByYear
from .caption import Caption
from .cards import Card, Cards, Value
from .claim_register import ClaimRegister, choose
from .claims import CheckedClaim, ClaimList
from .details import Details
from .entries import Entries, Entry
from .explorer import Explorer, ExplorerRow
from .figure import FigureBlock
from .folded import Folded
from .goal import GoalSheet
from .listing import Item, Listing
from .moved import Moved
from .number import Behind, opening
from .parts import Link, plain
from .rows import Row, RowPanel, Rows
from .showing import show
from .status import Goal, StatusBoard
from .table import Table

__all__ = [
    "Absent",
    "Assessed",
    "Behind",
    "ByYear",
    "Caption",
    "Card",
    "Cards",
    "CheckedClaim",
    "ClaimList",
    "ClaimRegister",
    "Details",
    "Entries",
    "Entry",
    "Explorer",
    "ExplorerRow",
    "FigureBlock",
    "Folded",
    "Goal",
    "GoalSheet",
    "Item",
    "Link",
    "Listing",
    "Moved",
    "Row",
    "RowPanel",
    "Rows",
    "StatusBoard",
    "Table",
    "Value",
    "choose",
    "opening",
    "plain",
    "show",
]
