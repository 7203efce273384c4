"""How many rows each table is to hold of each source: a row lost or doubled is seen there."""

import csv
import io
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from helpers.production.sheet.tables import read_cells

EXPECTED = "tests/expected_rows.csv"
_COLUMNS = ("table", "source", "rows")
Rows = Mapping[tuple[str, str], int]


def expected_rows(root: Path) -> Rows:
    """Return how many rows a project says that its tables hold, by table and source."""
    with (root / EXPECTED).open(encoding="utf-8", newline="") as file:
        return {(row["table"], row["source"]): int(row["rows"]) for row in csv.DictReader(file)}


def count_rows(data: Path) -> Rows:
    """Return how many rows the tables of a folder do hold; those of no source are of ""."""
    return Counter(
        (file.stem, row.get("source", row.get("source_used", "")))
        for file in data.glob("*.csv")
        for row in read_cells(data, file.stem)
    )


def written(rows: Rows) -> bytes:
    """Return the file that says so."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows((*key, count) for key, count in sorted(rows.items()))
    return text.getvalue().encode()
