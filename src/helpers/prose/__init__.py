"""Sentences whose findings come from the data: one mechanism for all prose of the book."""

from .commentary import commentary
from .sentences import Prose, say, words

__all__ = ["Prose", "commentary", "say", "words"]
