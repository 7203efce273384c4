"""Run notebooks with parameters: the only room that knows Papermill and kernels."""

from .cache import Cache, open_cache, run_changed
from .cluster import run_on
from .many import Job, JobDone, run_all
from .notebook import INJECTED, RECORD, code_cells, run
from .reference import refresh

__all__ = [
    "INJECTED",
    "RECORD",
    "Cache",
    "Job",
    "JobDone",
    "code_cells",
    "open_cache",
    "refresh",
    "run",
    "run_all",
    "run_changed",
    "run_on",
]
