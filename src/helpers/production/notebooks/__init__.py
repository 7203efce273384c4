"""Run notebooks with parameters: the only room that knows Papermill and kernels."""

from .cluster import run_on
from .kept import Kept, run_changed
from .many import Job, JobDone, run_all
from .notebook import INJECTED, code_cells, run
from .reference import refresh

__all__ = [
    "INJECTED",
    "Job",
    "JobDone",
    "Kept",
    "code_cells",
    "refresh",
    "run",
    "run_all",
    "run_changed",
    "run_on",
]
