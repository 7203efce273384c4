"""Search: what can be found of a book, the words that lead to it, and the script that has both.

It knows neither Sphinx nor the pages; `helpers.production.book.searched` reads those.
"""

from .index import NAME, script
from .shortened import NUMBER
from .units import Page, Unit
from .words import Words, folder_of, read_words

__all__ = ["NAME", "NUMBER", "Page", "Unit", "Words", "folder_of", "read_words", "script"]
