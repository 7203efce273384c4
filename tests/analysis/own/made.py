"""Made figures for tests of the book's own rules, printed as a source prints them."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from math import floor
from typing import Any

from analysis.claims.made import figure, indicator
from helpers.data import Citation, Observation


def made(
    code: str, value: float | None, year: int = 2024, population: str = "all", **more: Any
) -> Observation:
    """Return a figure; what is more is of its indicator where that has such a thing."""
    about = {k: more.pop(k) for k in ("unit", "better", "battery", "survey", "kind") if k in more}
    found = figure(indicator(code, **about), year, value, population=population)
    cited = (Citation(more.pop("source", "s"), "Sted"),)
    return replace(found, printed=f"{value}", citations=cited, **more)


def printed(code: str, true: Fraction, decimals: int = 0, **more: Any) -> Observation:
    """Return the figure that a source prints of a true share, rounded half up."""
    by = 10**decimals
    whole = floor(true * by + Fraction(1, 2))
    text = f"{whole / by:.{decimals}f}"
    return replace(made(code, whole / by, **more), printed=f"{text} prosent")


def one(found: Iterable[Any]) -> Any:
    """Return the one finding that there is."""
    (only,) = found
    return only
