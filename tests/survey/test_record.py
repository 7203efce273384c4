"""What was held back stays so: with another codebook, and in the next survey."""

import csv
import shutil
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from helpers.base.errors import InputError, TilstandError
from helpers.data.checks.kept_outside import response_problems
from helpers.survey.codebook import Codebook
from helpers.survey.estimates import Survey, estimate
from helpers.survey.record import (
    estimate_as_before,
    place_of_record,
    read_record,
    write_record,
)
from helpers.survey.responses import read_responses
from helpers.survey.run import estimated_rows
from made_survey import MADE


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return Path(shutil.copy(MADE / "responses_2024.csv", tmp_path))


def again(file: Path, codebook: Codebook) -> Survey:
    return estimate_as_before(read_responses(file), codebook, read_record(file))


def write(file: Path, codebook: Codebook) -> Path:
    responses = read_responses(file)
    return write_record(file, responses, estimate(responses, codebook))


def hidden(file: Path, codebook: Codebook) -> set[str]:
    return {e.group for e in again(file, codebook).estimates if e.held_back}


def test_another_codebook_uncovers_nothing(older: Path, codebook: Codebook) -> None:
    assert hidden(older, codebook) == set()
    write(older, replace(codebook, minimum_base=50))
    groups = hidden(older, codebook)
    assert "large_municipality" in groups
    # Nor does a run that holds back nothing itself.
    write_record(older, read_responses(older), again(older, codebook))
    assert hidden(older, codebook) == groups


def test_another_name_uncovers_nothing(older: Path, codebook: Codebook) -> None:
    """A group is the same bodies, whatever it is called."""
    write(older, replace(codebook, minimum_base=50))
    (by,) = codebook.groupings
    codes = {code: f"new_{group}" for code, group in by.codes.items()}
    renamed = replace(codebook, groupings=(replace(by, codes=codes),))
    assert "new_large_municipality" in hidden(older, renamed)


def test_a_change_is_told_only_from_what_was_told(older: Path, codebook: Codebook) -> None:
    """A grouping that the older survey did not show would show it through its change."""
    write(older, replace(codebook, groupings=()))
    newer = MADE / "responses_2025.csv"
    rows = estimated_rows(newer, MADE / "codebook.yml", 2025, [older]).rows["wave_changes"]
    told = {row["group"] for row in rows if row["precision"] == "exact"}
    assert told == {""}
    assert {row["group"] for row in rows} > told


def test_a_group_of_other_bodies_has_no_change(
    older: Path, codebook: Codebook, tmp_path: Path
) -> None:
    """With its change, the older share would be told of both: before the reform and after."""
    (by,) = codebook.groupings
    reform = {**by.codes, "mun_medium": by.codes["mun_small"]}
    write(older, replace(codebook, groupings=(replace(by, codes=reform),)))
    newer = MADE / "responses_2025.csv"
    rows = estimated_rows(newer, MADE / "codebook.yml", 2025, [older]).rows["wave_changes"]
    told = {row["group"] for row in rows if row["precision"] == "exact"}
    assert by.codes["mun_small"] not in told
    assert by.codes["mun_large"] in told


@pytest.mark.parametrize("late", [1, 9])
def test_few_who_come_late_are_waited_for(older: Path, codebook: Codebook, late: int) -> None:
    """Two editions of one survey, a few bodies apart, tell how these have answered."""
    lines = older.read_text(encoding="utf-8").splitlines(keepends=True)
    older.write_text("".join(lines[:-late]), encoding="utf-8")
    write(older, codebook)
    older.write_text("".join(lines), encoding="utf-8")
    with pytest.raises(TilstandError, match=f"in {late} bodies"):
        estimated_rows(older, MADE / "codebook.yml", 2024)


def test_many_who_come_late_are_welcome_and_so_is_a_second_run(
    older: Path, codebook: Codebook
) -> None:
    lines = older.read_text(encoding="utf-8").splitlines(keepends=True)
    older.write_text("".join(lines[:-10]), encoding="utf-8")
    write(older, codebook)
    estimated_rows(older, MADE / "codebook.yml", 2024)
    older.write_text("".join(lines), encoding="utf-8")
    estimated_rows(older, MADE / "codebook.yml", 2024)


def test_a_corrected_answer_tells_too(older: Path, codebook: Codebook) -> None:
    write(older, codebook)
    responses = read_responses(older)
    first = pl.int_range(pl.len()) == 0
    other = responses.table.with_columns(ai_use=pl.when(first).then(5).otherwise(pl.col("ai_use")))
    assert responses.table["ai_use"][0] != 5
    other.write_csv(older)
    with pytest.raises(TilstandError, match="in 1 bodies"):
        estimated_rows(older, MADE / "codebook.yml", 2024)


def test_it_holds_exact_numbers_and_says_so(older: Path, codebook: Codebook) -> None:
    survey = estimate(read_responses(older), codebook)
    place = write_record(older, read_responses(older), survey)
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
    write(older, codebook)
    place_of_record(older).rename(older.parent / "tabell.csv")
    older.unlink()
    problem, of_bodies = sorted(response_problems(older.parent), key=lambda p: -len(p.file))[::-1]
    assert problem.file == "tabell.csv"
    assert "exact numbers" in str(problem)
    assert ".bodies." in of_bodies.file


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "x\n\0\n"])
def test_what_is_no_record_is_refused(older: Path, text: str) -> None:
    place_of_record(older).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="Put the file back"):
        read_record(older)
