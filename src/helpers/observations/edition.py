"""One edition of the book: what its readers may see, and the questions asked of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..language import SOURCE_LANGUAGE, Translate, translator
from ..project import project_root
from .editions import edition_year
from .merge import merge, series_key
from .model import Indicator, Key, Observation, Source
from .tables import descriptor, read_table, records
from .visible import read_visible

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Edition:
    """The data that the edition of ``year`` sees, in the words of ``language``.

    Made by `open_edition`. Nothing in it changes after that.
    """

    root: Path
    year: int
    language: str
    sources: Mapping[str, Source]
    indicators: Mapping[str, Indicator]
    observations: tuple[Observation, ...]
    labels: Mapping[tuple[str, str], str]
    contact: str

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
        return tuple(
            row
            for row in self._raw
            if series_key(row) == (observation.key, observation.year) and row["source"] not in cited
        )

    def label(self, column: str, code: str) -> str:
        """Return what readers see for a code of a column ("population", "state")."""
        return self.labels[column, code]

    def rows(self, table: str, **equal: object) -> tuple[Row, ...]:
        """Return the visible rows of any table whose columns equal what is asked for."""
        found = records(read_visible(self.root, table, self.year))
        return tuple(
            row for row in found if all(row[column] == value for column, value in equal.items())
        )

    def indicator(self, code: str) -> Indicator:
        """Return an indicator, visible in this edition or not.

        Raises
        ------
        UsageError
            No indicator has the code; the message names the nearest ones.
        """
        if code not in self.indicators:
            near = get_close_matches(code, self.indicators, n=3)
            hint = f" Did you mean {', '.join(near)}?" if near else ""
            raise UsageError(f"There is no indicator {code!r} in data/indicators.csv.{hint}")
        return self.indicators[code]

    def battery(self, code: str) -> tuple[str, ...]:
        """Return the codes of a battery's indicators, in the order of the table.

        Raises
        ------
        UsageError
            No indicator belongs to the battery.
        """
        found = tuple(i.indicator for i in self.indicators.values() if i.battery == code)
        if not found:
            raise UsageError(f"There is no battery {code!r} in data/indicators.csv.")
        return found

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
            Keep only these; all where left out. ``""`` is the whole population.
        since : int, optional
            Leave out years before this one.
        """
        wanted = [self.indicator(code).indicator for code in indicators]
        populations, categories, groups = set(populations), set(categories), set(groups)
        found = [
            o
            for o in self.observations
            if o.indicator.indicator in wanted
            and (not populations or o.population in populations)
            and (not categories or o.category in categories)
            and (not groups or o.group in groups)
            and (since is None or o.year >= since)
        ]
        order = {code: place for place, code in enumerate(self.labels)}
        return tuple(
            sorted(
                found,
                key=lambda o: (
                    wanted.index(o.indicator.indicator),
                    order["population", o.population],
                    order.get(("group", o.group), -1),
                    order.get(("category", o.category), -1),
                    o.year,
                ),
            )
        )

    def series(self, key: Key) -> tuple[Observation, ...]:
        """Return the observations of one key, oldest first."""
        return self._by_key.get(key, ())

    def newest(self, key: Key) -> Observation | None:
        """Return the newest observation of a key, or None where the edition has none."""
        found = self.series(key)
        return found[-1] if found else None

    def before(self, observation: Observation) -> Observation | None:
        """Return the observation of the same key that comes just before, if there is one."""
        older = [o for o in self.series(observation.key) if o.year < observation.year]
        return older[-1] if older else None

    @cached_property
    def _raw(self) -> tuple[dict[str, Any], ...]:
        return tuple(records(read_visible(self.root, "observations", self.year)))

    @cached_property
    def _by_key(self) -> dict[Key, tuple[Observation, ...]]:
        found: dict[Key, tuple[Observation, ...]] = {}
        for o in self.observations:
            found[o.key] = (*found.get(o.key, ()), o)
        return found


def open_edition(year: int, language: str = SOURCE_LANGUAGE, root: Path | None = None) -> Edition:
    """Open an edition of the book.

    Parameters
    ----------
    year : int
        The edition: it sees what sources of that year or before say.
    language : str
        The language that readers see.
    root : Path, optional
        The project's folder; found by `helpers.project.project_root` where left out.

    Raises
    ------
    UsageError
        There is no such edition or language.
    InputError
        The data cannot be read.
    """
    root = root or project_root()
    edition_year(root, year)
    translator(language)
    sources = {row["source"]: Source(**row) for row in records(read_visible(root, "sources", year))}
    indicators = {
        row["indicator"]: Indicator(**row) for row in records(read_table(root, "indicators"))
    }
    behind = {
        (*series_key(row), row["source_other"])
        for row in records(read_visible(root, "disagreements", year))
    }
    order = {
        code: rank
        for rank, code in enumerate(sorted(sources, key=lambda code: (sources[code].edition, code)))
    }
    return Edition(
        root=root,
        year=year,
        language=language,
        sources=sources,
        indicators=indicators,
        observations=merge(
            records(read_visible(root, "observations", year)), indicators, behind, order
        ),
        labels={
            (row["column"], row["code"]): row[f"label_{language}"]
            for row in records(read_table(root, "codes"))
        },
        contact=_contact(descriptor(root)),
    )


def _contact(package: Mapping[str, Any]) -> str:
    """Return the address for reports of errors, from the descriptor's contributors."""
    people = package["contributors"]
    return str(next(p["email"] for p in people if "contact" in p["roles"]))
