"""How many rows each table holds of each source: a row lost or doubled is seen here."""

import csv
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
EXPECTED = Path(__file__).with_name("expected_rows.csv")


def counted() -> dict[tuple[str, str], int]:
    found: Counter[tuple[str, str]] = Counter()
    for path in (ROOT / "data").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[path.stem, row.get("source", row.get("source_used", ""))] += 1
    return dict(found)


def test_rows_per_table_and_source_are_those_expected():
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        expected = {(row["table"], row["source"]): int(row["rows"]) for row in csv.DictReader(file)}
    assert counted() == expected


def test_a_question_that_replaces_another_is_asked_after_it():
    with (ROOT / "data/indicators.csv").open(encoding="utf-8", newline="") as file:
        indicators = {row["indicator"]: row for row in csv.DictReader(file)}
    with (ROOT / "data/observations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    # What replaces another has years after it: the two are asked one after the other.
    for code, row in indicators.items():
        old = [int(r["year"]) for r in rows if r["indicator"] == row["replaces"]]
        assert max(old, default=0) < min(int(r["year"]) for r in rows if r["indicator"] == code)


@pytest.mark.parametrize(
    ("indicator", "population", "year", "value"),
    [
        # Read by hand in the sources, one of each kind.
        ("ai_barrier_resistance", "state", 2024, 1),
        ("ai_task_decision_support", "all", 2021, 19),
        ("catalogue_views", "catalogue", 2022, 243675),
        ("shared_solutions_services", "services", 2021, 9257),
        ("desi_rank", "country", 2019, 5),
        ("study_heard", "publisher", 2018, 200),
        ("procurement_volume", "all", 2024, 740),
        ("export_target", "country", 2030, 50),
        ("municipal_services_fit_growth", "citizens", 2024, 5),
    ],
)
def test_figures_read_by_hand(indicator, population, year, value):
    with (ROOT / "data/observations.csv").open(encoding="utf-8", newline="") as file:
        found = [
            float(row["value"])
            for row in csv.DictReader(file)
            if (row["indicator"], row["population"], row["year"])
            == (indicator, population, str(year))
        ]
    assert found == [value]
