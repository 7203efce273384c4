"""The tables that an edition was made from, as far as it sees them."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from helpers.base.spreadsheet import as_csv
from helpers.data.descriptor import DESCRIPTOR, resources
from helpers.data.visible import visible
from helpers.production.sheet.tables import read_cells

Rows = list[dict[str, str]]


def tables(root: Path, year: int) -> dict[str, bytes]:
    """Return the files of the data, of each table the rows that an edition sees.

    So a source of a later edition changes nothing of what goes along with an older one.

    Parameters
    ----------
    root : Path
        The project.
    year : int
        The edition.
    """
    described = resources(root)
    found = {name: read_cells(root / "data", name) for name in described}
    sources = [{**row, "edition": int(row["edition"])} for row in found["sources"]]
    seen = {name: visible(rows, sources, year) for name, rows in found.items() if name != "sources"}
    seen["sources"] = [row for row in found["sources"] if int(row["edition"]) <= year]
    seen["editions"] = [row for row in seen["editions"] if row["year"] == str(year)]
    observed = {row["indicator"] for row in seen["observations"]}
    seen["indicators"] = [row for row in seen["indicators"] if row["indicator"] in observed]
    seen["codes"] = _named(described, seen)
    files = {
        f"{name}.csv": as_csv(_columns(described[name]), seen[name]).encode() for name in described
    }
    return {**files, DESCRIPTOR: (root / "data" / DESCRIPTOR).read_bytes()}


def _named(described: Mapping[str, Any], seen: Mapping[str, Sequence[dict[str, str]]]) -> Rows:
    """Return the codes that other tables name, and those that none can."""
    coded = [
        (name, field["name"], field["codes"])
        for name in described
        for field in described[name]["schema"]["fields"]
        if "codes" in field
    ]
    used = {(codes, row[column]) for name, column, codes in coded for row in seen[name]}
    could_be = {codes for _, _, codes in coded}
    return [
        row
        for row in seen["codes"]
        if row["column"] not in could_be or (row["column"], row["code"]) in used
    ]


def _columns(table: Mapping[str, Any]) -> list[str]:
    return [field["name"] for field in table["schema"]["fields"]]
