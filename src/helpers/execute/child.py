"""What a forked child does to be the kernel that was asked for."""

import os
import random
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import zmq
from ipykernel import iostream, kernelapp
from zmq.eventloop.zmqstream import ZMQStream

from .zygote import Request


def become_kernel(request: Request) -> None:
    """Be the kernel, as a process would that was started on its command line."""
    os.setsid()
    os.chdir(request.folder)
    os.environ.clear()
    os.environ.update(request.environment)
    launcher = find_spec("ipykernel_launcher")
    assert launcher is not None
    # The kernel ends itself when the process of this number is no longer its parent.
    parent = f"--IPKernelApp.parent_handle={os.getppid()}"
    sys.argv = [str(launcher.origin), *request.arguments, parent]
    # IPython puts the working directory where it belongs.
    sys.path.remove("")
    random.seed()
    np.random.seed()
    _IOPubThread.address = f"ipc://{_connection_file(request).with_suffix('.forks')}"
    vars(kernelapp)["IOPubThread"] = _IOPubThread
    kernelapp.launch_new_instance()


class _IOPubThread(iostream.IOPubThread):
    """Listens to processes that a cell forks at a socket file; ipykernel opens a TCP port."""

    address = ""

    def _setup_pipe_in(self) -> None:
        self._pipe_uuid = os.urandom(16)
        socket = self.socket.context.socket(zmq.PULL)
        socket.linger = 0
        socket.bind(self.address)
        self._pipe_in = ZMQStream(socket, self.io_loop)
        self._pipe_in.on_recv(self._handle_pipe_msg)

    def _setup_pipe_out(self) -> tuple[Any, Any]:
        # A context does not survive a fork.
        context = zmq.Context()
        socket = context.socket(zmq.PUSH)
        socket.linger = 3000
        socket.connect(self.address)
        return context, socket


def _connection_file(request: Request) -> Path:
    return Path(request.arguments[request.arguments.index("-f") + 1])
