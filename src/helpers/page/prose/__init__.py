"""Sentences whose findings come from the data: one mechanism for all prose of the book."""

from .commentary import commentary, require_commentary
from .sentences import Prose, lede, say, unseen, words

__all__ = ["Prose", "commentary", "lede", "require_commentary", "say", "unseen", "words"]
