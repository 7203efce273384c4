"""A process that has the heavy imports behind it, and from which kernels are forked.

It loads the modules once and then only forks: each kernel is a fresh child that begins with
the modules loaded and with nothing else, so that no notebook finds anything of another. The
zygote is single-threaded and holds no data. It ends, with its children, when the process that
started it does.

A request is one byte on the control socket, with two sockets for the child. On the first the
child reads its `Request` and the zygote answers with the child's process id, and with its exit
status when it has ended. Over the second the child is spoken to as a kernel.
"""

import gc
import json
import os
import selectors
import signal
import socket
import warnings
from contextlib import suppress
from dataclasses import asdict, dataclass
from multiprocessing.connection import Connection

# How many objects a kernel makes before it looks for garbage among them.
_YOUNG = 10_000


@dataclass(frozen=True, slots=True)
class Request:
    """What a child needs to know to be the kernel that was asked for.

    Parameters
    ----------
    environment : dict of str to str
        Its environment variables: all of them.
    folder : str
        Its working directory.
    extensions : tuple of str
        The IPython extensions that it loads.
    """

    environment: dict[str, str]
    folder: str
    extensions: tuple[str, ...] = ()

    def encoded(self) -> bytes:
        """Return the request as bytes."""
        return json.dumps(asdict(self)).encode()


def main(control: int) -> None:
    """Load the modules and fork a kernel for each request, until the other end is closed.

    Parameters
    ----------
    control : int
        The file descriptor of the control socket.
    """
    # Imported here: the process that asks for kernels needs none of it.
    from .child import be_kernel, make_kernel
    from .warmth import warm_up

    # What is there now is never looked through for garbage, and stays shared by the children.
    gc.disable()
    warm_up()
    kernel = make_kernel()
    gc.freeze()
    # A notebook is over before its garbage is in anybody's way.
    gc.set_threshold(_YOUNG)
    gc.enable()
    with socket.socket(fileno=control) as requests:
        asked = _serve(requests)
    if asked:
        be_kernel(kernel, *asked)


def _serve(requests: socket.socket) -> tuple[Request, Connection] | None:
    """Fork for each request; return what it asks for in the child, and None at the end."""
    children: dict[int, socket.socket] = {}
    ended, note_end = os.pipe()
    for end in (ended, note_end):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(note_end)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    with selectors.DefaultSelector() as ready:
        ready.register(requests, selectors.EVENT_READ)
        ready.register(ended, selectors.EVENT_READ)
        while True:
            for key, _ in ready.select():
                if key.fileobj == ended:
                    os.read(ended, 512)
                    _report_ended(children)
                    continue
                message, descriptors, *_ = socket.recv_fds(requests, 1, 2)
                if not message:
                    for child in children:
                        with suppress(ProcessLookupError):
                            os.killpg(child, signal.SIGKILL)
                    return None
                answers = socket.socket(fileno=descriptors[0])
                with warnings.catch_warnings():
                    # Python warns of the threads of numerical libraries, which survive a fork.
                    warnings.simplefilter("ignore", DeprecationWarning)
                    child = os.fork()
                if child:
                    os.close(descriptors[1])
                    children[child] = answers
                    answers.sendall(f"{child}\n".encode())
                    continue
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                os.close(ended)
                os.close(note_end)
                for other in children.values():
                    other.close()
                with answers, answers.makefile("rb") as lines:
                    return Request(**json.loads(lines.read())), Connection(descriptors[1])


def _report_ended(children: dict[int, socket.socket]) -> None:
    with suppress(ChildProcessError):
        while True:
            child, status = os.waitpid(-1, os.WNOHANG)
            if not child:
                return
            # Nobody may be there any more to hear of it.
            with children.pop(child) as answers, suppress(OSError):
                answers.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
