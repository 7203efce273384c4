"""What a forked child does to be a kernel: IPython's own, with its own messages, over one socket.

An ordinary kernel speaks over five ZeroMQ sockets with a thread or two for each. That is for
clients that come and go and ask for several things at a time. Here there is one client, which
asks for one thing after the other, and so neither ports nor threads are needed.
"""

import asyncio
import os
import random
import signal
import sys
import threading
import traceback
from collections.abc import Mapping
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from multiprocessing.connection import Connection
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
from ipykernel.ipkernel import IPythonKernel
from IPython.core.profiledir import ProfileDir
from IPython.core.shellapp import InteractiveShellApp
from traitlets.config import Config
from traitlets.log import get_logger

from .messages import IOPUB, SHELL, Messages, receive
from .streams import Stream
from .zygote import Request

_CONFIG = {
    "HistoryManager": {"enabled": False},
    # For messages that would come late; here none can.
    "IPythonKernel": {"_execute_sleep": 0.0},
}
# What a kernel that is started from nothing is started as.
_PROGRAM = str(cast(ModuleSpec, find_spec("ipykernel_launcher")).origin)
# As often as it takes Python to find its fast ways through what it runs.
_REHEARSALS = 10


def make_kernel() -> Any:
    """Return a kernel that has no connection yet, and nothing of the user's IPython profile."""
    kernel = IPythonKernel.instance(
        session=Messages(),
        iopub_socket=IOPUB,
        config=Config(_CONFIG),
        profile_dir=ProfileDir(),
        # IPython makes the module that cells run in.
        user_ns=None,
        log=get_logger(),
        # Where cells with `await` look for the thread that they run in.
        shell_channel_thread=SimpleNamespace(parent_thread=threading.main_thread()),
    )
    _rehearse(kernel)
    return kernel


def _rehearse(kernel: Any) -> None:
    """Answer requests that nobody has made and nobody hears of: the first ones are slow."""
    asked = (
        kernel.session.msg("kernel_info_request"),
        kernel.session.msg("execute_request", {"code": "display(0)", "silent": True}),
    )
    for request in asked * _REHEARSALS:
        asyncio.run(_answer(kernel, request))


def be_kernel(kernel: Any, request: Request, connection: Connection) -> None:
    """Be the kernel that was asked for, until the other end of the connection is closed."""
    _be_like_started(request)
    # What goes wrong outside of cells is told where the program that asked for it is told.
    with open(os.dup(sys.stderr.fileno()), "w", encoding="utf-8") as outside:
        try:
            _serve(kernel, request, connection)
        except Exception:
            traceback.print_exc(file=outside)


def _serve(kernel: Any, request: Request, connection: Connection) -> None:
    kernel.session.connection, kernel.session.pid = connection, os.getpid()
    for name, descriptor in (("stdout", 1), ("stderr", 2)):
        setattr(sys, name, Stream(kernel.session, name, descriptor))
    # It holds the working directory.
    kernel.shell.history_manager.reset(new_session=False)
    for extension in request.extensions:
        kernel.shell.extension_manager.load_extension(extension)
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    while (asked := receive(connection)) is not None:
        loop.run_until_complete(_answer(kernel, asked))


async def _answer(kernel: Any, asked: Mapping[str, Any]) -> None:
    kernel.set_parent([], asked, channel="shell")
    kernel.pre_handler_hook()
    try:
        await kernel.shell_handlers[asked["header"]["msg_type"]](SHELL, [], asked)
    finally:
        kernel.post_handler_hook()
    kernel.session.send(IOPUB, "status", {"execution_state": "idle"}, parent=asked)


def _be_like_started(request: Request) -> None:
    """Make this process like one that was started for the notebook."""
    os.setsid()
    # Between cells, an interrupt changes nothing.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.chdir(request.folder)
    os.environ.clear()
    os.environ.update(request.environment)
    sys.argv = [_PROGRAM]
    # IPython puts the working directory where it belongs.
    sys.path.remove("")
    InteractiveShellApp.init_path(cast(InteractiveShellApp, SimpleNamespace(ignore_cwd=False)))
    random.seed()
    np.random.seed()
