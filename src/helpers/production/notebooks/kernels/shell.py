"""IPython's shell for notebooks: what cells show is told instead of printed."""
# mypy: disallow-untyped-calls=False

import builtins
import getpass
import sys
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NoReturn

import comm
from comm.base_comm import BaseComm
from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.profiledir import ProfileDir
from traitlets import Type
from traitlets.config import Config

# Takes what is shown: the type and the content of a Jupyter message.
Tell = Callable[[str, Mapping[str, Any]], None]

# By the last of it, tqdm knows a notebook.
_CONFIG = {"HistoryManager": {"enabled": False}, "IPKernelApp": {"here": True}}
# Magics that steer Jupyter or page through files; neither is there.
_NOT_HERE = (
    *("autosave", "clear", "connect_info", "ed", "edit"),
    *("less", "man", "more", "qtconsole", "subshell"),
)


class _Compiler(CachingCompiler):
    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:
        """Name a cell like a file, so that tracebacks look as they do in Jupyter."""
        return f"{super().get_code_name(raw_code, transformed_code, number)}.py"


class _Result(DisplayHook):
    def write_output_prompt(self) -> None:
        """Write none."""

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        """Tell how the value of a cell looks."""
        content = {"execution_count": self.prompt_count, "data": format_dict, "metadata": md_dict}
        _shell().tell("execute_result", content)


class _Display(DisplayPublisher):
    def publish(  # type: ignore[override]
        self, data: Any, metadata: Any = None, *, transient: Any = None, update: bool = False
    ) -> None:
        """Tell of something new, or of what has become of something."""
        content = {"data": data, "metadata": metadata or {}, "transient": transient or {}}
        _shell().tell("update_display_data" if update else "display_data", content)

    def clear_output(self, wait: bool = False) -> None:
        """Tell that what has been shown is to go."""
        _shell().tell("clear_output", {"wait": wait})


class _Comm(BaseComm):
    def publish_msg(  # type: ignore[override]
        self, kind: str, data: Any = None, metadata: Any = None, buffers: Any = None, **more: Any
    ) -> None:
        """Tell what has become of a widget."""
        content = {"comm_id": self.comm_id, "data": data or {}, "buffers": buffers or []}
        _shell().tell(kind, content | more)


class ZMQInteractiveShell(InteractiveShell):
    """A shell with nobody at it. By its name, rich and tqdm know that they are in a notebook."""

    compiler_class = Type(_Compiler)
    displayhook_class = Type(_Result)
    display_pub_class = Type(_Display)
    # By this, pandas knows.
    kernel = None
    tell: Tell = staticmethod(lambda kind, content: None)

    async def answer(self, code: str) -> dict[str, Any]:
        """Run a cell; return the content of Jupyter's reply."""
        self._traceback: list[str] = []
        self._looks_broken = False
        self.tell("execute_input", {"code": code, "execution_count": self.execution_count})
        given: dict[str, Any] = {"transformed_cell": code, "preprocessing_exc_tuple": None}
        try:
            given["transformed_cell"] = self.transform_cell(code)
        except Exception:
            given["preprocessing_exc_tuple"] = sys.exc_info()
        if self.should_run_async(code, **given):
            result = None
            try:
                result = await self.run_cell_async(code, store_history=True, **given)
            finally:
                self.events.trigger("post_execute")
                self.events.trigger("post_run_cell", result)
        else:
            result = self.run_cell(code, store_history=True)
        if result.success and not self._looks_broken:
            return {"status": "ok"}
        error = result.error_before_exec or result.error_in_exec
        told = {"ename": type(error).__name__, "evalue": str(error), "traceback": self._traceback}
        return {"status": "error"} | told

    def init_hooks(self) -> None:
        """Let help be shown to nobody: it is no output of a cell."""
        super().init_hooks()
        self.set_hook("show_in_pager", lambda *_, **__: None, 99)

    def init_magics(self) -> None:
        """Let magics do nothing that have nothing to do."""
        super().init_magics()
        for name in _NOT_HERE:
            self.magics_manager.register_function(lambda line: None, magic_name=name)

    def enable_gui(self, gui: Any = None) -> None:
        """Let no window open."""

    def ask_exit(self) -> None:
        """Go on: the notebook says when it is over."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        self._traceback = stb
        # A value that cannot be shown ends the notebook; one that is displayed does not.
        self._looks_broken |= self.displayhook.is_active
        self.tell("error", {"ename": etype.__name__, "evalue": str(evalue), "traceback": stb})


def make_shell() -> ZMQInteractiveShell:
    """Return the shell of this process, with nothing of the user's IPython profile."""
    builtins.input = partial(_refuse, "raw_input")
    getpass.getpass = partial(_refuse, "getpass")
    comm.create_comm = _Comm
    return _shell()


def _shell() -> ZMQInteractiveShell:
    return ZMQInteractiveShell.instance(config=Config(_CONFIG), profile_dir=ProfileDir())


def _refuse(name: str, *_: object, **__: object) -> NoReturn:
    raise StdinNotImplementedError(
        f"{name} was called, but this frontend does not support input requests."
    )
