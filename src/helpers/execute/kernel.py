"""The kernel that runs a chapter: this interpreter, and nothing of the user's own set-up."""

import os
import sys
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

from .asking import EXTENSION, VARIABLE
from .forked import LAUNCHER, PROVISIONER, can_fork

KERNEL = "python3"


def kernel_class(folder: Path, root: Path) -> type[AsyncKernelManager]:
    """Return the manager of one kernel that runs a chapter.

    Parameters
    ----------
    folder : Path
        An empty folder with a short path, where the kernel keeps its sockets and its (empty)
        IPython profile: start-up scripts of the user must not change what a chapter shows.
    root : Path
        The project whose data the chapter reads.
    """
    spec = KernelSpec(
        argv=[
            *(sys.executable, "-m", LAUNCHER, "-f", "{connection_file}"),
            "--HistoryManager.enabled=False",
            f"--ext={EXTENSION}",
        ],
        env={
            "IPYTHONDIR": str(folder / "ipython"),
            "TILSTAND_ROOT": str(root),
            VARIABLE: str(notes_file(folder)),
            # The debugger that comes with ipykernel warns of frozen modules on standard error.
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
            "PYTHONHASHSEED": "0",
        },
        display_name="Python 3",
        language="python",
    )
    return forked_class(folder, spec) if can_fork() else _manager(folder, spec)


def notes_file(folder: Path) -> Path:
    """Return where a kernel with its sockets in ``folder`` notes what it asks of the data."""
    return folder / "asked.json"


def forked_class(folder: Path, spec: KernelSpec) -> type[AsyncKernelManager]:
    """Return the manager of one kernel that is forked.

    Parameters
    ----------
    folder : Path
        An empty folder with a short path, where the kernel keeps its sockets.
    spec : KernelSpec
        A kernel for which `runs_here` holds.
    """
    provisioner = {"kernel_provisioner": {"provisioner_name": PROVISIONER}}
    forked = KernelSpec(**{**spec.to_dict(), "metadata": spec.metadata | provisioner})
    return _manager(folder, forked)


def runs_here(spec: KernelSpec) -> bool:
    """Whether a kernel is the one of the interpreter that runs this program."""
    program = Path(spec.argv[0])
    # A kernel that comes with this Python's own packages names no place.
    ours = not program.is_absolute() or program == Path(sys.executable)
    return ours and LAUNCHER in spec.argv


def _manager(folder: Path, spec: KernelSpec) -> type[AsyncKernelManager]:
    class _OneKernel(KernelSpecManager):
        """Knows one kernel, whatever kernels of the same name the user has installed."""

        def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
            return spec

    class _Kernel(AsyncKernelManager):
        def _kernel_spec_manager_default(self) -> KernelSpecManager:
            return _OneKernel()

        def _transport_default(self) -> str:
            return "tcp" if os.name == "nt" else "ipc"

        def _connection_file_default(self) -> str:
            return str(folder / "kernel.json")

    return _Kernel
