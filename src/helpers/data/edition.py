"""One edition of the book: what its readers may see, and the questions asked of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from helpers.base.errors import require_known
from helpers.base.language import Translate, translator
from helpers.base.parted import parted

from .asked import Answers, question, within
from .editions import edition_year, editions, published_by
from .imprint import EXAMPLE_CONTACT, imprint
from .labels import Labels
from .merge import series_key
from .model import Indicator, Key, Observation, Source
from .observed import Observed
from .shown import Shown
from .visible import VisibleTables

Row = Mapping[str, Any]


@dataclass(frozen=True, eq=False)
class Edition:
    """The data that the edition of ``year`` sees, in the words of ``language``.

    Made by `open_edition`, with the labels of each column in the order of the codes. Nothing in
    it changes after that but what a page has ``shown``. What is asked can be noted (`asked`). It
    equals itself alone.
    """

    root: Path
    year: int
    language: str
    sources: Answers[str, Source]
    indicators: Answers[str, Indicator]
    labels: Labels
    _observed: Observed
    shown: Shown = field(default_factory=Shown, compare=False, repr=False)

    @property
    @question
    def observations(self) -> tuple[Observation, ...]:
        """Every observation, in the order of their series and years."""
        return self._observed.all

    @property
    @question
    def contact(self) -> str:
        """The address for reports of errors; an example where the book states none."""
        return imprint(self.root).contact or EXAMPLE_CONTACT

    @property
    def translate(self) -> Translate:
        """The function that turns a message in Bokmål into the edition's language."""
        return translator(self.language)

    def text(self, row: object, column: str) -> str:
        """Return a column that readers see ("label", "note"), in the edition's language."""
        name = f"{column}_{self.language}"
        value = row[name] if isinstance(row, Mapping) else getattr(row, name)
        return str(value)

    def notes(self, observation: Observation) -> tuple[str, ...]:
        """Return what readers should know of an observation, in the edition's language."""
        found: tuple[str, ...] = getattr(observation, f"notes_{self.language}")
        return found

    def contradicting(self, observation: Observation) -> tuple[Row, ...]:
        """Return the visible rows of other sources that differ from the observation."""
        cited = {citation.source for citation in observation.citations}
        rows = self.rows("observations", **observation.key._asdict(), year=observation.year)
        return tuple(row for row in rows if row["source"] not in cited)

    def label(self, column: str, code: str) -> str:
        """Return what readers see for a code of a column ("population", "state")."""
        return self.labels[column, code]

    @question
    def codes(self, column: str) -> tuple[str, ...]:
        """Return the codes of a column, in their order."""
        return self.labels.codes.get(column, ())

    @question
    def place(self, column: str, code: str) -> int:
        """Return where a code stands among those of its column; what has none stands first."""
        return self.labels.place(column, code)

    @question
    def rows(self, /, table: str, **equal: object) -> tuple[Row, ...]:
        """Return the visible rows of any table whose columns equal what is asked for."""
        return self._tables.rows(table, **equal)

    @question
    def count(self, table: str) -> int:
        """Return how many visible rows a table has."""
        return len(self._tables.rows(table))

    @question
    def topic_rows(self, table: str, topic: str) -> tuple[Row, ...]:
        """Return the visible rows of a table that are about the indicators of a topic."""
        about = self.topic_indicators(topic)
        return tuple(row for row in self._tables.rows(table) if row["indicator"] in about)

    @question
    def topic_indicators(self, topic: str) -> tuple[str, ...]:
        """Return the codes of a topic's indicators, in the order of the table."""
        self.code("topic", topic)
        return tuple(code for code, i in self.indicators.items() if i.topic == topic)

    @question
    def file(self, name: str) -> str | None:
        """Return the text of a file of the project, or None where there is no such file."""
        path = self.root / name
        return path.read_text(encoding="utf-8-sig") if path.is_file() else None

    @question
    def indicator(self, code: str) -> Indicator:
        """Return an indicator, visible in this edition or not.

        Raises
        ------
        UsageError
            No indicator has the code; the message names the nearest ones.
        """
        require_known("indicator", code, self.indicators, "indicators")
        return self.indicators[code]

    @question
    def replaced_by(self, code: str) -> tuple[Indicator, ...]:
        """Return the indicators with figures in this edition that replace one."""
        found = self._replacing.get(code, ())
        return tuple(i for i in found if self._observed.of_indicator(i.indicator))

    @question
    def has_battery(self, code: str) -> bool:
        """Whether a code is that of a battery of indicators."""
        return any(i.battery == code for i in self.indicators.values())

    @question
    def battery(self, code: str) -> tuple[str, ...]:
        """Return the codes of a battery's indicators, in the order of the table.

        Raises
        ------
        UsageError
            No indicator belongs to the battery; the message names the nearest one.
        """
        known = dict.fromkeys(i.battery for i in self.indicators.values() if i.battery)
        require_known("battery", code, known, "indicators")
        return tuple(i.indicator for i in self.indicators.values() if i.battery == code)

    @question
    def code(self, column: str, code: str) -> str:
        """Return a code of a column ("population", "state"), whether it has figures or not.

        Raises
        ------
        UsageError
            The column has no such code; the message names the nearest one.
        """
        require_known(column, code, self.codes(column), "codes", column)
        return code

    @question
    def select(
        self,
        indicators: Iterable[str],
        populations: Iterable[str] = (),
        categories: Iterable[str] = (),
        groups: Iterable[str] = (),
        since: int | None = None,
    ) -> tuple[Observation, ...]:
        """Return observations, in the order of ``indicators``, then of the codes, then by year.

        Parameters
        ----------
        indicators : iterable of str
            Codes of indicators; each must exist.
        populations, categories, groups : iterable of str
            Keep only these; all where left out. ``""`` is the whole population, or no answers
            counted. Each code must exist, with figures in this edition or not.
        since : int, optional
            Leave out years before this one.

        Raises
        ------
        UsageError
            A code does not exist; the message names the nearest one.
        """
        wanted = [self.indicator(code).indicator for code in indicators]
        populations, categories, groups = (
            {code and self.code(column, code) for code in codes}
            for column, codes in (
                ("population", populations),
                ("category", categories),
                ("group", groups),
            )
        )
        found = [
            o
            for code in dict.fromkeys(wanted)
            for o in self._observed.of_indicator(code)
            if (not populations or o.population in populations)
            and (not categories or o.category in categories)
            and (not groups or o.group in groups)
            and (since is None or o.year >= since)
        ]
        place = self.labels.place
        return tuple(
            sorted(
                found,
                key=lambda o: (
                    wanted.index(o.indicator.indicator),
                    place("population", o.population),
                    place("group", o.group),
                    place("category", o.category),
                    o.year,
                ),
            )
        )

    @question
    def series(self, key: Key) -> tuple[Observation, ...]:
        """Return the observations of one key, oldest first."""
        return self._observed.series(Key(*key))

    def reading(self, others: Iterable[Observation]) -> "Edition":
        """Return the edition with others in the place of observations of the same key and year."""
        return replace(self, _observed=self._observed.instead(others))

    @question
    def newest(self, key: Key) -> Observation | None:
        """Return the newest observation of a key, or None where the edition has none."""
        found = self.series(key)
        return found[-1] if found else None

    def before(self, observation: Observation) -> Observation | None:
        """Return the observation of the same key that comes just before, if there is one."""
        older = [o for o in self.series(observation.key) if o.year < observation.year]
        return older[-1] if older else None

    @question
    def is_before(self, year: int) -> bool:
        """Tell whether it comes before the edition of another year.

        Raises
        ------
        UsageError
            There is no edition of that year; the message lists those that there are.
        """
        return self.year < edition_year(self.root, year)

    @property
    @question
    def earlier(self) -> tuple[int, ...]:
        """The years of the editions before this one, oldest first."""
        return tuple(row.year for row in editions(self.root) if row.year < self.year)

    @property
    @question
    def published(self) -> tuple[int, ...]:
        """The years of the editions that were published no later than this one, newest first."""
        return published_by(self.root, self.year)

    @cached_property
    def survey_changes(self) -> Answers[tuple[Key, int, int], Row]:
        """The changes between two surveys, by series, the newer year and the older."""
        with within():
            found = {
                (*series_key(row), row["year_from"]): row
                for row in self._tables.rows("wave_changes")
            }
        return Answers(self.year, self.language, "survey_changes", found)

    @cached_property
    def _tables(self) -> VisibleTables:
        return VisibleTables(self.root, self.year)

    @cached_property
    def opened(self) -> dict[int, "Edition"]:
        """The editions beside it that have been opened (`helpers.data.beside`)."""
        return {self.year: self}

    @cached_property
    def _replacing(self) -> Mapping[str, tuple[Indicator, ...]]:
        return parted(self.indicators.values(), lambda i: i.replaces)
