"""A finding of the book's own: no source has it, but their figures allow it."""

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.data import Observation

from .rounding import Reckoned

Part = Observation | Reckoned | tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class OwnFinding:
    """What a named rule has found.

    Parameters
    ----------
    rule : str
        The name of the rule, which is that of its file.
    result : Reckoned
        The number that was reckoned, with the interval from rounding and the figures behind.
    parts : mapping of str to Observation, Reckoned or tuple of Observation
        What else the sentence about it speaks of, by name.
    """

    rule: str
    result: Reckoned
    parts: Mapping[str, Part]

    @property
    def observations(self) -> tuple[Observation, ...]:
        """The figures that the number follows from."""
        return self.result.observations
