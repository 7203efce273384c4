"""Cells that name a row of another table which is not there: found in one walk over each file.

Frictionless opens the other table anew for each reference, which takes longer than all the rest.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from helpers.base.delimited import delimited_rows
from helpers.base.errors import Problem
from helpers.base.messages import Fault, Message, field, nearest, table, visible

from .keys import compared

# As many of a table are told, as many as frictionless tells of other faults.
_MOST = 1000

Cells = tuple[str | float, ...]


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
    def rows(name: str, fields: tuple[str, ...]) -> list[tuple[Cells, tuple[str, ...]]]:
        return list(_rows(root, tables[name], fields))

    @cache
    def known(name: str, fields: tuple[str, ...]) -> frozenset[Cells]:
        return frozenset(cells for cells, _ in rows(name, fields))

    def lacking(name: str, key: Mapping[str, Any]) -> Iterator[Problem]:
        other = key["reference"]["resource"] or name
        own, theirs = _fields(key["fields"]), _fields(key["reference"]["fields"])
        for number, (cells, said) in enumerate(rows(name, own), 2):
            if any(said) and cells not in known(other, theirs):
                there = [one for (one,) in known(other, theirs)] if len(own) == 1 else []
                fault = _fault(other, own, said, tuple(map(str, there)))
                yield Problem(f"data/{tables[name]['path']}", fault, number, own[0])

    for name in (name for name in tables if name not in leave_out):
        keys = tables[name]["schema"].get("foreignKeys", ())
        asked = (key for key in keys if key["reference"]["resource"] not in leave_out)
        yield from islice((problem for key in asked for problem in lacking(name, key)), _MOST)


def _fields(names: str | list[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)


def _rows(
    root: Path, described: dict[str, Any], fields: tuple[str, ...]
) -> Iterator[tuple[Cells, tuple[str, ...]]]:
    """Yield what each row has in some columns, as it is compared and as it is written."""
    name = f"data/{described['path']}"
    columns = [column["name"] for column in described["schema"]["fields"]]
    types = {column["name"]: column["type"] for column in described["schema"]["fields"]}
    places = [columns.index(one) for one in fields]
    read, _ = delimited_rows(name, (root / name).read_bytes().decode("utf-8"), ",")
    for row in read[1:]:
        said = tuple(row[place] for place in places)
        yield tuple(compared(types[f], cell) for f, cell in zip(fields, said, strict=True)), said


@cache
def _fault(
    other: str, fields: tuple[str, ...], said: tuple[str, ...], known: tuple[str, ...]
) -> Fault:
    """Say what is not there, and what was meant where something is near."""
    if len(said) > 1:
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
    near = nearest(said[0], sorted(known), fields[0])
    return Fault(
        "reference-unknown",
        "'{cell}' is not in {table}.{hint}",
        cell=visible(said[0]),
        table=table(other),
        hint=Message("{near} Else add it there.", near=near)
        if near
        else Message(" Add it there first."),
    )
