"""Responses in files of columns are read under limits: few bytes may say that there are many."""

import gzip
import zlib
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pyreadstat
import pytest

from helpers.base import limits
from helpers.base.errors import InputError
from helpers.survey import responses
from helpers.survey.responses import read_responses


def refused(path: Path) -> str:
    with pytest.raises(InputError) as error:
        read_responses(path)
    (problem,) = error.value.problems
    assert problem.file == path.name
    return problem.code


def columns(path: Path, table: pl.DataFrame) -> Path:
    """Write a table as the ending of the file has it."""
    if path.suffix == ".sav":
        pyreadstat.write_sav(table.to_pandas(), str(path), compress=True)
    elif path.suffix == ".csv":
        table.write_csv(path)
    else:
        table.write_parquet(path)
    return path


@pytest.mark.parametrize("suffix", [".parquet", ".sav", ".csv"])
def test_responses_with_too_much_in_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    monkeypatch.setattr(responses, "COLUMNS", limits.Limits(1, 2_000, 4_000, seconds=60))

    def code(rows: int, **cells: object) -> str:
        table = pl.DataFrame({name: [cell] * rows for name, cell in cells.items()})
        return refused(columns(tmp_path / f"b{suffix}", table))

    assert code(2_001, a=1.0) == "limit-rows"
    assert code(1_001, a=1.0, b=2.0, c=3.0, d=4.0) == "limit-cells"
    assert code(600, a="x" * 2_000) == "limit-size"
    table = pl.DataFrame({"a": [1.0] * 2_000, "b": ["x"] * 2_000})
    assert read_responses(columns(tmp_path / f"c{suffix}", table)).table.height == 2_000


def test_columns_that_are_packed_very_small_are_not_unpacked(tmp_path: Path) -> None:
    table = pl.DataFrame({"a": pl.repeat(True, 20_000_001, eager=True)})
    path = columns(tmp_path / "b.parquet", table)
    assert path.stat().st_size < 1_000_000
    assert refused(path) == "limit-rows"


@pytest.mark.parametrize(
    "packed", [gzip.compress, *(lambda text, n=n: zlib.compress(text, n) for n in (0, 3, 6, 9))]
)
def test_a_file_of_text_that_is_packed_is_not_unpacked(
    tmp_path: Path, packed: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "b.csv"
    path.write_bytes(packed(b"a,b\n" + b"1,2\n" * 1000))
    assert refused(path) == "responses-packed"


def test_a_file_of_text_packed_by_zstandard_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "b.csv"
    path.write_bytes(bytes.fromhex("28b52ffd2004210000") + b"a,b\n")
    assert refused(path) == "responses-packed"


@pytest.mark.parametrize("sign", ["\0", "\x01", "\x7f", "\x85"])
def test_a_header_holds_no_signs_that_hide(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "b.csv"
    path.write_bytes(f"a{sign}b,c\n1,2\n".encode())
    assert refused(path) == "character-hidden"


@pytest.mark.parametrize(
    "cell", [[1.0], {"x": 1.0}, b"x", [[1.0]]], ids=["list", "struct", "bytes", "lists"]
)
def test_columns_that_hold_more_than_one_thing_a_cell_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cell: object
) -> None:
    path = columns(tmp_path / "b.parquet", pl.DataFrame({"a": [1.0], "b": [cell]}))

    def opened(*_: object) -> None:
        raise AssertionError("it was read")

    monkeypatch.setattr(pl, "read_parquet", opened)
    assert refused(path) == "column-nested"


def test_dates_and_categories_are_one_thing_a_cell(tmp_path: Path) -> None:
    table = pl.DataFrame({"a": ["x"], "b": ["2024-01-02"]})
    table = table.with_columns(pl.col("a").cast(pl.Categorical), pl.col("b").str.to_date())
    assert read_responses(columns(tmp_path / "b.parquet", table)).table.height == 1
