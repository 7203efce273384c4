"""What the book speaks of: sources, indicators and observations, as frozen values."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Source:
    """A publication. An edition of the book from ``edition`` on sees what it says.

    ``published`` is empty where it states no day. ``read`` is the day when it was read: some
    addresses get a new text each year.
    """

    source: str
    title: str
    publisher: str
    edition: int
    published: str
    url: str
    archive: str
    read: str
    licence: str
    note_nb: str
    note_en: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One question or one measured thing. ``better`` is higher, lower or neither.

    ``replaces`` is the indicator that it takes over from, where the question is another now, and
    ``changed`` says what is. The two are never one series.
    """

    indicator: str
    topic: str
    kind: str
    battery: str
    label_nb: str
    label_en: str
    question_nb: str
    question_en: str
    unit: str
    scale: str
    better: str
    survey: str
    replaces: str = ""
    changed_nb: str = ""
    changed_en: str = ""


# The population that is Norway among countries. Other countries are its groups in the tables only:
# they stand alone wherever readers see them.
COUNTRY = "country"
# The groups of countries that have no name of their own.
AVERAGES = ("average", "eu_average")


class Key(NamedTuple):
    """What one series of observations has in common; only the year differs along it."""

    indicator: str
    population: str
    group: str
    category: str


@dataclass(frozen=True, slots=True)
class Citation:
    """Where an observation stands: the code of the source and the heading in it."""

    source: str
    locator: str


@dataclass(frozen=True, slots=True)
class Observation:
    """One value of an indicator for a population, group, category and year.

    Sources that agree on the value are cited together; ``value`` is in the unit of the
    indicator (per cent, places, a count ...) and None only where it is suppressed. Notes stand
    behind the value, cautions beside it wherever it is shown.
    """

    indicator: Indicator
    population: str
    group: str
    category: str
    year: int
    year_from: int | None
    year_basis: str
    value: float | None
    precision: str
    printed: str
    rank_of: int | None
    n: int | None
    ci_low: float | None
    ci_high: float | None
    dont_know: str
    citations: tuple[Citation, ...]
    notes_nb: tuple[str, ...]
    notes_en: tuple[str, ...]
    cautions_nb: tuple[str, ...] = ()
    cautions_en: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """The series that the observation belongs to."""
        return Key(self.indicator.indicator, self.population, self.group, self.category)

    @property
    def abroad(self) -> bool:
        """Whether it is of another country than Norway."""
        return self.population == COUNTRY and bool(self.group)

    @property
    def exact(self) -> bool:
        """Whether the source gives the very value and no bound or rounding in words."""
        return self.precision == "exact"
