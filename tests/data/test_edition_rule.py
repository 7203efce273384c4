"""The edition rule, for sources and rows of any kind."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from helpers.data import Edition, Observation, open_edition
from small import indicator, observed, write

YEARS = (2021, 2022, 2024)
CODES = ("a", "b")
# Each example is written to files and read back: a failing one is shown as it was drawn.
QUICK = settings(deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
KEY = ("indicator", "population", "year")
VALUES = st.integers(1, 4)


@st.composite
def books(draw: st.DrawFn) -> dict[str, list[dict[str, object]]]:
    """Draw sources of any editions, and what each says, with the disagreements listed."""
    names = draw(st.lists(st.sampled_from("pqrst"), min_size=1, max_size=4, unique=True))
    sources = [{"source": n, "edition": draw(st.sampled_from((2018, *YEARS)))} for n in names]
    rows = [
        observed(code, year, draw(VALUES), source=name, population=population)
        for name in names
        for code in CODES
        for population in ("state", "municipality")
        for year in (2020, 2021)
        if draw(st.booleans())
    ]
    return {
        "sources": sources,
        "indicators": [indicator(code) for code in CODES],
        "observations": rows,
        "disagreements": disagreements(rows, draw(st.permutations(range(1, 5)))),
    }


def disagreements(rows: list[dict[str, object]], order: Sequence[int]) -> list[dict[str, object]]:
    """Return a row for each pair that differs; the value that stands first in order is used."""
    found = []
    for one in rows:
        for other in rows:
            same = all(one[column] == other[column] for column in KEY)
            if same and order.index(one["value"]) < order.index(other["value"]):  # type: ignore[arg-type]
                used = {"source_used": one["source"], "source_other": other["source"]}
                found.append({column: one[column] for column in KEY} | used)
    return found


@contextmanager
def opened(tables: dict[str, list[dict[str, object]]]) -> Iterator[dict[int, Edition]]:
    folder = Path(tempfile.mkdtemp())
    try:
        write(folder, **tables)
        yield {year: open_edition(year, root=folder) for year in YEARS}
    finally:
        shutil.rmtree(folder)


def seen(edition: Edition) -> tuple[Observation, ...]:
    return edition.observations


@settings(QUICK, max_examples=15)
@given(books(), st.sampled_from((*YEARS, 2030)), st.data())
def test_a_source_changes_no_edition_before_its_own(
    tables: dict[str, list[dict[str, object]]], year: int, data: st.DataObject
) -> None:
    new = [
        observed(code, observed_year, data.draw(VALUES), source="new", population="state")
        for code in CODES
        for observed_year in (2020, 2021, 2023)
    ]
    rows = [*new, *tables["observations"]]
    about_new = [
        row
        for row in disagreements(rows, data.draw(st.permutations(range(1, 5))))
        if "new" in (row["source_used"], row["source_other"])
    ]
    later = {
        "sources": [{"source": "new", "edition": year}, *tables["sources"]],
        "indicators": [indicator("new"), *tables["indicators"]],
        "observations": [*rows, observed("new", 2021, 5, source="new")],
        "disagreements": [*about_new, *tables["disagreements"]],
    }
    with opened(tables) as before, opened(later) as after:
        for edition in (y for y in YEARS if y < year):
            assert seen(before[edition]) == seen(after[edition])
            assert before[edition].sources == after[edition].sources


@settings(QUICK, max_examples=15)
@given(books())
def test_what_editions_see_only_grows(tables: dict[str, list[dict[str, object]]]) -> None:
    with opened(tables) as editions:
        for older, newer in ((2021, 2022), (2022, 2024)):
            assert {o.key for o in seen(editions[older])} <= {o.key for o in seen(editions[newer])}
            assert editions[older].sources.items() <= editions[newer].sources.items()
            rows = [editions[year].rows("observations") for year in (older, newer)]
            assert all(row in rows[1] for row in rows[0])


@settings(QUICK, max_examples=15)
@given(books())
def test_sources_that_agree_are_cited_together(
    tables: dict[str, list[dict[str, object]]],
) -> None:
    with opened(tables) as editions:
        for year, edition in editions.items():
            known = {s["source"] for s in tables["sources"] if int(str(s["edition"])) <= year}
            for o in seen(edition):
                said = {
                    row["source"]: row["value"]
                    for row in tables["observations"]
                    if tuple(row[column] for column in KEY)
                    == (o.indicator.indicator, o.population, o.year)
                    and row["source"] in known
                }
                cited = [citation.source for citation in o.citations]
                assert cited == sorted(
                    (source for source in said if said[source] == o.value),
                    key=lambda source: (edition.sources[source].edition, source),
                )


@settings(QUICK, max_examples=20)
@given(books())
def test_the_source_that_disagreements_name_is_used(
    tables: dict[str, list[dict[str, object]]],
) -> None:
    """Of several that differ, the one is used that no visible row puts behind another."""
    with opened(tables) as editions:
        for edition in editions.values():
            rows = edition.rows("disagreements")
            for o in seen(edition):
                about = [
                    row
                    for row in rows
                    if tuple(row[column] for column in KEY)
                    == (o.indicator.indicator, o.population, o.year)
                ]
                cited = {citation.source for citation in o.citations}
                assert not cited & {row["source_other"] for row in about}
                assert not about or cited & {row["source_used"] for row in about}
