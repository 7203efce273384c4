"""Run notebooks with parameters: the only room that knows Papermill and kernels."""

from .many import Job, run_all
from .notebook import code_cells, run
from .reference import refresh

__all__ = ["Job", "code_cells", "refresh", "run", "run_all"]
