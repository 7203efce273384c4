"""What shares are estimated for: populations and their groups, as sets of cells."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .codebook import Codebook

Cell = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Domain:
    """A population, or a group of one.

    Parameters
    ----------
    population, group : str
        The codes of the book; the group is empty for the whole population.
    family : str
        What it is a part by: a variable; empty for the whole.
    cells : frozenset of int
        The numbers of the cells that it holds.
    """

    population: str
    group: str
    family: str
    cells: frozenset[int]


def domains(codebook: Codebook, cells: Mapping[int, Cell]) -> tuple[Domain, ...]:
    """Return the whole, its populations, and the groups of each, in the codebook's order."""
    populations = codebook.populations

    def where(holds: Callable[[Cell], bool]) -> frozenset[int]:
        return frozenset(number for number, cell in cells.items() if holds(cell))

    def member(cell: Cell, population: str) -> bool:
        return population == populations.whole or (
            named(cell, populations.variable, populations.codes) == population
        )

    found = [Domain(populations.whole, "", "", where(lambda cell: True))]
    for population in dict.fromkeys(populations.codes.values()):
        inside = where(lambda cell, p=population: member(cell, p))  # type: ignore[misc]
        found.append(Domain(population, "", populations.variable or "", inside))
    for grouping in codebook.groupings:
        for group in dict.fromkeys(grouping.codes.values()):
            inside = where(
                lambda cell, by=grouping, g=group: (  # type: ignore[misc]
                    member(cell, by.population) and named(cell, by.variable, by.codes) == g
                )
            )
            found.append(Domain(grouping.population, group, grouping.variable, inside))
    return tuple(found)


def named(cell: Cell, variable: str | None, codes: Mapping[str, str]) -> str | None:
    """Return what a cell's code of a variable stands for."""
    code = cell[variable] if variable else None
    return codes.get(code) if code is not None else None


def strata(codebook: Codebook, cells: Mapping[int, Cell]) -> dict[int, str]:
    """Return the stratum of each cell; for responses without problems."""
    variable = codebook.strata.variable
    return {
        number: codebook.strata.stratum((cell[variable] if variable else None) or "")
        for number, cell in cells.items()
    }
