"""What readers see for the codes of each column."""

from collections.abc import Mapping
from functools import cached_property

from helpers.base.parted import parted

from .asked import Answers


class Labels(Answers[tuple[str, str], str]):
    """A label for each column and code, in the order of the codes; what is asked is noted.

    The codes themselves are told without a note: a question that asks for them notes its answer.
    """

    @cached_property
    def codes(self) -> Mapping[str, tuple[str, ...]]:
        """The codes of each column, in their order."""
        columns = parted(self._values, lambda place: place[0])
        return {column: tuple(code for _, code in places) for column, places in columns.items()}

    def place(self, column: str, code: str) -> int:
        """Return where a code stands among those of its column; what has none stands first."""
        return self._places.get((column, code), -1)

    @cached_property
    def _places(self) -> Mapping[tuple[str, str], int]:
        return {place: number for number, place in enumerate(self._values)}
