"""What readers see is in the book's own words: no long run of them stands in a document as well."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.data.descriptor import resources
from helpers.data.tables import read_table
from library import ROOT

DOCUMENTS = sorted((ROOT.parent / "shared/seeds").glob("*.txt"))
# As many words in a row are no accident.
RUN = 12
# Official names of goals are names, and stand as they are.
NAMES = {"goals"}
Run = tuple[str, ...]


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> Iterator[Run]:
    found = words(text)
    return (tuple(found[start : start + RUN]) for start in range(len(found) - RUN + 1))


def tables(root: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of the tables for readers; locators and titles are names of their sources."""
    for name in resources(root):
        for number, row in enumerate(read_table(root, name), 2):
            for column, cell in row.items():
                if name not in NAMES and column.endswith("_nb") and cell:
                    yield f"data/{name}.csv, row {number}, {column}", str(cell)


def texts(root: Path) -> Iterator[tuple[str, str]]:
    yield from tables(root)
    for file in sorted([*root.glob("about/*.md"), *root.glob("data/commentary/*/*.md")]):
        yield file.name, file.read_text("utf-8")
    for file in sorted([*root.glob("*.ipynb"), *root.glob("chapters/*.ipynb")]):
        for cell in json.loads(file.read_text("utf-8"))["cells"]:
            yield file.name, "".join(cell["source"])
    messages = re.sub(r'"\n"', "", (root / "locales/helpers.pot").read_text("utf-8"))
    yield from (("locales/helpers.pot", line) for line in messages.splitlines())


def copied(found: Iterator[tuple[str, str]], documents: list[str]) -> list[tuple[str, str]]:
    known = {run for document in documents for run in runs(document)}
    return [(place, " ".join(run)) for place, text in found for run in runs(text) if run in known]


def test_a_copy_is_found() -> None:
    document = "En to tre fire fem seks sju åtte ni ti elleve tolv tretten."
    own = "Her: en to tre fire fem, seks sju åtte ni ti elleve – tolv"
    assert copied(iter([("a", own)]), [document]) == [
        ("a", "en to tre fire fem seks sju åtte ni ti elleve tolv")
    ]
    assert copied(iter([("a", own.replace("sju", "syv"))]), [document]) == []


@pytest.mark.skipif(not DOCUMENTS, reason="the documents are not beside the project")
def test_no_sentence_is_copied_from_a_document() -> None:
    assert copied(texts(ROOT), [file.read_text("utf-8") for file in DOCUMENTS]) == []
