"""References in a sentence, and the observation that each one means.

A reference is ``indicator/population:group/answers@year``. Every part after the indicator
may be left out where only one is possible; without a year the newest is meant. Where all
public bodies are there beside parts of them, they are meant when no population is named.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .errors import UsageError
from .observations import Edition, Observation

_WHOLE = "all"
Facts = Mapping[str, Observation | None]

_REFERENCE = re.compile(
    r"(?P<indicator>[a-z][a-z0-9_]*)"
    r"(?:/(?P<population>[a-z_]*)(?::(?P<group>[a-z0-9_]+))?)?"
    r"(?:/(?P<category>[a-z_]+))?"
    r"(?:@(?P<year>[0-9]{4}))?"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference taken apart; what was left out is empty."""

    text: str
    indicator: str
    population: str
    group: str
    category: str
    year: int | None


def parse(text: str) -> Reference:
    """Take a reference apart.

    Raises
    ------
    UsageError
        It does not have the form of a reference.

    Examples
    --------
    >>> parse("ai_plans/state@2024").population
    'state'
    """
    match = _REFERENCE.fullmatch(text.strip())
    if match is None:
        raise UsageError(
            f"{{{text}}} is no reference; expected indicator/population:group/answers@year, "
            "for example {ai_plans/state}."
        )
    parts = match.groupdict(default="")
    return Reference(
        text.strip(),
        parts["indicator"],
        parts["population"],
        parts["group"],
        parts["category"],
        int(parts["year"]) if parts["year"] else None,
    )


def find(edition: Edition, text: str, facts: Facts) -> Observation | None:
    """Return the observation that a reference or the name of a fact means.

    Returns None where this edition has no such figure.

    Raises
    ------
    UsageError
        The reference names something that does not exist in the data, or fits several series.
    """
    if text.strip() in facts:
        return facts[text.strip()]
    reference = parse(text)
    edition.indicator(reference.indicator)
    _known(edition, reference, "population", reference.population)
    _known(edition, reference, "group", reference.group)
    _known(edition, reference, "category", reference.category)
    fitting = [
        o
        for o in edition.select([reference.indicator], groups=[reference.group])
        if reference.population in ("", o.population)
        and reference.category in ("", o.category)
        and reference.year in (None, o.year)
    ]
    # A survey may come to tell of parts besides what a chapter has named by the indicator alone.
    fitting = [o for o in fitting if o.population == _WHOLE] or fitting
    series = sorted({o.key for o in fitting})
    if len(series) > 1:
        raise UsageError(
            f"{{{reference.text}}} fits {len(series)} series; say which of "
            + ", ".join(f"{k.indicator}/{k.population}/{k.category}".rstrip("/") for k in series)
            + "."
        )
    return fitting[-1] if fitting else None


def _known(edition: Edition, reference: Reference, column: str, code: str) -> None:
    if code and (column, code) not in edition.labels:
        known = [name for place, name in edition.labels if place == column]
        raise UsageError(
            f"{{{reference.text}}}: {code!r} is no {column}; expected one of {', '.join(known)}."
        )
