"""The kernel that runs a chapter: this interpreter, and nothing of the user's own set-up."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync

from .asking import EXTENSION, VARIABLE
from .client import forked_kernel
from .forked import can_fork
from .runner import Request

KERNEL = "python3"
_LAUNCHER = "ipykernel_launcher"


@contextmanager
def chapter_kernel(folder: Path, root: Path, work: Path) -> Iterator[Any]:
    """Lend the kernel of one chapter, to be given to nbclient as its ``km``.

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
    environment = os.environ | {
        "IPYTHONDIR": str(folder / "ipython"),
        "TILSTAND_ROOT": str(root),
        VARIABLE: str(notes_file(folder)),
        "PYTHONHASHSEED": "0",
    }
    if can_fork():
        with forked_kernel(Request(environment, str(work), (EXTENSION,))) as kernel:
            yield kernel
    else:
        with _started_kernel(environment, folder, work) as kernel:
            yield kernel


def notes_file(folder: Path) -> Path:
    """Return where a kernel notes what it asks of the data."""
    return folder / "asked.json"


def runs_here(spec: KernelSpec) -> bool:
    """Whether a kernel is the one of the interpreter that runs this program."""
    program = Path(spec.argv[0])
    # A kernel that comes with this Python's own packages names no place.
    ours = not program.is_absolute() or program == Path(sys.executable)
    return ours and _LAUNCHER in spec.argv


@contextmanager
def _started_kernel(
    environment: Mapping[str, str], folder: Path, work: Path
) -> Iterator[AsyncKernelManager]:
    """Lend a kernel that is started from nothing."""
    # One that does not block: nothing could be stopped while it waits for a cell.
    manager = AsyncKernelManager(
        connection_file=str(folder / "kernel.json"),
        # This Python's own kernel, whatever others the user has installed by the same name.
        kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),
    )
    run_sync(manager.start_kernel)(
        extra_arguments=["--HistoryManager.enabled=False", f"--ext={EXTENSION}"],
        # The debugger that comes with ipykernel warns of frozen modules on standard error.
        env={**environment, "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
        cwd=str(work),
    )
    try:
        yield manager
    finally:
        # Asking it to end would interrupt it first, which it reports on standard error.
        run_sync(manager.shutdown_kernel)(now=True)
