"""Who answered a survey and who did not: by stratum, and by question.

The estimates take those of a stratum who did not answer to be like those who did.
"""

from dataclasses import dataclass
from typing import NamedTuple

from .estimates import Survey


class Answered(NamedTuple):
    """So many of the bodies of a stratum took part."""

    stratum: str
    bodies: int
    size: int

    @property
    def rate(self) -> float:
        """The part of the stratum that took part."""
        return self.bodies / self.size


class Silent(NamedTuple):
    """The part of those who took part and were asked a question, by weight, that is silent."""

    variable: str
    part: float


@dataclass(frozen=True, slots=True)
class Response:
    """The response to a survey.

    Parameters
    ----------
    strata : tuple of Answered
        The fewest first.
    silent : tuple of Silent
        The questions that some did not answer, the most first.
    """

    strata: tuple[Answered, ...]
    silent: tuple[Silent, ...]

    @property
    def rate(self) -> float:
        """The part of all bodies that took part."""
        return sum(s.bodies for s in self.strata) / sum(s.size for s in self.strata)

    @property
    def uneven(self) -> bool:
        """Whether one stratum answered at most half as often as another."""
        return 2 * self.strata[0].rate <= self.strata[-1].rate


def response(survey: Survey) -> Response:
    """Return who answered."""
    design = survey.design
    strata = (Answered(name, n, design.sizes[name]) for name, n in design.answered.items())
    whole = survey.codebook.populations.whole
    of_all = [e for e in survey.estimates if not e.group and e.population == whole]
    silent = {
        measure.variable: e.missing
        for measure, e in zip(survey.codebook.measures, of_all, strict=True)
        if e.missing
    }
    return Response(
        tuple(sorted(strata, key=lambda stratum: (stratum.rate, stratum.stratum))),
        tuple(sorted((Silent(*item) for item in silent.items()), key=lambda s: (-s.part, s[0]))),
    )


def unanswered(survey: Survey) -> dict[str, tuple[str, ...]]:
    """Return the codes by variable that the codebook has, and nobody who answered.

    Of strata, populations and groups: a code that is misspelt, or of which nobody took part.
    """
    book, cells = survey.codebook, survey.tally.cells.values()
    known: dict[str, list[str]] = {}
    for variable, codes in (
        (book.strata.variable, book.strata.sizes),
        (book.populations.variable, book.populations.codes),
        *((grouping.variable, grouping.codes) for grouping in book.groupings),
    ):
        known.setdefault(variable or "", []).extend(codes)
    there = {variable: {cell.get(variable) for cell in cells} for variable in known}
    found = {
        variable: tuple(code for code in dict.fromkeys(codes) if code not in there[variable])
        for variable, codes in known.items()
        if variable
    }
    return {variable: codes for variable, codes in found.items() if codes}
