"""Small projects: the real schema and codes, and only the rows that a test is about."""

import csv
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

from helpers.data import Edition, open_edition
from helpers.data.descriptor import descriptor
from library import ROOT

Rows = Sequence[Mapping[str, object]]

# What a row is where a test does not say otherwise.
DEFAULTS: dict[str, dict[str, object]] = {
    "sources": {"title": "Undersøkelsen", "publisher": "Utgiver"},
    "indicators": {
        "topic": "ai",
        "kind": "measured",
        "unit": "percent",
        "scale": "degree",
        "better": "higher",
    },
    "observations": {
        "population": "all",
        "category": "large_or_very_large",
        "year_basis": "stated",
        "precision": "exact",
        "source": "s2024",
        "locator": "Avsnitt",
    },
    "disagreements": {"population": "all", "category": "large_or_very_large", "why_nb": "Derfor."},
    "missing": {"source": "s2024", "topic": "ai", "kind": "chart", "locator": "Avsnitt"},
}
EDITIONS = tuple({"year": year, "status": "draft"} for year in (2021, 2022, 2024))
SOURCES = tuple({"source": f"s{year}", "edition": year} for year in (2021, 2022, 2024))


def indicator(code: str, **more: object) -> dict[str, object]:
    """Return a row of the table of indicators, with words made from its code."""
    label = code.replace("_", " ").capitalize()
    words = {"label_nb": label, "label_en": label, "question_nb": f"{label}?"}
    return {"indicator": code, "question_en": f"{label}?"} | words | more


def observed(code: str, year: int, value: float | str, **more: object) -> dict[str, object]:
    """Return a row of the table of observations."""
    return {"indicator": code, "year": year, "value": value, "printed": f"{value}%"} | more


def write(root: Path, **tables: Rows) -> Path:
    """Write a project's data; tables that are not given hold no rows."""
    (root / "data").mkdir(parents=True, exist_ok=True)
    for file in ("datapackage.json", "codes.csv"):
        shutil.copy(ROOT / "data" / file, root / "data")
    given = {"editions": EDITIONS, "sources": SOURCES} | tables
    for resource in descriptor(root)["resources"]:
        name = resource["name"]
        if name != "codes" or name in given:
            columns = [field["name"] for field in resource["schema"]["fields"]]
            rows = [DEFAULTS.get(name, {}) | dict(row) for row in given.get(name, ())]
            with (root / "data" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
                writer.writeheader()
                writer.writerows(rows)
    return root


def edition(root: Path, year: int = 2024, **tables: Rows) -> Edition:
    """Return an edition of a small project."""
    return open_edition(year, root=write(root, **tables))
