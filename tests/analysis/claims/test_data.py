"""The table of claims against the sources, where those are at hand, and the chapters."""

import ast
import csv
import re

import nbformat
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


def anchors(page: str) -> set[str]:
    """Return what a link to a chapter may name: figures, headings and targets."""
    found = set()
    for cell in nbformat.read(ROOT / "chapters" / f"{page}.ipynb", as_version=4).cells:
        if cell.cell_type == "markdown":
            found |= set(re.findall(r"^\(([a-z0-9-]+)\)=", cell.source, re.MULTILINE))
            headings = re.findall(r"^##+ (.+)$", cell.source, re.MULTILINE)
            found |= {re.sub(r"\W+", "-", h.lower().replace("å", "a")) for h in headings}
        else:
            keywords = [n for n in ast.walk(ast.parse(cell.source)) if isinstance(n, ast.keyword)]
            found |= {
                k.value.value
                for k in keywords
                if k.arg == "anchor" and isinstance(k.value, ast.Constant)
            }
    return found


def test_links_name_figures_of_the_chapters():
    lost = []
    for row in claims():
        page, _, anchor = row["figure"].partition(".html#")
        if page and anchor not in anchors(page):
            lost.append((row["claim"], row["figure"]))
    assert lost == []
