"""Open an edition: its sources, and what they say, made into observations."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeVar

from helpers.base.language import SOURCE_LANGUAGE, translator
from helpers.base.project import project_root

from .asked import Answers, within
from .edition import Edition
from .editions import edition_year
from .labels import Labels
from .merge import merge, series_key
from .model import Indicator, Source
from .observed import Observed
from .tables import read_table
from .visible import visible

_Known = TypeVar("_Known", Source, Indicator)


def open_edition(
    year: int, language: str = SOURCE_LANGUAGE, root: Path | None = None, topic: str = ""
) -> Edition:
    """Open an edition of the book.

    Parameters
    ----------
    year : int
        The edition: it sees what sources of that year or before say.
    language : str
        The language that readers see.
    root : Path, optional
        The project's folder; found by `helpers.base.project.project_root` where left out.
    topic : str
        The topic of the chapter that opens it, whose indicators have their place there.

    Raises
    ------
    UsageError
        There is no such edition, language or topic.
    InputError
        The data cannot be read.
    """
    root = root or project_root()
    with within():
        edition = _open(year, language, root)
    edition.shown.topic = topic and edition.code("topic", topic)
    return edition


def _open(year: int, language: str, root: Path) -> Edition:
    edition_year(root, year)
    translator(language)
    every = read_table(root, "sources")
    sources = {row["source"]: _of(Source, row) for row in visible(every, every, year)}
    indicators = {row["indicator"]: _of(Indicator, row) for row in read_table(root, "indicators")}
    behind = {
        (*series_key(row), row["source_other"])
        for row in visible(read_table(root, "disagreements"), every, year)
    }
    order = {
        code: rank
        for rank, code in enumerate(sorted(sources, key=lambda code: (sources[code].edition, code)))
    }
    labels = {
        (row["column"], row["code"]): row[f"label_{language}"]
        for row in sorted(read_table(root, "codes"), key=_order)
    }
    observations = visible(read_table(root, "observations"), every, year)
    return Edition(
        root,
        year,
        language,
        Answers(year, language, "sources", sources),
        Answers(year, language, "indicators", indicators),
        Labels(year, language, "labels", labels),
        Observed.of(merge(observations, indicators, behind, order)),
    )


def _of(kind: type[_Known], row: Mapping[str, Any]) -> _Known:
    """Return what a row says of what the book asks for; its table may have more columns."""
    return kind(**{field.name: row[field.name] for field in fields(kind)})


def _order(code: Mapping[str, Any]) -> tuple[bool, int]:
    """Return what codes are sorted by: those without an order come last, as they stand."""
    return code["order"] is None, code["order"] or 0


def contemporaries(edition: Edition) -> Iterator[Edition]:
    """Yield the editions that were published no later than an edition, the newest first."""
    return (beside(edition, year) for year in edition.published)


def beside(edition: Edition, year: int) -> Edition:
    """Return another edition of the same book in the same language, opened once."""
    if year not in edition.opened:
        edition.opened[year] = open_edition(year, edition.language, edition.root)
    return edition.opened[year]
