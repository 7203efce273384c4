"""References in a sentence, and the observation that each one means.

A reference is ``indicator/population:group/answers@year``. Every part after the indicator
may be left out where only one is possible; without a year the newest is meant. Where all
public bodies are there beside parts of them, they are meant when no population is named.
A slash at the end is for figures that no answers are counted in.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from helpers.base.errors import UsageError, require_known
from helpers.base.messages import Message

from . import Edition, Key, Observation, beside, newest_edition
from .asked import within

_WHOLE = "all"
Facts = Mapping[str, Observation | None]

# What codes may hold, the data say: here they are what stands between the signs.
_CODE = r"[^/:@\s]"
_REFERENCE = re.compile(
    rf"(?P<indicator>{_CODE}+)"
    rf"(?:/(?P<population>{_CODE}*)(?::(?P<group>{_CODE}+))?)?"
    rf"(?:/(?P<category>{_CODE}*))?"
    r"(?:@(?P<year>[0-9]{4}))?"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference taken apart; what was left out is empty, the answers counted are None."""

    text: str
    indicator: str
    population: str
    group: str
    category: str | None
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
            Message(
                "{{{text}}} is no reference; expected indicator/population:group/answers@year, "
                "for example {{ai_plans/state}}.",
                text=text.strip(),
            )
        )
    return Reference(
        text.strip(),
        match["indicator"],
        match["population"] or "",
        match["group"] or "",
        match["category"],
        int(match["year"]) if match["year"] else None,
    )


def written(key: Key) -> str:
    """Write the reference that means one series and no other.

    Examples
    --------
    >>> written(Key("ai_plans", "state", "", "agree"))
    'ai_plans/state/agree'
    """
    group = f":{key.group}" if key.group else ""
    return f"{key.indicator}/{key.population}{group}/{key.category}"


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
    _require_known(edition, reference, facts)
    fitting = _fitting(edition, reference)
    # A survey may come to tell of parts besides what a chapter has named by the indicator alone.
    fitting = [o for o in fitting if o.population == _WHOLE] or fitting
    series = sorted({o.key for o in fitting})
    if len(series) > 1:
        year = f"@{reference.year}" if reference.year else ""
        raise UsageError(
            Message(
                "{{{reference}}} fits {count} series; say which of {series}.",
                reference=reference.text,
                count=len(series),
                series=tuple(f"{{{written(key)}{year}}}" for key in series),
            )
        )
    return fitting[-1] if fitting else None


def find_in_some(edition: Edition, text: str, facts: Facts) -> Observation | None:
    """Return what `find` does, where some edition has the figure.

    A sentence or card that no edition could ever show would be left out of all without a word. Of
    an indicator alone, the figures may be still to come.

    Raises
    ------
    UsageError
        As of `find`; or the reference means a figure that no edition has.
    """
    found = find(edition, text, facts)
    if found or text.strip() in facts:
        return found
    reference = parse(text)
    # The newest sees all that any sees. What it has now, later ones have too.
    with within():
        newest = beside(edition, newest_edition(edition.root))
    if reference.text != reference.indicator and not _fitting(newest, reference):
        known = newest.select([reference.indicator])
        raise UsageError(
            Message(
                "{{{reference}}} is in no edition. The figures of {indicator} are {known}.",
                reference=reference.text,
                indicator=reference.indicator,
                known=tuple(f"{{{written(o.key)}@{o.year}}}" for o in known) or Message("none"),
            )
        )
    return None


def _require_known(edition: Edition, reference: Reference, facts: Facts) -> None:
    """Do nothing where all that a reference names exists, in this edition or another."""
    try:
        edition.indicator(reference.indicator)
    except UsageError:
        # The name of a fact may be misspelt too.
        if facts:
            _require_fact_or_indicator(edition, reference.indicator, facts)
        raise
    for column in ("population", "group", "category"):
        if code := getattr(reference, column):
            edition.code(column, code)


def _require_fact_or_indicator(edition: Edition, name: str, facts: Facts) -> None:
    try:
        require_known(Message("fact or indicator"), name, [*facts, *edition.indicators])
    except UsageError as error:
        raise UsageError(
            Message("{said} The facts here are {facts}.", said=error.args[0], facts=tuple(facts))
        ) from None


def _fitting(edition: Edition, reference: Reference) -> list[Observation]:
    """Return what an edition has of all that a reference leaves open."""
    return [
        o
        for o in edition.select([reference.indicator], groups=[reference.group])
        if reference.population in ("", o.population)
        and reference.category in (None, o.category)
        and reference.year in (None, o.year)
    ]
