"""A sheet of a workbook cannot fill the memory with what stands beside or within its rows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from helpers.base import limits, packed
from helpers.production.sheet import grid
from helpers.production.sheet.grid import read_grids
from helpers.survey import responses
from helpers.survey.responses import read_responses
from odd_workbooks import (
    NAMESPACE,
    attributes,
    refused,
    with_part,
    with_sheet,
    with_texts,
    workbook,
)

BREAKS = f"<rowBreaks>{'<brk/>' * 20_000}</rowBreaks>"


@pytest.mark.parametrize(
    "sheet",
    [
        {"before": "<x>" * 20_000},
        {"before": "<cols>" + '<col min="1" max="1"/>' * 20_000 + "</cols>"},
        {"rows": "<x/>" * 20_000},
        {"rows": "<row/><x><![CDATA[</row>]]>" * 20_000},
        {"rows": "<row>" + "<c/>" * 20_000 + "</row>"},
        {"rows": "<row><c>" + "<x>" * 20_000},
        {"rows": "<row xmlns=''/>" * 20_000},
        {"after": BREAKS},
    ],
    ids=["unclosed", "columns", "no row", "text", "cells", "within a cell", "no name", "breaks"],
)
@pytest.mark.parametrize("read", [read_grids, read_responses])
def test_a_sheet_with_too_much_beside_its_rows(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sheet: dict[str, str],
    read: Callable[[Path], object],
) -> None:
    few = limits.Limits(megabytes=1, rows=50_000, cells=50_000, seconds=60, at_once=1000)
    monkeypatch.setattr(grid, "SHEET", few)
    monkeypatch.setattr(responses, "RESPONSES", few)
    assert refused(with_sheet(tmp_path / "b.xlsx", **sheet), read).code == "limit-parts"


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_tag_that_never_ends_is_not_taken_in(tmp_path: Path, part: str) -> None:
    path = with_texts(workbook(tmp_path / "b.xlsx"), b"<sst/>")
    tag = f"<x xmlns={NAMESPACE}><y {attributes(200_000)}/></x>".encode()
    assert refused(with_part(path, part, tag)).code == "workbook-spoilt"


def test_attributes_count_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few = limits.Limits(megabytes=10, rows=50_000, cells=50_000, seconds=60, at_once=1000)
    monkeypatch.setattr(grid, "SHEET", few)
    many = f"<c {attributes(320)}/>"
    path = with_sheet(tmp_path / "b.xlsx", rows=f"<row>{many * 300}</row>")
    assert refused(path).code == "limit-parts"
    formats = f"<styleSheet xmlns={NAMESPACE}><xf {attributes(33_000)}/></styleSheet>".encode()
    path = with_part(workbook(tmp_path / "c.xlsx"), "xl/styles.xml", formats)
    assert refused(path).code == "limit-parts"


def test_a_sheet_with_more_rows_than_there_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packed, "_ROWS", 1000)
    path = with_sheet(tmp_path / "b.xlsx", rows="<row/>" * 1000)
    assert read_grids(path)[0].rows == []
    path = with_sheet(tmp_path / "b.xlsx", rows="<row/>" * 1001)
    assert refused(path).code == "workbook-spoilt"
