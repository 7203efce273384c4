"""The command line, ``tilstand``: a file a command, with no logic of its own.

Commands import what they need when they run, so that ``tilstand --help`` answers at once.
"""

import atexit
import gc

from .app import app
from .interrupts import never_lose_interrupts

__all__ = ["app"]

# Nearly all that a command makes lasts until it ends: to look for garbage among it, and once
# more at the end, takes as long as a tenth of the work.
gc.set_threshold(100_000)
atexit.register(gc.freeze)
never_lose_interrupts()
