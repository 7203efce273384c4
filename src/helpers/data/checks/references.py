"""Cells that name a row of another table which is not there: found in one walk over each file.

Frictionless opens the other table anew for each reference, which takes longer than all the rest.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from helpers.base.errors import Problem
from helpers.base.messages import Fault, Message, field, nearest, table, visible

from .cells import cells_of
from .keys import compared

# As many of a table are told, as many as frictionless tells of other faults.
_MOST = 1000

# What a row has in some columns, as it is compared and as it is written.
Cells = tuple[str | float, ...]
Said = tuple[str, ...]


def reference_problems(
    root: Path, tables: Mapping[str, dict[str, Any]], leave_out: Collection[str]
) -> Iterator[Problem]:
    """Yield the cells that name rows which are not there.

    Parameters
    ----------
    root : Path
        The project's folder.
    tables : mapping of str to dict
        The tables as the descriptor states them.
    leave_out : collection of str
        Tables that cannot be read; what refers to them is not asked for either.
    """

    @cache
    def rows(name: str, fields: tuple[str, ...]) -> list[tuple[Cells, Said]]:
        return list(_rows(root, tables[name], fields))

    @cache
    def known(name: str, fields: tuple[str, ...]) -> dict[Cells, Said]:
        return dict(rows(name, fields))

    # The same is often wrong in many rows.
    @cache
    def fault(name: str, fields: tuple[str, ...], own: tuple[str, ...], said: Said) -> Fault:
        if len(said) > 1:
            return _no_row(name, own, said)
        codes = sorted(code for (code,) in known(name, fields).values())
        return _no_code(name, own[0], said[0], codes)

    def lacking(name: str, key: Mapping[str, Any]) -> Iterator[Problem]:
        other = key["reference"]["resource"] or name
        own, theirs = _fields(key["fields"]), _fields(key["reference"]["fields"])
        for number, (cells, said) in enumerate(rows(name, own), 2):
            if any(said) and cells not in known(other, theirs):
                place = f"data/{tables[name]['path']}"
                yield Problem(place, fault(other, theirs, own, said), number, own[0])

    for name in (name for name in tables if name not in leave_out):
        keys = tables[name]["schema"].get("foreignKeys", ())
        asked = (key for key in keys if key["reference"]["resource"] not in leave_out)
        yield from islice((problem for key in asked for problem in lacking(name, key)), _MOST)


def _fields(names: str | list[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _rows(
    root: Path, described: dict[str, Any], fields: tuple[str, ...]
) -> Iterator[tuple[Cells, Said]]:
    """Yield what each row has in some columns."""
    columns = [column["name"] for column in described["schema"]["fields"]]
    types = {column["name"]: column["type"] for column in described["schema"]["fields"]}
    places = [columns.index(one) for one in fields]
    for row in cells_of(root, described):
        said = tuple(row[place] for place in places)
        yield tuple(compared(types[f], cell) for f, cell in zip(fields, said, strict=True)), said


def _no_row(other: str, fields: tuple[str, ...], said: Said) -> Fault:
    """Say which row is not there."""
    wanted = tuple(
        Message("{column} {cell}", column=field(name), cell=cell or Message("(empty)"))
        for name, cell in zip(fields, said, strict=True)
    )
    return Fault(
        "reference-row-unknown",
        "names a row that is not in {table}: {wanted}.",
        table=table(other),
        wanted=wanted,
    )


def _no_code(other: str, column: str, said: str, known: Sequence[str]) -> Fault:
    """Say which code is not there, and what was meant where something is near."""
    near = nearest(said, known, column)
    return Fault(
        "reference-unknown",
        "'{cell}' is not in {table}.{hint}",
        cell=visible(said),
        table=table(other),
        hint=Message("{near} Else add it there.", near=near)
        if near
        else Message(" Add it there first."),
    )
