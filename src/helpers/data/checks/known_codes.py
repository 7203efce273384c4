"""Codes: each is one of its column, and no column has codes that nothing can hold."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from helpers.base.errors import Problem
from helpers.base.messages import Fault, code, field, table

from .rows import Tables, at

Resources = Mapping[str, dict[str, Any]]


def code_problems(tables: Tables, resources: Resources) -> Iterator[Problem]:
    """Yield the codes that their column does not have, and those that none can have.

    Parameters
    ----------
    tables : mapping of name to rows
        Every table, typed.
    resources : mapping of name to resource
        The tables as the descriptor states them.
    """
    yield from _codes_of_their_column(tables, resources)
    yield from _codes_that_are_used(tables, resources)


def _codes_of_their_column(
    tables: Tables, resources: Mapping[str, dict[str, Any]]
) -> Iterator[Problem]:
    known: dict[str, list[str]] = defaultdict(list)
    for row in tables["codes"]:
        known[row["column"]].append(row["code"])
    for name, resource in resources.items():
        for field_ in resource["schema"]["fields"]:
            for number, row in enumerate(tables[name] if "codes" in field_ else []):
                cell, column = row[field_["name"]], field_["codes"]
                if cell and cell not in known[column]:
                    yield Problem(
                        f"data/{resource['path']}",
                        Fault(
                            "code-unknown",
                            "{cell!r} is no code of {column}; expected one of {known}, or a new "
                            "one in {codes}.",
                            cell=cell,
                            column=field(field_["name"]),
                            known=tuple(code(one, column) for one in known[column]),
                            codes=table("codes"),
                        ),
                        at(number),
                        field_["name"],
                    )


def _codes_that_are_used(
    tables: Tables, resources: Mapping[str, dict[str, Any]]
) -> Iterator[Problem]:
    """Yield the codes of no column, and those of a column whose values the schema lists."""
    allowed: dict[str, set[str] | None] = {}
    for resource in resources.values():
        for described in resource["schema"]["fields"]:
            if "codes" in described:
                listed = described.get("constraints", {}).get("enum")
                allowed[described["codes"]] = set(listed) if listed else None
    for number, row in enumerate(tables["codes"]):
        if row["column"] not in allowed:
            fault = Fault(
                "code-column-unknown",
                "there are no codes of {column!r}; expected one of {known}.",
                column=row["column"],
                known=tuple(sorted(code(one, "column") for one in allowed)),
            )
            yield Problem("data/codes.csv", fault, at(number), "column")
        elif (listed := allowed[row["column"]]) and row["code"] not in listed:
            fault = Fault(
                "code-closed",
                "{column} cannot have new codes; expected one of {known}. Delete the row.",
                column=field(row["column"]),
                known=tuple(sorted(listed)),
            )
            yield Problem("data/codes.csv", fault, at(number), "code")
