"""How long a cell may run, and how much it may show: one that has no end must not hold the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine
from papermill.log import logger

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class CellLimits:
    """The most that one cell may take.

    Parameters
    ----------
    seconds : int
        How long it may run.
    megabytes : int
        How much it may show: text that it prints, tables, drawings.
    """

    seconds: int
    megabytes: int


# Why a notebook stopped whose kernel ended with no word of why.
DIED = "the Python process that ran the cell died"
# Chapters take seconds, and show less than a megabyte.
CELL = CellLimits(seconds=600, megabytes=20)


class CellStopped(Exception):  # noqa: N818
    """A cell that was stopped: its place in the notebook, and why."""

    def __init__(self, position: int, reason: str) -> None:
        self.position, self.reason = position, reason
        super().__init__(position, reason)


class LimitedEngine(Engine):  # type: ignore[misc]
    """Papermill's ordinary engine, within limits."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, limits: CellLimits, **options: Any
    ) -> None:
        """Run a notebook.

        Raises
        ------
        CellStopped
            A cell takes too long or shows too much, or its process died.
        """
        _Client(
            nb_man,
            limits=limits,
            kernel_name=kernel_name,
            timeout=limits.seconds,
            log=logger,
            **options,
        ).execute()


class _Client(PapermillNotebookClient):  # type: ignore[misc]
    def __init__(self, nb_man: Any, *, limits: CellLimits, **options: Any) -> None:
        super().__init__(nb_man, **options)
        self._limits, self._shown, self._too_much = limits, 0, False

    def execute_cell(self, cell: NotebookNode, cell_index: int, **options: Any) -> NotebookNode:
        """Run a cell; say why where it does not come to its end."""
        self._shown, reason = 0, ""
        try:
            done: NotebookNode = super().execute_cell(cell, cell_index, **options)
        except CellTimeoutError:
            reason = f"the cell ran for more than {self._limits.seconds} seconds, and was stopped"
        except DeadKernelError:
            reason = DIED
        if self._too_much:
            most = self._limits.megabytes
            reason = f"the cell showed more than {most} MB, and was stopped; print less"
        if not reason:
            return done
        raise CellStopped(cell_index, reason)

    async def _async_check_alive(self) -> None:
        # As if it were dead, which it will be next.
        if self._too_much:
            raise DeadKernelError("Kernel shows too much")
        await super()._async_check_alive()

    def process_message(self, msg: dict[str, Any], cell: NotebookNode, cell_index: int) -> Any:
        """Take in what a cell shows, as long as it is not too much."""
        self._shown += _size(msg["content"])
        self._too_much |= self._shown > self._limits.megabytes * _MEGABYTE
        # That the cell has ended is to be heard in any case.
        if self._too_much and msg["msg_type"] != "status":
            return None
        return super().process_message(msg, cell, cell_index)


def _size(content: object) -> int:
    """Return how many signs there are in the texts of a message."""
    if isinstance(content, str | bytes):
        return len(content)
    if isinstance(content, Mapping):
        return sum(map(_size, content.values()))
    if isinstance(content, Sequence):
        return sum(map(_size, content))
    return 0
