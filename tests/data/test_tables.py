"""Tables are read with the types of their schema, or not at all."""

from pathlib import Path

import pytest

from helpers.base.errors import InputError
from helpers.data.tables import read_table
from small import indicator, observed, write


def test_numbers_are_numbers_and_what_is_empty_is_none(tmp_path: Path) -> None:
    root = write(
        tmp_path, indicators=[indicator("use")], observations=[observed("use", 2024, "12.5", n=7)]
    )
    (row,) = read_table(root, "observations")
    assert (row["year"], row["value"], row["n"]) == (2024, 12.5, 7)
    assert row["ci_low"] is None
    assert row["group"] == ""


def test_a_mark_of_byte_order_is_no_part_of_the_first_column(tmp_path: Path) -> None:
    file = write(tmp_path, indicators=[indicator("use")]) / "data" / "indicators.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert read_table(tmp_path, "indicators")[0]["indicator"] == "use"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("2024,,stated", "tjuefire,,stated"),
        ("2024,,stated", "2024.5,,stated"),
        (",exact,", ",exact,,"),
        (",stated,", ",stated"),
        ("12.5", "nan"),
        ("12.5", "12,5"),
        ("12.5", '"12.5'),
        ("indicator,", "indikator,"),
        ("use", "\xe6"),
    ],
)
def test_what_the_schema_does_not_say_is_not_read(tmp_path: Path, before: str, after: str) -> None:
    row = observed("use", 2024, "12.5")
    file = write(tmp_path, observations=[row]) / "data" / "observations.csv"
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_bytes(text.replace(before, after, 1).encode("latin-1"))
    with pytest.raises(InputError, match=r"data/observations\.csv"):
        read_table(tmp_path, "observations")
