"""Read the responses of a survey: SPSS, CSV, Excel and Parquet, all as codes in one table."""

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Never

import polars as pl

from helpers.base.errors import InputError, Problem, UsageError
from helpers.base.limits import COLUMNS, RESPONSES, Budget, reading_workbook
from helpers.base.messages import Fault, named
from helpers.base.packed import opened

Labels = Mapping[str, Mapping[float | str, str]]
# Rows and bytes of an SPSS file that are read at a time, so that a long file stays small in memory.
_CHUNK = 500_000
_CHUNK_SIZE = 500_000_000
_LOOKED_AT = 64 * 1024
# What polars unpacks, whatever the file is called: gzip, zstd and zlib.
_PACKED = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"x\x01", b"x\x5e", b"x\x9c", b"x\xda")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True, eq=False)
class Responses:
    """Responses as they stand in their file.

    Parameters
    ----------
    file : str
        The name of the file.
    table : DataFrame
        One row a body, one column a variable; codes and not labels, null where empty.
    labels : mapping of variable to labels by code
        What the file says the codes mean; only SPSS files say it.
    questions : mapping of variable to str
        The wording of the question, where the file has it.
    missing : mapping of variable to codes
        Codes that the file declares to be no real answers ("Vet ikke").
    """

    file: str
    table: pl.DataFrame
    labels: Labels = field(default_factory=dict)
    questions: Mapping[str, str] = field(default_factory=dict)
    missing: Mapping[str, frozenset[float]] = field(default_factory=dict)


def read_responses(path: Path) -> Responses:
    """Read a file of responses.

    Parameters
    ----------
    path : Path
        A file ending in .sav, .csv, .xlsx or .parquet.

    Raises
    ------
    UsageError
        There is no such file, or it is of another kind.
    InputError
        The file is not what its ending says, has no rows, or has a column twice.
    """
    if not path.is_file():
        raise UsageError(f"There is no file {path}.")
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise UsageError(
            f"{path.name} cannot be read; expected a file ending in {', '.join(_READERS)}."
        )
    found = reader(path)
    if found.table.is_empty():
        fault = Fault("responses-none", "holds no responses; expected one row a body.")
        raise InputError([Problem(path.name, fault)])
    floats = pl.selectors.float()
    return Responses(
        found.file,
        found.table.with_columns(floats.fill_nan(None)),
        found.labels,
        found.questions,
        found.missing,
    )


def _refuse(path: Path, expected: str, error: BaseException) -> Never:
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    fault = Fault(
        "responses-form", "cannot be read as {expected}: {reason}", expected=expected, reason=reason
    )
    raise InputError([Problem(path.name, fault)]) from None


def _sav(path: Path) -> Responses:
    import pyreadstat

    tables: list[pl.DataFrame] = []
    size, budget = 0, Budget(path.name, COLUMNS)
    try:
        _, meta = pyreadstat.read_sav(str(path), metadataonly=True)
        # Few bytes may say that there are very many.
        rows, width = meta.number_rows or 0, sum(meta.variable_storage_width.values())
        Budget(path.name, COLUMNS).rows(rows, rows * (meta.number_columns or 0))
        chunks = pyreadstat.read_file_in_chunks(
            pyreadstat.read_sav,
            str(path),
            chunksize=max(1, min(_CHUNK, _CHUNK_SIZE // max(1, width))),
            # Otherwise "Vet ikke" and no answer at all are the same.
            user_missing=True,
            output_format="polars",
        )
        for chunk, found in chunks:
            meta = found
            tables.append(chunk)
            size += int(chunk.estimated_size())
            budget.size(size)
            budget.rows(chunk.height, chunk.height * chunk.width)
            budget.time()
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, OSError, TypeError) as error:
        _refuse(path, "an SPSS file", error)
    table = pl.concat(tables, how="vertical_relaxed") if tables else pl.DataFrame()
    return Responses(
        path.name,
        table,
        {
            name: {code: str(label) for code, label in labels.items()}
            for name, labels in meta.variable_value_labels.items()
        },
        {name: text for name, text in meta.column_names_to_labels.items() if text},
        {
            name: frozenset(
                code
                for code in meta.variable_value_labels.get(name, {})
                if any(_within(code, span) for span in spans)
            )
            for name, spans in meta.missing_ranges.items()
        },
    )


def _within(code: Any, span: Any) -> bool:
    return isinstance(code, int | float) and bool(span["lo"] <= code <= span["hi"])


def _csv(path: Path) -> Responses:
    budget = Budget(path.name, COLUMNS)
    budget.size(path.stat().st_size)
    with path.open("rb") as file:
        start = file.read(_LOOKED_AT)
    if start.startswith(_PACKED):
        fault = Fault(
            "responses-packed", "is packed, though its name says CSV; unpack it, and give that."
        )
        raise InputError([Problem(path.name, fault)])
    try:
        header = start.splitlines()[0].decode("utf-8-sig") if start.strip() else ""
    except UnicodeDecodeError as error:
        _refuse(path, "CSV in UTF-8 (save it again with that encoding)", error)
    if control := _CONTROL.search(header):
        fault = Fault(
            "character-hidden",
            "holds {sign} as its character number {place}, which cannot be seen; take it away.",
            sign=named(control[0]),
            place=control.start() + 1,
        )
        raise InputError([Problem(path.name, fault, 1)])
    semicolons = header.count(";") > header.count(",")
    separator = ";" if semicolons else ","
    _once_each(path, next(csv.reader([header], delimiter=separator), []))
    options: dict[str, Any] = {"separator": separator, "decimal_comma": semicolons}
    try:
        try:
            table = pl.read_csv(path, infer_schema_length=10_000, **options)
        except pl.exceptions.ComputeError:
            # A code further down is of another kind than the first rows: read all as text.
            table = pl.read_csv(path, infer_schema=False, **options)
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as error:
        _refuse(path, "CSV in UTF-8 with commas or semicolons", error)
    _within_limits(budget, table)
    return Responses(path.name, table)


def _xlsx(path: Path) -> Responses:
    filled = []
    with reading_workbook(path, RESPONSES) as budget:
        book = opened(path, budget, values=True)
        for row in book.worksheets[0].iter_rows(values_only=True):
            something = any(cell is not None for cell in row)
            budget.row(row, something)
            if something:
                filled.append(list(row))
        book.close()
    header = [str(cell).strip() if cell is not None else "" for cell in filled[0]] if filled else []
    named = [place for place, name in enumerate(header) if name]
    _once_each(path, [header[place] for place in named])
    columns = {
        header[place]: [row[place] if place < len(row) else None for row in filled[1:]]
        for place in named
    }
    return Responses(
        path.name, pl.DataFrame([_series(name, cells) for name, cells in columns.items()])
    )


def _series(name: str, cells: list[Any]) -> pl.Series:
    """Make numbers a column of numbers, and anything else a column of text."""
    if all(c is None or (isinstance(c, int | float) and not isinstance(c, bool)) for c in cells):
        return pl.Series(name, cells, dtype=pl.Float64)
    return pl.Series(name, [_plain(cell) for cell in cells], dtype=pl.String)


def _plain(cell: Any) -> str | None:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return None if cell is None else str(cell)


def _parquet(path: Path) -> Responses:
    budget = Budget(path.name, COLUMNS)
    try:
        schema = pl.read_parquet_schema(path)
        _one_thing_a_cell(path, schema)
        rows = pl.scan_parquet(path).select(pl.len()).collect().item()
        # Few bytes may say that there are very many.
        Budget(path.name, COLUMNS).rows(rows, rows * len(schema))
        table = pl.read_parquet(path)
    # A spoilt file can make polars panic, which is no ordinary exception.
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        _refuse(path, "a Parquet file", error)
    _within_limits(budget, table)
    return Responses(path.name, table)


def _one_thing_a_cell(path: Path, schema: Mapping[str, pl.DataType]) -> None:
    """Refuse columns of lists and the like: how much is in them shows when it has been read."""
    fault = Fault(
        "column-nested",
        "holds lists, bytes or the like; expected a number, a text or a date in each cell.",
    )
    if found := [
        Problem(path.name, fault, None, name)
        for name, kind in schema.items()
        if kind.is_nested() or kind in (pl.Binary, pl.Object)
    ]:
        raise InputError(found)


def _within_limits(budget: Budget, table: pl.DataFrame) -> None:
    budget.rows(table.height, table.height * table.width)
    budget.size(int(table.estimated_size()))


def _once_each(path: Path, header: list[str]) -> None:
    twice = sorted({name for name in header if header.count(name) > 1})
    if twice:
        raise InputError(
            Problem(path.name, Fault("column-twice", "the column stands twice."), 1, name)
            for name in twice
        )


_READERS: Mapping[str, Callable[[Path], Responses]] = {
    ".sav": _sav,
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".parquet": _parquet,
}
