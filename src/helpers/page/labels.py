"""What tells the observations of a figure apart, and the words for it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from helpers.analysis.age import outdated
from helpers.base.formats import number, short
from helpers.data import Edition, Observation
from helpers.data.whom import whom

DIMENSIONS = ("indicator", "population", "group", "category", "year")


def varying(observations: Iterable[Observation]) -> tuple[str, ...]:
    """Return the dimensions in which the observations differ."""
    found = list(observations)
    return tuple(d for d in DIMENSIONS if len({_code(o, d) for o in found}) > 1)


def name(edition: Edition, observation: Observation, dimensions: Sequence[str]) -> str:
    """Name an observation by its labels in these dimensions; by its indicator if there are none.

    The first letter is a capital: names stand as headings of rows and panels.
    """
    words = [label(edition, observation, d) for d in DIMENSIONS if d in dimensions]
    text = ", ".join(dict.fromkeys(word for word in words if word)) or label(
        edition, observation, "indicator"
    )
    return text[0].upper() + text[1:]


def label(edition: Edition, observation: Observation, dimension: str) -> str:
    """Return what readers see for one dimension; empty where it has none."""
    if dimension == "indicator":
        return edition.text(observation.indicator, "label")
    if dimension == "year":
        return when(edition, observation)
    if dimension in ("population", "group"):
        whole, part = whom(edition, observation.population, observation.group)
        # The whole stands beside its parts.
        return (part or whole) if dimension == "group" else whole
    code = str(getattr(observation, dimension))
    return edition.label(dimension, code) if code else ""


def when(edition: Edition, observation: Observation) -> str:
    """Return the year, or the first and last year of a span: "2024", "2021–2024"."""
    first = observation.year_from
    return str(observation.year) if first is None else f"{first}–{observation.year}"


def age(edition: Edition, observations: Iterable[Observation]) -> str:
    """Say from when the newest of the figures is where it is old, as `helpers.analysis.age` has it.

    Empty where it is not. What shows the figures says so in its title, as words.
    """
    old = outdated(edition.year, observations)
    return edition.translate("nyeste tall fra {}").format(when(edition, old)) if old else ""


def with_age(edition: Edition, title: str, observations: Iterable[Observation]) -> str:
    """Return a title with the age of what stands below it: "Hvem deler? (nyeste tall fra 2021)"."""
    old = age(edition, observations)
    if not old:
        return title
    # A title may hold numbers that open, and is HTML then.
    return title + f" ({old})"


def cautions(edition: Edition, observations: Iterable[Observation]) -> str:
    """Return what must stand beside these figures, in the edition's language; empty for most."""
    said = (text for o in observations for text in getattr(o, f"cautions_{edition.language}"))
    return " ".join(dict.fromkeys(said))


def written(edition: Edition, observation: Observation) -> str:
    """Write the value as it stands at a mark or in a table: "47 %", "ca. 33 %", "5."."""
    if observation.value is None:
        return edition.translate("skjult")
    return short(
        observation.value, observation.indicator.unit, observation.precision, edition.language
    )


def written_row(edition: Edition, row: Mapping[str, Any]) -> str:
    """Write the value of a row of the table, as one source says it."""
    value = row["value"]
    if value is None:
        return edition.translate("skjult")
    unit = edition.indicator(row["indicator"]).unit
    return short(value, unit, row["precision"], edition.language)


def written_in_set(edition: Edition, observation: Observation) -> str:
    """Write a rank with the size of its set, and any other value as it is: "5. av 28"."""
    text = written(edition, observation)
    if observation.rank_of is None:
        return text
    return edition.translate("{} av {}").format(text, observation.rank_of)


def written_in_full(edition: Edition, observation: Observation) -> str:
    """Write a value with all that a table has room for: "5. av 28", "47 % (43–51)"."""
    text = written_in_set(edition, observation)
    low, high = observation.ci_low, observation.ci_high
    if observation.value is None or low is None or high is None:
        return text
    ends = (number(round(end, 1), edition.language) for end in (low, high))
    return f"{text} ({'–'.join(ends)})"


def listed(edition: Edition, words: Iterable[str]) -> str:
    """Join words the way a sentence does, each once: "a, b og c"."""
    *first, last = dict.fromkeys(words)
    return edition.translate("{} og {}").format(", ".join(first), last) if first else last


def _code(observation: Observation, dimension: str) -> object:
    if dimension == "indicator":
        return observation.indicator.indicator
    return getattr(observation, dimension)
