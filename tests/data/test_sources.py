"""The data against the documents that they were taken from, where those are at hand."""

import csv
import re
from pathlib import Path

import pytest

DATA = Path(__file__).parents[2] / "data"
DOCUMENTS = Path(__file__).parents[3] / "shared" / "seeds"
FILES = {
    "goal4_2022": "000",
    "study_2018": "001",
    "annual_2022": "002",
    "itip_2024": "003",
    "rdt_2021": "004",
}

pytestmark = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the source documents are not beside the project"
)


def rows(table: str) -> list[dict[str, str]]:
    with open(DATA / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def places(locator: str) -> list[str]:
    return locator.split("; ")


def plain(line: str) -> str:
    return re.sub(r"\s+", " ", line.replace("*", "")).strip()


def lines_of(source: str) -> list[str]:
    (path,) = DOCUMENTS.glob(f"{FILES[source]}_*.txt")
    return [plain(line) for line in path.read_text(encoding="utf-8").splitlines()]


def headings(source: str) -> set[str]:
    tables = ("observations", "key_figures", "assessments", "activities", "points", "missing")
    return {
        place
        for table in tables
        for row in rows(table)
        if row["source"] == source
        for place in places(row["locator"])
    }


def section(source: str, heading: str) -> str:
    """Everything between the heading and the next line that is a heading too."""
    lines, known = lines_of(source), headings(source)
    found = []
    for start in (n for n, line in enumerate(lines) if line == heading):
        following = lines[start + 1 :]
        end = next((n for n, line in enumerate(following) if line in known), len(following))
        found.append(" ".join([heading, *following[:end]]))
    return "\n".join(found)


@pytest.mark.parametrize("source", FILES)
def test_every_locator_is_a_heading_of_its_document(source):
    assert headings(source) - set(lines_of(source)) == set()


@pytest.mark.parametrize("source", FILES)
def test_every_printed_token_stands_under_its_locator(source):
    lost = [
        (row["indicator"], row["year"], row["printed"], place)
        for row in rows("observations")
        if row["source"] == source
        for place in places(row["locator"])
        if not re.search(
            # A token such as 26 is not found inside 126, nor 1% inside 11%.
            rf"(?<![\w]){re.escape(plain(row['printed']))}(?!\d)",
            section(source, place),
        )
    ]
    assert lost == []
