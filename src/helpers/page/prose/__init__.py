"""Sentences whose findings come from the data: one mechanism for all prose of the book."""

from .commentary import commentary, require_commentary
from .sentences import Prose, say, unseen, words

__all__ = ["Prose", "commentary", "require_commentary", "say", "unseen", "words"]
