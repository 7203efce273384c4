"""What figures are compared in, and how far they may differ there.

A figure has a code in each dimension, and two figures agree in it where their codes are the same.
That is all that the guard asks, here and in the script of the page where readers compare.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from helpers.base.language import phrase
from helpers.data import Observation

from .axis import axis_of

# What is not known of a figure speaks against no comparison: it is said beside it.
Code = str | None
Codes = Mapping[str, Code]
# The answers counted where there are none to count.
NOT_ASKED = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing in which figures may differ.

    Parameters
    ----------
    name, label : str
        Its code, and what readers see.
    differs : str
        Whether figures that are drawn together may differ in it: "never"; "in_one_question",
        among figures of the same question only; "always".
    varied : bool
        Whether it is what a comparison is about. What is compared is then a whole grid: each of
        the codes with each of those of other such dimensions.
    named : str
        The dimension that it is told as; itself where left out.
    """

    name: str
    label: str
    differs: Literal["never", "in_one_question", "always"]
    varied: bool = False
    named: str = ""


DIMENSIONS = (
    Dimension("question", phrase("Spørsmål"), "always", varied=True),
    # Questions are held against each other only as parts of one battery.
    Dimension("family", phrase("Spørsmål"), "never", named="question"),
    Dimension("population", phrase("Hvem"), "always", varied=True),
    # Of one question, they are parts of a whole.
    Dimension("answers", phrase("Svar talt"), "in_one_question", varied=True),
    Dimension("period", phrase("År"), "always", varied=True),
    Dimension("scale", phrase("Svarskala"), "never"),
    Dimension("unit", phrase("Måleenhet"), "never"),
    Dimension("kind", phrase("Slags tall"), "never"),
    Dimension("base", phrase("«Vet ikke»"), "never"),
    # A ranking goes on when a country joins it, and two rankings are never one.
    Dimension("ranked", phrase("Antall i rangeringen"), "in_one_question"),
    Dimension("survey", phrase("Undersøkelse eller kilde"), "in_one_question"),
    Dimension("value", phrase("Verdi"), "never"),
)

_CODES: Mapping[str, Callable[[Observation], Code]] = {
    "question": lambda o: o.indicator.indicator,
    "family": lambda o: _family(o),
    "population": lambda o: f"{o.population}:{o.group}" if o.group else o.population,
    "answers": lambda o: o.category,
    "period": lambda o: f"{o.year_from}-{o.year}" if o.year_from else str(o.year),
    "scale": lambda o: o.indicator.scale,
    "unit": lambda o: o.indicator.unit,
    "kind": lambda o: o.indicator.kind,
    "base": lambda o: o.dont_know or None,
    "ranked": lambda o: str(o.rank_of) if o.rank_of else None,
    # Figures that no survey gives are measured as their sources do it.
    "survey": lambda o: o.indicator.survey or "; ".join(sorted({c.source for c in o.citations})),
    "value": lambda o: _shown(o),
}


def codes(observation: Observation) -> Codes:
    """Return the code of an observation in each dimension; None where it is not known.

    Examples
    --------
    >>> from helpers.data import open_edition
    >>> plans = open_edition(2024).select(["ai_plans"], ["state"])[0]
    >>> codes(plans)["population"], codes(plans)["ranked"]
    ('state', None)
    """
    return {dimension.name: _CODES[dimension.name](observation) for dimension in DIMENSIONS}


def _family(observation: Observation) -> str:
    """Return the battery that a question is an item of, or the question where it stands alone."""
    i = observation.indicator
    return i.indicator if not i.battery or "alone" in axis_of(observation) else i.battery


def _shown(observation: Observation) -> str:
    """Return the same of all values that are told; what is held back is like nothing else."""
    if observation.value is not None:
        return "told"
    return "/".join([*observation.key, str(observation.year)])
