"""What was held back stays so: with another codebook, and in the next survey."""

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from helpers.base.errors import InputError
from helpers.data.checks.kept_outside import response_problems
from helpers.survey.codebook import Codebook
from helpers.survey.estimates import estimate
from helpers.survey.record import held_back_before, place_of_record, read_record, write_record
from helpers.survey.responses import read_responses
from helpers.survey.run import estimated_rows
from made_survey import MADE


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return Path(shutil.copy(MADE / "responses_2024.csv", tmp_path))


def hidden(file: Path, codebook: Codebook) -> set[str]:
    survey = estimate(read_responses(file), codebook, held_back_before(read_record(file)))
    return {e.group for e in survey.estimates if e.held_back}


def test_another_codebook_uncovers_nothing(older: Path, codebook: Codebook) -> None:
    assert hidden(older, codebook) == set()
    strict = replace(codebook, minimum_base=50)
    write_record(older, estimate(read_responses(older), strict))
    groups = hidden(older, codebook)
    assert "large_municipality" in groups
    # Nor does a run that holds back nothing itself.
    again = estimate(read_responses(older), codebook, held_back_before(read_record(older)))
    write_record(older, again)
    assert hidden(older, codebook) == groups


def test_a_change_is_told_only_from_what_was_told(older: Path, codebook: Codebook) -> None:
    """A grouping that the older survey did not show would show it through its change."""
    without = replace(codebook, groupings=())
    write_record(older, estimate(read_responses(older), without))
    newer = MADE / "responses_2025.csv"
    _, rows = estimated_rows(newer, MADE / "codebook.yml", 2025, [older])
    told = {row["group"] for row in rows["wave_changes"] if row["precision"] == "exact"}
    assert told == {""}
    assert {row["group"] for row in rows["wave_changes"]} > told


def test_it_holds_exact_numbers_and_says_so(older: Path, codebook: Codebook) -> None:
    survey = estimate(read_responses(older), codebook)
    place = write_record(older, survey)
    assert place.parent == older.parent
    with place.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == len(survey.estimates)
    assert {row["not_for_publication"] for row in rows} == {"exact"}
    by_key = {e.key: e for e in survey.estimates}
    for row in rows:
        e = by_key[row["indicator"], row["population"], row["group"], row["category"]]
        assert float(row["se"]) == pytest.approx(e.se, rel=1e-9)


def test_it_is_refused_anywhere_in_a_project(older: Path, codebook: Codebook) -> None:
    write_record(older, estimate(read_responses(older), codebook))
    place_of_record(older).rename(older.parent / "tabell.csv")
    older.unlink()
    (problem,) = response_problems(older.parent)
    assert problem.file == "tabell.csv"
    assert "exact numbers" in str(problem)


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "x\n\0\n"])
def test_what_is_no_record_is_refused(older: Path, text: str) -> None:
    place_of_record(older).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="Put the file back"):
        read_record(older)
