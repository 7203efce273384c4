"""The Frictionless descriptor, the one place that states columns, types and keys.

Beside what Frictionless knows, a field may have ``codes`` (the column of ``codes.csv`` that its
codes belong to), and words for the sheet of the authors, in Bokmål: ``title_nb`` is its heading,
``description_nb`` says how to fill it in, ``labels_nb`` names codes to choose from that are none
of ``codes.csv``. A field without a title is not in the sheet.
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from helpers.base.errors import InputError, Problem
from helpers.base.messages import Fault

DESCRIPTOR = "datapackage.json"
NAME = f"data/{DESCRIPTOR}"
# The form of codes, as the descriptor has it.
CODE = "[a-z][a-z0-9_]*"
_TYPES = ("string", "integer", "number", "date")
# What each constraint must be that the checks know to tell of.
_CONSTRAINTS: Mapping[str, tuple[type, ...]] = {
    "required": (bool,),
    "unique": (bool,),
    "enum": (list,),
    "pattern": (str,),
    "minimum": (int, float, str),
    "maximum": (int, float, str),
}
Part = dict[str, Any]


class Named(dict[str, Any]):
    """Tables or cells by name; one that the book reads and the descriptor lacks is wrong input."""

    def __missing__(self, name: str) -> Any:
        fault = Fault(
            "schema-lacks",
            "has no {name!r}, which the book reads; restore it from the repository.",
            name=name,
        )
        raise InputError([Problem(NAME, fault)])


def descriptor(root: Path) -> Part:
    """Read the descriptor.

    Raises
    ------
    InputError
        The file is not there, is not JSON, or does not describe tables as the book reads them.
    """
    path = root / "data" / DESCRIPTOR
    if not path.is_file():
        raise _refused(
            Fault("file-missing", "the file is missing; restore it from the repository.")
        )
    return _described(path.read_bytes())


def resources(root: Path) -> dict[str, Part]:
    """Return the descriptor's tables by name."""
    return Named({resource["name"]: resource for resource in descriptor(root)["resources"]})


# Each table that is read asks for it. What is returned is not to be changed.
@lru_cache(maxsize=4)
def _described(content: bytes) -> Part:
    try:
        found = json.loads(content.decode(), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise _refused(
            Fault("json-form", "expected JSON in UTF-8, but {reason}.", reason=str(error))
        ) from None
    if problems := [Problem(NAME, fault, column=at or None) for at, fault in _wrong(found)]:
        raise InputError(problems)
    package: Part = found
    return package


def _refused(fault: Fault) -> InputError:
    return InputError([Problem(NAME, fault)])


def _once(pairs: list[tuple[str, Any]]) -> Part:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"{twice!r} stands twice in one pair of braces")
    return found


Faults = Iterator[tuple[str, Fault]]


def _wrong(package: Any) -> Faults:
    """Yield what is wrong with the descriptor, each with its place ("observations.fields.3")."""
    if not isinstance(package, dict) or not _parts(package.get("resources")):
        yield (
            "resources",
            Fault("schema-tables", "names no tables; expected a list of them in 'resources'."),
        )
        return
    tables: dict[str, list[str]] = {}
    for number, resource in enumerate(package["resources"], 1):
        name = resource.get("name")
        if not isinstance(name, str) or not re.fullmatch(CODE, name) or name in tables:
            yield (
                f"resources.{number}.name",
                Fault(
                    "schema-name",
                    "{name!r} is no name of a table; expected small letters, digits and "
                    "underscores, and each name once.",
                    name=name,
                ),
            )
            continue
        tables[name] = []
        if resource.get("path") != f"{name}.csv":
            yield (
                f"{name}.path",
                Fault(
                    "schema-path",
                    "{path!r} is not the file of the table; expected '{name}.csv'.",
                    path=resource.get("path"),
                    name=name,
                ),
            )
        schema = resource.get("schema")
        if not isinstance(schema, dict) or not _parts(schema.get("fields")):
            yield (
                f"{name}.schema",
                Fault("schema-fields", "has no columns; expected a list of them in 'fields'."),
            )
            continue
        tables[name] = [str(described.get("name")) for described in schema["fields"]]
        yield from _wrong_fields(name, schema["fields"])
    for resource in package["resources"]:
        if tables.get(resource.get("name")):
            yield from _wrong_keys(resource["name"], resource["schema"], tables)


def _wrong_fields(table: str, fields: list[Part]) -> Faults:
    seen: set[str] = set()
    for number, described in enumerate(fields, 1):
        name, at = described.get("name"), f"{table}.fields.{number}"
        if not isinstance(name, str) or not name or name in seen:
            yield (
                f"{at}.name",
                Fault(
                    "schema-column",
                    "{name!r} is no name of a column; expected a text, and each name once.",
                    name=name,
                ),
            )
            continue
        seen.add(name)
        if described.get("type") not in _TYPES:
            yield (
                f"{table}.{name}.type",
                Fault(
                    "schema-type",
                    "{type!r} is no type; expected one of {known}.",
                    type=described.get("type"),
                    known=_TYPES,
                ),
            )
        if not isinstance(described.get("description"), str) or not described["description"]:
            yield (
                f"{table}.{name}.description",
                Fault("schema-description", "is missing; say what the column holds."),
            )
        yield from _wrong_constraints(f"{table}.{name}.constraints", described)


def _wrong_constraints(at: str, described: Part) -> Faults:
    constraints = described.get("constraints", {})
    if not isinstance(constraints, dict):
        constraints = {"constraints": constraints}
    for name, value in constraints.items():
        expected = _CONSTRAINTS.get(name, ())
        if not isinstance(value, expected) or (name == "pattern" and not _compiles(str(value))):
            yield (
                f"{at}.{name}",
                Fault(
                    "schema-constraint",
                    "{value!r} cannot be asked of a cell; expected one of {known}, each with a "
                    "value that it can have.",
                    value=value,
                    known=tuple(_CONSTRAINTS),
                ),
            )


def _wrong_keys(table: str, schema: Part, tables: Mapping[str, list[str]]) -> Faults:
    columns = tables[table]
    if not _are(schema.get("primaryKey"), columns):
        yield (
            f"{table}.primaryKey",
            Fault(
                "schema-key",
                "{key!r} is no key; expected a list of columns of {table}.",
                key=schema.get("primaryKey"),
                table=table,
            ),
        )
    keys = schema.get("foreignKeys", [])
    for number, key in enumerate(keys if isinstance(keys, list) else [keys], 1):
        reference = key.get("reference") if isinstance(key, dict) else None
        target = reference.get("resource") if isinstance(reference, dict) else None
        if isinstance(target, str) and tables.get(target) == []:
            # What is wrong with the other table has been said.
            continue
        if (
            not isinstance(target, str)
            or not isinstance(reference, dict)
            or not _are(key.get("fields"), columns)
            or not _are(reference.get("fields"), tables.get(target, ()))
            or len(key["fields"]) != len(reference["fields"])
        ):
            yield (
                f"{table}.foreignKeys.{number}",
                Fault(
                    "schema-reference",
                    "refers to no table, or to columns that are not there; expected as many "
                    "columns of another table as of this one.",
                ),
            )


def _parts(found: Any) -> bool:
    """Tell whether something is a list of objects, and not empty."""
    return isinstance(found, list) and bool(found) and all(isinstance(p, dict) for p in found)


def _are(names: Any, known: Any) -> bool:
    """Tell whether something is a list of names that are known, and not empty."""
    return isinstance(names, list) and bool(names) and all(name in known for name in names)


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        return False
    return True
