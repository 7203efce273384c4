"""The answers of single bodies stay outside the project, where nothing can publish them.

A file is known for responses by its kind, or by its variables: those of a codebook that lies
anywhere in the project.
"""

import csv
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from helpers.base.errors import InputError, Problem
from helpers.base.extras import require
from helpers.base.files import project_files
from helpers.base.limits import RESPONSES, reading_workbook
from helpers.base.messages import Fault, Message
from helpers.base.packed import opened
from helpers.base.settings import SPOILT
from helpers.base.spreadsheet import NOT_FOR_PUBLICATION

# Made data, whose bodies do not exist: the tests, and the example for authors, must hold some.
MADE = "tests/survey/made"
_STATISTICS = {".sav", ".zsav", ".por", ".dta", ".sas7bdat"}
_CODEBOOKS = {".yml", ".yaml"}
_LOOKED_AT = 64 * 1024
_SEPARATORS = ",;\t|"
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class _Variables:
    """What a codebook calls the bodies and their answers."""

    body: str
    answers: frozenset[str]

    def are_in(self, header: frozenset[str]) -> bool:
        """Tell whether a table has a row for each body with some of its answers."""
        return self.body in header and not self.answers.isdisjoint(header)


def response_problems(root: Path) -> list[Problem]:
    """Return the files of responses that lie somewhere in the project.

    Folders that are hidden, built or virtual environments are not looked into.
    """
    files = sorted(_files(root))
    made = root / MADE
    found = [
        _problem(
            root, file, Message("is a file of a statistics program, as responses to surveys are")
        )
        for file in files
        if file.suffix.lower() in _STATISTICS and made not in file.parents
    ]
    tables = [f for f in files if f.suffix.lower() in _HEADERS and made not in f.parents]
    codebooks = list(_codebooks(files)) if tables else []
    for file in tables:
        headers = list(_HEADERS[file.suffix.lower()](file))
        if any(NOT_FOR_PUBLICATION in header for header in headers):
            found.append(_problem(root, file, Message("holds exact numbers of a survey")))
            continue
        named = next((c for c in codebooks if any(c[1].are_in(header) for header in headers)), None)
        if named:
            codebook = named[0].relative_to(root).as_posix()
            reason = Message(
                "has the bodies and answers of the codebook {codebook}: a file of responses",
                codebook=codebook,
            )
            found.append(_problem(root, file, reason))
    return found


def require_outside(root: Path, *files: Path | None) -> None:
    """Do nothing where files of responses lie outside the project.

    Raises
    ------
    InputError
        Those that lie in it.
    """
    project = root.resolve()
    inside = [f for f in files if f is not None and project in f.resolve().parents]
    problems = [
        _problem(project, file.resolve(), Message("is a file of responses in the project's folder"))
        for file in inside
        if project / MADE not in file.resolve().parents
    ]
    if problems:
        raise InputError(problems)


def _problem(root: Path, file: Path, reason: Message) -> Problem:
    return Problem(
        file.relative_to(root).as_posix(),
        Fault(
            "responses-inside",
            "{reason}. What single bodies answered must not be published. Move the file out of the "
            "project's folder; `tilstand survey` reads it anywhere.",
            reason=reason,
        ),
    )


def _files(folder: Path) -> Iterator[Path]:
    """Walk over the files that a codebook or responses may be in."""
    wanted = _STATISTICS | _HEADERS.keys() | _CODEBOOKS
    return (file for file in project_files(folder) if file.suffix.lower() in wanted)


def _codebooks(files: Iterable[Path]) -> Iterator[tuple[Path, _Variables]]:
    """Find what looks like a codebook, also one with faults or a draft."""
    for file in files:
        if file.suffix.lower() in _CODEBOOKS:
            text = file.read_text(encoding="utf-8-sig", errors="replace")
            # Most files of settings need not be parsed.
            variables = _variables(text) if "body" in text else None
            if variables:
                yield file, variables


def _variables(text: str) -> _Variables | None:
    try:
        content = yaml.load(text, _Loader)
    except (*SPOILT, RecursionError):
        return None
    if not isinstance(content, dict) or not isinstance(content.get("body"), str):
        return None
    answers = {str(item.get("variable")) for item in _parts(content, "indicators")}
    for question in _parts(content, "multiple"):
        items = question.get("items")
        answers |= {str(variable) for variable in items} if isinstance(items, dict) else set()
    return _Variables(content["body"], frozenset(answers))


def _parts(content: dict[Any, Any], name: str) -> list[dict[Any, Any]]:
    found = content.get(name)
    return [part for part in found if isinstance(part, dict)] if isinstance(found, list) else []


def _of_csv(file: Path) -> Iterator[frozenset[str]]:
    """Yield the header, taken apart at each sign that may stand between columns."""
    with file.open("rb") as content:
        start = content.read(_LOOKED_AT)
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = start.decode("utf-16" if wide else "utf-8-sig", errors="replace")
    line = next((line for line in text.splitlines() if line.strip()), "")
    for separator in _SEPARATORS:
        yield _header(next(csv.reader([line], delimiter=separator, skipinitialspace=True), []))


def _of_xlsx(file: Path) -> Iterator[frozenset[str]]:
    """Yield the first row of each sheet that has something in it."""
    found = []
    # What is too large or spoilt for this is so for `tilstand survey` too.
    with suppress(InputError), reading_workbook(file, RESPONSES) as budget:
        book = opened(file, budget, values=True)
        for sheet in book.worksheets:
            for row in sheet.iter_rows(values_only=True):
                budget.row(row, any(row))
                if header := _header(row):
                    found.append(header)
                    break
        book.close()
    yield from found


def _of_parquet(file: Path) -> Iterator[frozenset[str]]:
    require("polars", "survey")
    import polars as pl

    try:
        yield _header(pl.read_parquet_schema(file))
    except (pl.exceptions.PolarsError, OSError):
        return


def _header(cells: Iterable[Any]) -> frozenset[str]:
    return frozenset(str(cell).strip() for cell in cells if cell is not None)


_HEADERS = {".csv": _of_csv, ".xlsx": _of_xlsx, ".parquet": _of_parquet}
