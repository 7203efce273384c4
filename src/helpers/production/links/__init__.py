"""Whether the addresses that the book names still lead where they did."""

from .addresses import Named, addresses
from .verdict import Kind, Verdict, verdict
from .visits import Visitor, visit_all

__all__ = ["Kind", "Named", "Verdict", "Visitor", "addresses", "verdict", "visit_all"]
