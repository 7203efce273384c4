"""No body and no row of the responses is in anything that is published or kept."""

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from guide import INDICATORS, SURVEY_SHEET, YEAR
from library import ROOT
from made_survey import MADE
from pages import read_csv

ANSWER = r"(?:[1-5]|99)?"
ANSWERS = re.compile(rf"(?<![\d.,]){ANSWER}(?:,{ANSWER}){{6}}(?![\d.,])")
BODY = re.compile(r"(?:state|mun_\w+)-\d+")
# The search index holds the stems of words.
STRATUM = re.compile(r"mun_(?:smal|medi|larg)\w*")
SEPARATORS = re.compile(r"[ \t]*[;|\t,][ \t]*")


@cache
def rows() -> tuple[frozenset[str], frozenset[str]]:
    """Return the bodies of both surveys, and what they answered, row by row."""
    found = [row for y in (YEAR - 1, YEAR) for row in read_csv(MADE / f"responses_{y}.csv")]
    answers = (",".join(row[name] for name in INDICATORS) for row in found)
    return frozenset(row["org"] for row in found), frozenset(a for a in answers if len(a) > 10)


def given_away(text: str) -> set[str]:
    """Return the bodies, and answers of one body side by side, that stand in a text."""
    bodies, answers = rows()
    plain = SEPARATORS.sub(",", re.sub("[\"']|&quot;|\\\\", "", text))
    beside = {match for match in ANSWERS.findall(plain) if match in answers}
    # A row begins with what is known of its body.
    behind = re.findall(rf"(?:state|mun_\w+),[\d.]+,({ANSWER}(?:,{ANSWER}){{6}})", plain)
    return {*bodies.intersection(BODY.findall(text)), *beside, *answers.intersection(behind)}


def texts(folder: Path) -> Iterator[tuple[Path, str]]:
    """Read every file below a folder, workbooks taken apart."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        if file.suffix == ".xlsx":
            with zipfile.ZipFile(file) as book:
                for part in book.namelist():
                    yield file, book.read(part).decode("utf-8", errors="replace")
        else:
            yield file, file.read_text(encoding="utf-8", errors="replace")


def test_a_project_with_a_survey_holds_no_response(guide: Path) -> None:
    found = dict(texts(guide / "project"))
    assert {path.name for path in found} >= {"search_index.js", "observations.csv", SURVEY_SHEET}
    for path, text in found.items():
        assert given_away(text) == set(), path
        assert STRATUM.findall(text) == [], path


def test_stored_notebooks_hold_no_response() -> None:
    for folder in (ROOT / "chapters", ROOT / "about", ROOT / "docs", ROOT / "data"):
        for path, text in texts(folder):
            assert given_away(text) == set(), path
    assert given_away((ROOT / "index.ipynb").read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(
    "text",
    [
        "mun_large-007",
        "<td>state-138</td>",
        '"municipality","mun_large",1,3,3,4,3,5,4,4',
        "3; 3; 4; 3; 5; 4; 4",
        "3\t3\t4\t3\t5\t4\t4\n",
        "&quot;3&quot;,&quot;3&quot;,4,3,5,4,4",
    ],
)
def test_what_gives_a_body_away_is_found(text: str) -> None:
    assert given_away(text) != set()
