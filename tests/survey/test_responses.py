"""A file of responses is read the same, whatever kind of file it is."""

from pathlib import Path

import polars as pl
import pytest
from openpyxl import Workbook

from helpers.base.errors import InputError, UsageError
from helpers.survey.estimates import estimate
from helpers.survey.responses import Responses, read_responses
from made_survey import MADE


def xlsx(table: pl.DataFrame, path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(table.columns)
    for row in table.iter_rows():
        sheet.append(row)
    book.save(path)
    return path


def excel_csv(table: pl.DataFrame, path: Path) -> Path:
    """Write a table as a Norwegian Excel does."""
    text = table.write_csv(separator=";", decimal_comma=True)
    path.write_text(text, encoding="utf-8-sig")
    return path


def parquet(table: pl.DataFrame, path: Path) -> Path:
    table.write_parquet(path)
    return path


@pytest.mark.parametrize(
    ("name", "write"),
    [("r.xlsx", xlsx), ("r.csv", excel_csv), ("r.parquet", parquet)],
)
def test_all_kinds_of_files_give_the_same_estimates(codebook, responses, tmp_path, name, write):
    found = read_responses(write(responses.table, tmp_path / name))
    assert estimate(found, codebook).estimates == estimate(responses, codebook).estimates


def test_an_spss_file_keeps_dont_know_apart_from_no_answer(codebook, responses):
    found = read_responses(MADE / "responses_2025.sav")
    item = found.table["ai_use"]
    assert (item == 99).sum() == (responses.table["ai_use"] == 99).sum() > 0
    assert item.null_count() == responses.table["ai_use"].null_count() > 0
    assert found.labels["ai_use"][4.0] == "I stor grad"
    assert found.missing["ai_use"] == {99.0}


def test_a_code_of_another_kind_far_down_is_read_as_it_stands(codebook, responses, tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("org,q\n" + "".join(f"{i},{i % 5}\n" for i in range(20_000)) + "x,vet ikke\n")
    table = read_responses(path).table
    assert table.height == 20_001
    assert table["q"][-1] == "vet ikke"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("r.sav", b"not SPSS", "cannot be read as an SPSS file"),
        ("r.xlsx", b"not Excel", "cannot be read as an Excel workbook"),
        ("r.parquet", b"not Parquet", "cannot be read as a Parquet file"),
        ("r.csv", "org,år\n1,2\n".encode("latin-1"), "UTF-8"),
        ("r.csv", "org,q\n1,blå\n".encode("latin-1"), "UTF-8"),
        ("r.csv", b"org,q\n", "holds no responses"),
        ("r.csv", b"", "cannot be read"),
        ("r.csv", b"org,q,q\n1,2,3\n", "stands twice"),
        ("r.csv", b"org,q\n1,2\n3,4,5,6\n", "cannot be read"),
    ],
)
def test_a_spoilt_file_is_refused(tmp_path, name, content, words):
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError, match=words):
        read_responses(path)


def test_an_empty_workbook_is_refused(tmp_path):
    with pytest.raises(InputError, match="holds no responses"):
        read_responses(xlsx(pl.DataFrame(), tmp_path / "r.xlsx"))


def test_a_file_that_is_not_there_and_one_of_another_kind_are_refused(tmp_path):
    with pytest.raises(UsageError, match="There is no file"):
        read_responses(tmp_path / "r.csv")
    (tmp_path / "r.doc").touch()
    with pytest.raises(UsageError, match=r"\.sav, \.csv, \.xlsx, \.parquet"):
        read_responses(tmp_path / "r.doc")


def test_reading_leaves_the_table_as_it_is(responses: Responses, codebook):
    before = responses.table.clone()
    estimate(responses, codebook)
    assert responses.table.equals(before)
