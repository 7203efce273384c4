"""Every figure that was seen in later sources is in the data, or in the list of those left out."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from library import ROOT

LATER = ROOT.parent / "shared/later/figures.csv"
Row = dict[str, str]
# Where a figure is printed, and what it is: the same in the data, the list and what was seen.
Printed = tuple[str, str, str, str, float]


def rows(file: Path) -> list[Row]:
    with file.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def printed(row: Row, url: str, edition: str) -> Printed:
    # What stands behind an address, in brackets, is how it was read.
    place = url.partition(" (")[0]
    return place, edition, row["population"], row["year"], float(row["value"])


def entered() -> set[Printed]:
    sources = {row["source"]: row for row in rows(ROOT / "data/sources.csv")}
    return {
        printed(row, sources[row["source"]]["url"], sources[row["source"]]["edition"])
        for row in rows(ROOT / "data/observations.csv")
        if row["value"]
    }


def left_out() -> list[Row]:
    return rows(ROOT / "docs/left-out.csv")


def test_what_is_left_out_has_a_place_and_a_reason():
    assert [
        row for row in left_out() for column in row if not row[column] and column != "category"
    ] == []
    assert all(row["url"].startswith("https://") for row in left_out())


def test_what_is_left_out_stands_there_once_and_not_in_the_data():
    listed = Counter(printed(row, row["url"], row["edition"]) for row in left_out())
    assert [key for key, count in listed.items() if count > 1] == []
    assert listed.keys() & entered() == set()


@pytest.mark.skipif(not LATER.is_file(), reason="the later figures are not beside the project")
def test_every_figure_that_was_seen_is_entered_or_left_out():
    seen = [printed(row, row["address"], row["source_year"]) for row in rows(LATER)]
    listed = {printed(row, row["url"], row["edition"]) for row in left_out()}
    assert len(seen) == 275
    assert [key for key in seen if key not in entered() | listed] == []
    # Nothing is left out that nobody has seen.
    assert listed - {*seen} == set()
