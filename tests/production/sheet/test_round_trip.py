"""What is written into a sheet comes back as it was, whatever it is."""

import shutil
import tempfile
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.base.project import project_root
from helpers.production.sheet.filled import read_filled
from helpers.production.sheet.grid import read_grids
from helpers.production.sheet.merge import merge
from helpers.production.sheet.new_year import all_choices, write_sheet
from helpers.production.sheet.parts import parts
from helpers.production.sheet.tables import in_order, read_cells, write_cells
from library import EVERY

# Text as it may stand in a table: no line breaks, no control characters, no spaces at the ends.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" "),
    max_size=30,
).map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()))
NUMBER = st.one_of(
    st.integers(-(10**9), 10**9).map(str),
    st.floats(-1e6, 1e6, allow_subnormal=False).map(lambda x: f"{x:.4f}".rstrip("0").rstrip(".")),
).map(lambda text: "0" if text in ("-0", "") else text)
FIGURE = st.fixed_dictionaries(
    {
        "value": NUMBER,
        "precision": st.sampled_from(["exact", "about", "below", "just_above"]),
        "printed": TEXT,
        "n": st.one_of(st.just(""), st.integers(0, 10**6).map(str)),
        "year": st.integers(1990, 2025).map(str),
        "year_basis": st.sampled_from(["stated", "source"]),
        "dont_know": st.sampled_from(["", "in_base", "not_in_base"]),
        "locator": TEXT.filter(bool),
        "note_nb": TEXT,
    }
)


@pytest.mark.parametrize("name", ["sheet.xlsx", "sheet"])
@settings(max_examples=10 if EVERY else 4, deadline=None, suppress_health_check=list(HealthCheck))
@given(figures=st.lists(FIGURE, min_size=1, max_size=6), title=TEXT.filter(bool))
def test_random_rows_come_back(name: str, figures: list[dict[str, str]], title: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(project_root() / "data", root / "data")
        old = {table: read_cells(root / "data", table) for table in ("observations", "sources")}
        source = {**dict.fromkeys(old["sources"][0], ""), "source": "made_2025", "title": title}
        source |= {"publisher": "Digdir", "edition": "2025"}
        series = list({row["indicator"]: row for row in old["observations"]}.values())
        new = [
            {**dict.fromkeys(row, ""), **key_of(row), **figure, "source": "made_2025"}
            for row, figure in zip(series, figures, strict=False)
        ]
        write_cells(root / "data", "sources", [*old["sources"], source])
        write_cells(root / "data", "observations", [*old["observations"], *new])
        write_sheet(root, 2025, root / name, "xlsx" if name.endswith("xlsx") else "csv")
        # Taken back into data without them, it gives what was written.
        for table, rows in old.items():
            write_cells(root / "data", table, rows)
        all_parts = parts(root)
        choices = all_choices(root, all_parts)
        read = read_filled(name, read_grids(root / name), all_parts, choices)
        merged = merge(root / "data", read.rows)
        assert read.problems == read.warnings == merged.problems == merged.revisions == []
        added = [line.cells for line in merged.tables["observations"] if not line.old_row]
        assert sorted(added, key=str) == sorted(new, key=str)
        assert [line.cells for line in merged.tables["sources"] if not line.old_row] == [source]


def key_of(row: dict[str, str]) -> dict[str, str]:
    return {name: row[name] for name in ("indicator", "population", "group", "category")}


@pytest.mark.parametrize("part", parts(project_root()), ids=lambda part: part.table)
def test_the_tables_are_in_their_order_already(part) -> None:
    rows = read_cells(project_root() / "data", part.table)
    assert in_order(part.table, part.key, rows, []) == rows
