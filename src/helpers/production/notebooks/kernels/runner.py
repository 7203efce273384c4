"""What a forked process does to be a kernel: it runs the cells that it is sent, one by one."""

import asyncio
import json
import os
import random
import signal
import sys
from collections.abc import Mapping
from contextvars import Context
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from multiprocessing.connection import Connection
from multiprocessing.forkserver import get_inherited_fds
from types import SimpleNamespace
from typing import Any, cast

from .forked import PRELOAD

# What a kernel that is started from nothing is started as.
_PROGRAM = str(cast(ModuleSpec, find_spec("ipykernel_launcher")).origin)
# What Jupyter's kernels set for the programs that cells start.
_ENVIRONMENT = {"TERM": "xterm-color", "PAGER": "cat", "GIT_PAGER": "cat"}
_ENVIRONMENT |= dict.fromkeys(("CLICOLOR", "CLICOLOR_FORCE", "FORCE_COLOR"), "1")


@dataclass(frozen=True, slots=True)
class Request:
    """What a process needs to know to be the kernel that was asked for.

    Parameters
    ----------
    environment : mapping of str to str
        Its environment variables.
    folder : str
        Its working directory.
    extensions : tuple of str
        The IPython extensions that it loads.
    """

    environment: Mapping[str, str]
    folder: str
    extensions: tuple[str, ...] = ()

    def _bootstrap(self, parent: int) -> int:
        """Be the kernel, until nobody sends cells any more; see `Forked`."""
        # The fork server has them; what asks for kernels can do without IPython.
        from .shell import make_shell
        from .telling import Teller

        _be_like_started(self)
        connection = Connection(cast(list[int], get_inherited_fds())[0])
        shell: Any = make_shell()
        # It holds the working directory.
        shell.history_manager.reset(new_session=False)
        for extension in self.extensions:
            shell.extension_manager.load_extension(extension)
        shell.tell = tell = Teller(connection, parent)
        loop, context = asyncio.new_event_loop(), Context()
        asyncio.set_event_loop(loop)
        while True:
            try:
                tell.question, code = json.loads(connection.recv_bytes())
            except EOFError:
                return 0
            cell = loop.create_task(shell.answer(code), context=context)
            tell("execute_reply", _run_interruptibly(loop, cell))


def _be_like_started(request: Request) -> None:
    """Make this process like one that was started for the notebook."""
    from IPython.core.shellapp import InteractiveShellApp

    os.setsid()
    os.chdir(request.folder)
    backend = {"MPLBACKEND": os.environ["MPLBACKEND"]}
    os.environ.clear()
    os.environ.update({**backend, **request.environment, **_ENVIRONMENT})
    # It may have been asked for while the server was told.
    os.environ.pop(PRELOAD, None)
    sys.argv = [_PROGRAM]
    # IPython puts the working directory where it belongs.
    sys.path[:] = filter(None, sys.path)
    InteractiveShellApp.init_path(cast(InteractiveShellApp, SimpleNamespace(ignore_cwd=False)))
    random.seed()
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    # Nobody answers.
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115


def _run_interruptibly(loop: asyncio.AbstractEventLoop, cell: asyncio.Task[Any]) -> Any:
    """Run a cell to its end; between cells, an interrupt changes nothing."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return loop.run_until_complete(cell)
    except KeyboardInterrupt:
        # The cell waited for something.
        cell.cancel()
        return loop.run_until_complete(cell)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
