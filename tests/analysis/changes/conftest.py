"""An edition after the newest, made by hand so that every kind of change is in it."""

import csv
from pathlib import Path

import pytest

SHARE = {"population": "all", "category": "large_or_very_large"}
RANK = {"population": "country", "rank_of": 36}
MADE = [
    # From 21 to 25 per cent who rarely share: the number rises, and that is bad.
    {"indicator": "data_rarely_shared", "population": "all", "category": "rarely_or_never"}
    | {"value": 25},
    # From 13th to 20th of 34: the number rises, Norway falls, and that is bad.
    {"indicator": "open_data_rank", "population": "country", "rank_of": 34, "value": 20},
    # From 11th to 5th: the number falls, Norway climbs, and that is good.
    {"indicator": "egov_rank", **RANK, "value": 5},
    # From 60 to below 55: more than 5 points down.
    {"indicator": "collaborates_coherent", **SHARE, "value": 55, "precision": "below"},
    # From 1 to about 5: nobody knows how far.
    {"indicator": "ai_use", **SHARE, "value": 5, "precision": "about"},
    # From 79 with these answers counted; with others there is nothing to compare with.
    {"indicator": "shared_solutions_better", **SHARE, "value": 79},
    {"indicator": "shared_solutions_better", **SHARE, "category": "large", "value": 30},
    # Another population is another series.
    {"indicator": "ai_use", **SHARE, "population": "state", "value": 3},
    # An old figure printed again, and one revised.
    {"indicator": "trust_personal_data", "population": "citizens", "category": "some_or_high"}
    | {"value": 47, "year": 2021},
    {"indicator": "ai_plans", "population": "state", "category": "ready_or_in_progress"}
    | {"value": 40, "year": 2024},
    # A target is no measurement.
    {"indicator": "export_target", "population": "country", "value": 60, "year": 2035},
]


@pytest.fixture
def made(project: Path) -> Path:
    """Return a copy of the project with an edition 2025 of one source."""
    source = {"source": "made", "title": "Laget", "publisher": "Ingen", "edition": 2025}
    common = {"year": 2025, "year_basis": "stated", "precision": "exact"}
    common |= {"source": "made", "locator": "Her"}
    add(project, "editions", {"year": 2025, "status": "draft"})
    add(project, "sources", source)
    add(project, "observations", *(common | row for row in MADE))
    add(
        project,
        "disagreements",
        {"indicator": "ai_plans", "population": "state", "category": "ready_or_in_progress"}
        | {"year": 2024, "source_used": "made", "source_other": "itip_2024"}
        | {"why_nb": "Den nyeste brukes.", "why_en": "The newest is used."},
    )
    return project


def add(root: Path, table: str, *rows: dict[str, object]) -> None:
    """Add rows to a table."""
    path = root / "data" / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, lineterminator="\n").writerows(rows)
