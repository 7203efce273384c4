"""Ctrl+C ends a command wherever it comes.

Python lets go of an interrupt that comes while a weak reference is let go, or an object deleted,
and prints that it did so; the command would go on.
"""

import _thread
import signal
import sys
import threading
from typing import cast

# Seconds after which the main thread has left the place where an interrupt is lost.
_SOON = 0.05


def never_lose_interrupts() -> None:
    """Interrupt the main thread once more where Python has ignored an interrupt."""
    sys.unraisablehook = _interrupt_again


def _interrupt_again(ignored: "sys.UnraisableHookArgs") -> None:
    if issubclass(ignored.exc_type, KeyboardInterrupt):
        threading.Timer(_SOON, _interrupt).start()
    else:
        sys.__unraisablehook__(ignored)


def _interrupt() -> None:
    if sys.platform == "win32":
        _thread.interrupt_main()
    else:
        # Wakes it, too, where it waits.
        signal.pthread_kill(cast(int, threading.main_thread().ident), signal.SIGINT)
