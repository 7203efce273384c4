"""The Papermill engine ``warm``: the ordinary one, with kernels that are forked.

``papermill --engine warm`` and ``papermill.execute_notebook(..., engine_name="warm")`` give
what the ordinary engine gives. What is saved is the time in which a kernel imports what most
notebooks import, and so it pays where one process runs several notebooks.
"""

import tempfile
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from papermill.engines import NBClientEngine
from papermill.log import logger
from papermill.utils import nb_kernel_name

from .forked import can_fork
from .kernel import forked_class, runs_here


class WarmEngine(NBClientEngine):  # type: ignore[misc]
    """Runs a notebook in a fresh child of a process that has the heavy imports loaded."""

    @classmethod
    def execute_managed_notebook(cls, nb_man: Any, kernel_name: str, **options: Any) -> None:
        """Run a notebook; for the options see Papermill's ordinary engine."""
        name = nb_kernel_name(nb_man.nb, kernel_name)
        spec = KernelSpecManager().get_kernel_spec(name)
        with tempfile.TemporaryDirectory(prefix="warm-", ignore_cleanup_errors=True) as folder:
            if not can_fork():
                logger.warning("Processes cannot be forked here; the ordinary engine is used.")
            elif not runs_here(spec):
                logger.warning("Kernel %s is another Python; the ordinary engine is used.", name)
            else:
                options["kernel_manager_class"] = forked_class(Path(folder), spec)
            super().execute_managed_notebook(nb_man, kernel_name, **options)
