"""What the fork server imports, and so does only once: all that is slow the first time."""
# mypy: disallow-untyped-calls=False

import gc
import os

# As Jupyter's kernels have it; Matplotlib reads it when it is imported.
os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")

from .forked import PRELOAD
from .shell import make_shell
from .warmth import warm_up

# How many objects a kernel makes before it looks for garbage among them: a notebook is over
# before its garbage is in anybody's way.
_YOUNG = 10_000
# As often as it takes Python to find its fast ways through what runs a cell.
_REHEARSALS = 10

gc.disable()
shell = make_shell()
# What is imported in a shell knows that it is in a notebook.
with shell.builtin_trap:
    warm_up(os.environ.pop(PRELOAD).split())
for _ in range(_REHEARSALS):
    shell.run_cell("display(0)", silent=True)
# What is there now is never looked through for garbage, and stays shared by the kernels.
gc.freeze()
gc.set_threshold(_YOUNG)
gc.enable()
