"""The kernel that runs a chapter: this interpreter, and nothing of the user's own set-up."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

KERNEL = "python3"


class _ThisInterpreter(KernelSpecManager):
    """Knows one kernel, whatever kernels of the same name the user has installed."""

    environment: Mapping[str, str] = MappingProxyType({})

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the kernel of the interpreter that runs this program."""
        return KernelSpec(
            argv=[
                sys.executable,
                "-m",
                "ipykernel_launcher",
                "-f",
                "{connection_file}",
                "--HistoryManager.enabled=False",
            ],
            env=dict(self.environment),
            display_name="Python 3",
            language="python",
        )


def kernel_class(folder: Path, root: Path) -> type[AsyncKernelManager]:
    """Return the manager of one kernel.

    Parameters
    ----------
    folder : Path
        An empty folder with a short path, where the kernel keeps its sockets and its (empty)
        IPython profile: start-up scripts of the user must not change what a chapter shows.
    root : Path
        The project whose data the chapter reads.
    """
    environment = {
        "IPYTHONDIR": str(folder / "ipython"),
        "TILSTAND_ROOT": str(root),
        # The debugger that comes with ipykernel warns of frozen modules on standard error.
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        "PYTHONHASHSEED": "0",
    }

    class _Kernel(AsyncKernelManager):
        def _kernel_spec_manager_default(self) -> KernelSpecManager:
            known = _ThisInterpreter()
            known.environment = environment
            return known

        def _transport_default(self) -> str:
            return "tcp" if os.name == "nt" else "ipc"

        def _connection_file_default(self) -> str:
            return str(folder / "kernel.json")

    return _Kernel
