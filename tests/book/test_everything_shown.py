"""Every observation that an edition sees is on a page of it, as its source has it."""

import re
from pathlib import Path

import pytest

from pages import (
    Row,
    as_shown,
    data,
    labels,
    numbers,
    pages,
    plain,
    read_csv,
    soup,
    table_rows,
    visible,
)

KEY = ("indicator", "population", "group", "category", "year")
# The chapters that have charts in each edition.
CHARTS = {
    "2021": ["overview", "goals", "data_sharing", "collaboration", "public_private"],
    "2022": ["overview", "goals", "ai", "data_sharing", "collaboration", "public_private"],
    "2023": ["overview", "goals", "ai", "data_sharing", "collaboration", "public_private"],
    "2024": [
        *("overview", "goals", "ai", "data_sharing", "collaboration", "public_private"),
        "sustainability",
    ],
}


def number(row: Row) -> float | None:
    return float(row["value"]) if row["value"] else None


def shown(row: Row, cells: list[str]) -> bool:
    """Tell whether a row of a table on a page shows a row of the data."""
    if len(cells) != 4:
        return False
    what, value, printed, place = cells
    (indicator,) = (i for i in data("indicators") if i["indicator"] == row["indicator"])
    (source,) = (s for s in data("sources") if s["source"] == row["source"])
    named = [indicator["label_nb"], row["year_from"] or row["year"], row["year"]]
    # Another country than Norway is named alone.
    abroad = row["population"] == "country" and row["group"]
    columns = ("group", "category") if abroad else ("population", "group", "category")
    named += [labels()[c, row[c]] for c in columns if row[c]]
    return (
        all(name in what for name in named)
        and re.fullmatch(rf"\D*{as_shown(row)}\D*", re.sub(r"\s", "", value)) is not None
        and printed == (f"«{row['printed']}»" if row["printed"] else "–")
        and place == f"{source['title']}, «{row['locator']}»"
    )


def test_every_visible_observation_is_shown(book: Path) -> None:
    cells = [row for page in pages(book) for row in table_rows(soup(page))]
    lost = [
        [row[column] for column in (*KEY, "source")]
        for row in visible("observations", int(book.name))
        if not any(shown(row, found) for found in cells)
    ]
    assert lost == []


def test_newest_of_every_series_is_in_a_figure(book: Path) -> None:
    series: dict[tuple[str, ...], Row] = {}
    for row in sorted(visible("observations", int(book.name)), key=lambda row: int(row["year"])):
        series[tuple(row[column] for column in KEY[:-1])] = row
    drawn = {
        tuple(row[column] for column in KEY) for file in numbers(book) for row in read_csv(file)
    }
    newest = {tuple(row[column] for column in KEY) for row in series.values()}
    assert sorted(newest - drawn) == []


def test_downloads_hold_what_the_data_say(book: Path) -> None:
    used = {
        tuple(row[column] for column in KEY): row["source_used"]
        for row in visible("disagreements", int(book.name))
    }
    rows = visible("observations", int(book.name))
    for file in numbers(book):
        for found in (row for row in read_csv(file) if "value" in row):
            key = tuple(found[column] for column in KEY)
            said = {r["source"]: r for r in rows if tuple(r[column] for column in KEY) == key}
            place = f"{file.name}, {' '.join(key)}"
            for source in found["source"].split("; "):
                row = said.pop(source)
                assert number(found) == number(row), place
                assert found["precision"] == row["precision"], place
                assert all(part in found["locator"] for part in row["locator"].split("; ")), place
            assert used.get(key, "") in ("", *found["source"].split("; ")), place
            # Whoever is left out says something else.
            assert all(number(r) != number(found) for r in said.values()), place


def test_charts_stand_in_the_chapters_that_have_figures(book: Path) -> None:
    having = {
        topic
        for column, topic in labels()
        if column == "topic"
        and soup(book / "chapters" / f"{topic}.html").select(
            ".dt-figure :is(.dt-chart, .dt-row-marks) svg"
        )
    }
    assert having == set(CHARTS[book.name])


@pytest.mark.parametrize("page", ["index.html", "chapters/overview.html", "chapters/goals.html"])
def test_status_of_the_goals_is_shown(book: Path, page: str) -> None:
    goals = soup(book / page).select(".dt-status .dt-goal")
    statuses = {label for (column, _), label in labels().items() if column == "status"}
    assert len(goals) == len(data("goals"))
    for goal in goals:
        rating = plain(goal.select_one(".dt-rating strong"))
        assert any(status in rating.lower() for status in statuses), rating


def test_chapters_say_what_sources_disagree_on_and_lack(book: Path) -> None:
    year = int(book.name)
    text = {page.stem: plain(soup(page).main) for page in book.glob("chapters/*.html")}
    topics = {row["indicator"]: row["topic"] for row in data("indicators")}
    for row in visible("disagreements", year):
        assert row["why_nb"] in text[topics[row["indicator"]]]
    for row in visible("missing", year):
        assert row["title"] in text[row["topic"]], row["title"]
