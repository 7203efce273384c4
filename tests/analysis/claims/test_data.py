"""The table of claims against the sources, where those are at hand."""

import csv
import re

import pytest

from analysis.claims.made import ROOT

DOCUMENTS = ROOT.parent / "shared" / "seeds"
FILES = {
    "goal4_2022": "000",
    "study_2018": "001",
    "annual_2022": "002",
    "itip_2024": "003",
    "rdt_2021": "004",
}


def claims() -> list[dict[str, str]]:
    with (ROOT / "data/claims.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the documents are not beside the project")
@pytest.mark.parametrize("source", FILES)
def test_locators_are_lines_and_texts_our_own(source):
    (path,) = DOCUMENTS.glob(f"{FILES[source]}_*.txt")
    document = path.read_text(encoding="utf-8")
    lines = {re.sub(r"\s+", " ", line).strip() for line in document.splitlines()}
    rows = [row for row in claims() if row["source"] == source]
    assert rows
    assert {p for row in rows for p in row["locator"].split("; ")} - lines == set()
    assert [row["claim"] for row in rows if row["paraphrase_nb"] in document] == []
