"""The command line, ``tilstand``: a file a command, with no logic of its own.

Commands import what they need when they run, so that ``tilstand --help`` answers at once.
"""

from .app import app

__all__ = ["app"]
