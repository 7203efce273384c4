"""The kernel that runs a chapter: this interpreter, and nothing of the user's own set-up."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

from .asking import EXTENSION, VARIABLE
from .client import forked_kernel
from .forked import can_fork
from .zygote import Request

KERNEL = "python3"
_LAUNCHER = "ipykernel_launcher"


@contextmanager
def chapter_kernel(folder: Path, root: Path, work: Path) -> Iterator[Mapping[str, Any]]:
    """Lend the kernel of one chapter, as options of Papermill's ordinary engine.

    Parameters
    ----------
    folder : Path
        An empty folder, where the kernel keeps what it notes and its (empty) IPython profile:
        start-up scripts of the user must not change what a chapter shows.
    root : Path
        The project whose data the chapter reads.
    work : Path
        The working directory.
    """
    environment = {
        "IPYTHONDIR": str(folder / "ipython"),
        "TILSTAND_ROOT": str(root),
        VARIABLE: str(notes_file(folder)),
        "PYTHONHASHSEED": "0",
    }
    if can_fork():
        with forked_kernel(Request(os.environ | environment, str(work), (EXTENSION,))) as kernel:
            yield {"km": kernel}
        return
    yield {
        "kernel_manager_class": _started_class(folder, environment),
        "resources": {"metadata": {"path": str(work)}},
        # Asking it to end would interrupt it first, which it reports on standard error.
        "shutdown_kernel": "immediate",
    }


def notes_file(folder: Path) -> Path:
    """Return where a kernel notes what it asks of the data."""
    return folder / "asked.json"


def runs_here(spec: KernelSpec) -> bool:
    """Whether a kernel is the one of the interpreter that runs this program."""
    program = Path(spec.argv[0])
    # A kernel that comes with this Python's own packages names no place.
    ours = not program.is_absolute() or program == Path(sys.executable)
    return ours and _LAUNCHER in spec.argv


def _started_class(folder: Path, environment: Mapping[str, str]) -> type[AsyncKernelManager]:
    """Return the manager of a kernel that is started from nothing."""
    spec = KernelSpec(
        argv=[
            *(sys.executable, "-m", _LAUNCHER, "-f", "{connection_file}"),
            "--HistoryManager.enabled=False",
            f"--ext={EXTENSION}",
        ],
        # The debugger that comes with ipykernel warns of frozen modules on standard error.
        env={**environment, "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
        display_name="Python 3",
        language="python",
    )

    class _OneKernel(KernelSpecManager):
        """Knows one kernel, whatever kernels of the same name the user has installed."""

        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            return spec

    class _Kernel(AsyncKernelManager):
        def _kernel_spec_manager_default(self) -> KernelSpecManager:
            return _OneKernel()

        def _connection_file_default(self) -> str:
            return str(folder / "kernel.json")

    return _Kernel
