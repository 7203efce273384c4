"""Publish an edition: all that it takes, shown first, written whole or not at all."""

from .publication import Publication, open_publication

__all__ = ["Publication", "open_publication"]
