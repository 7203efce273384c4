"""How the bodies of a survey were drawn: strata, how many answered, and what they weigh."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from .calibration import UNCALIBRATED, Calibrated
from .codebook import Codebook
from .domains import strata
from .tally import Tally, TookPart


class Spread(NamedTuple):
    """How unequal weights are: what the heaviest weighs, and Kish's design effect."""

    heaviest: float
    unequal: float


@dataclass(frozen=True, slots=True, eq=False)
class Design:
    """The design of a survey.

    Parameters
    ----------
    strata : mapping of cell to str
        The stratum of each cell.
    answered, sizes : mapping of stratum to int
        How many bodies have answered, and how many there are.
    took_part : mapping of cell to TookPart
        Who took part, whatever they answered.
    calibrated : Calibrated
        What the weights were made to add up to.
    """

    strata: Mapping[int, str]
    answered: Mapping[str, int]
    sizes: Mapping[str, int]
    took_part: Mapping[int, TookPart]
    calibrated: Calibrated

    def seen(self, cells: Iterable[int]) -> float:
        """Return how large a part of the bodies of the cells' strata has answered."""
        strata = {self.strata[cell] for cell in cells}
        sizes = sum(self.sizes[stratum] for stratum in strata)
        return sum(self.answered[stratum] for stratum in strata) / sizes if sizes else 1.0

    def spread(self, cells: Iterable[int]) -> Spread:
        """Return how unequal the weights of the bodies of some cells are."""
        parts = [self.took_part[cell] for cell in cells]
        n, total = (sum(part[i] for part in parts) for i in (0, 1))
        if not n:
            return Spread(0.0, 1.0)
        heaviest = max(part.heaviest for part in parts)
        return Spread(heaviest, n * sum(part.squares for part in parts) / total**2)


def design(tally: Tally, codebook: Codebook, calibrated: Calibrated = UNCALIBRATED) -> Design:
    """Return the design of sound responses."""
    of_cells = strata(codebook, tally.cells)
    answered: dict[str, int] = {}
    for cell, stratum in of_cells.items():
        answered[stratum] = answered.get(stratum, 0) + tally.took_part[cell].n
    return Design(of_cells, answered, codebook.strata.merged, tally.took_part, calibrated)
