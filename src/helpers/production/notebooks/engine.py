"""The Papermill engine ``warm``: the ordinary one, with kernels that are forked.

``papermill --engine warm`` and ``papermill.execute_notebook(..., engine_name="warm")`` give
what the ordinary engine gives. What is saved is the time in which a kernel imports what the
first notebook imports, and so it pays where one process runs several notebooks that import much
the same.

Start-up scripts and settings of the user's IPython profile are not read, magics that steer
Jupyter do nothing, and warnings and syntax errors call a cell by another file name.
"""

import os
from functools import partial
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from papermill.engines import NBClientEngine
from papermill.log import logger
from papermill.utils import nb_kernel_name

from .imported import imported_by
from .kernels.client import forked_kernel
from .kernels.forked import can_fork, warm_up
from .kernels.kernel import runs_here
from .kernels.runner import Request


class WarmEngine(NBClientEngine):  # type: ignore[misc]
    """Runs a notebook in a fresh child of a process that has the heavy imports loaded."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """Run a notebook; for the options see Papermill's ordinary engine."""
        name = nb_kernel_name(nb_man.nb, kernel_name)
        spec = KernelSpecManager().get_kernel_spec(name)
        execute = partial(super().execute_managed_notebook, nb_man, kernel_name, **options)
        if not can_fork():
            why = "Processes cannot be forked here"
        elif not runs_here(spec):
            why = f"Kernel {name} is another Python"
        else:
            warm_up(imported_by(nb_man.nb))
            with forked_kernel(Request(os.environ | spec.env, os.getcwd())) as kernel:
                execute(km=kernel)
            return
        logger.warning("%s; the ordinary engine is used.", why)
        execute()
