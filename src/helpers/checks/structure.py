"""Types, allowed values, keys and foreign keys, as frictionless finds them."""

from difflib import get_close_matches
from pathlib import Path
from typing import Any

from frictionless import Error, Package, errors

from ..errors import Problem
from ..observations.tables import descriptor

_KINDS = {
    "integer": "a whole number",
    "number": "a number with a point for decimals",
    "date": "a date such as 2024-11-30",
    "string": "text",
}


def structure_problems(root: Path, leave_out: set[str]) -> list[Problem]:
    """Return what frictionless finds wrong with the tables, in the author's words.

    Parameters
    ----------
    root : Path
        The project's folder.
    leave_out : set of str
        Tables that cannot be read; foreign keys into them are not asked for either.
    """
    package = _without(descriptor(root), leave_out)
    report = Package(package, basepath=str(root / "data")).validate()
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    found = [
        _problem(f"data/{task.place}", error, schemas[task.name], root)
        for task in report.tasks
        for error in task.errors
    ]
    return found + [Problem("data/datapackage.json", error.message) for error in report.errors]


def _without(package: dict[str, Any], leave_out: set[str]) -> dict[str, Any]:
    kept = [r for r in package["resources"] if r["name"] not in leave_out]
    for resource in kept:
        keys = resource["schema"].get("foreignKeys", [])
        resource["schema"]["foreignKeys"] = [
            key for key in keys if key["reference"]["resource"] not in leave_out
        ]
    return {**package, "resources": kept}


def _problem(file: str, error: Error, schema: dict[str, Any], root: Path) -> Problem:
    row = getattr(error, "row_number", None)
    column = getattr(error, "field_name", None)
    fields = {field["name"]: field for field in schema["fields"]}
    if isinstance(error, errors.ForeignKeyError):
        return _foreign_key(file, error, schema, root)
    if isinstance(error, errors.PrimaryKeyError):
        key = ", ".join(schema["primaryKey"])
        return Problem(file, f"stands twice: another row has the same {key}. Delete one.", row)
    if isinstance(error, errors.TypeError):
        kind = _KINDS[fields[error.field_name]["type"]]
        return Problem(file, f"{error.cell!r} is not {kind}.", row, column)
    if isinstance(error, errors.ConstraintError):
        return Problem(file, _constraint(error, fields[error.field_name]), row, column)
    return Problem(file, error.note or error.message, row, column)


def _constraint(error: errors.ConstraintError, field: dict[str, Any]) -> str:
    limits = field["constraints"]
    if not error.cell:
        return f"is empty; expected {field['description'][0].lower()}{field['description'][1:]}."
    if "enum" in limits:
        near = get_close_matches(error.cell, limits["enum"], n=1)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        return f"{error.cell!r} is not one of {', '.join(limits['enum'])}.{hint}"
    if "pattern" in limits:
        return f"{error.cell!r} does not have the form {limits['pattern']}."
    span = [f"at least {limits['minimum']}"] if "minimum" in limits else []
    span += [f"at most {limits['maximum']}"] if "maximum" in limits else []
    return f"{error.cell!r} is out of range; expected {' and '.join(span)}."


def _foreign_key(
    file: str, error: errors.ForeignKeyError, schema: dict[str, Any], root: Path
) -> Problem:
    target = error.reference_name
    cells = [str(cell) for cell in error.field_cells]
    if len(cells) == 1:
        hint = _nearest(cells[0], target, error.reference_field_names[0], root)
        message = f"{cells[0]!r} is not in data/{target}.csv.{hint}"
        return Problem(file, message, error.row_number, error.field_names[0])
    wanted = ", ".join(
        f"{name} {cell or '(empty)'}" for name, cell in zip(error.field_names, cells, strict=True)
    )
    return Problem(
        file,
        f"names a row that is not in data/{target}.csv: {wanted}.",
        error.row_number,
        error.field_names[0],
    )


def _nearest(cell: str, table: str, column: str, root: Path) -> str:
    package = Package(descriptor(root), basepath=str(root / "data"))
    known = {str(row[column]) for row in package.get_table_resource(table).read_rows()}
    near = get_close_matches(cell, known, n=1)
    return f" Did you mean {near[0]!r}? Else add it there." if near else " Add it there first."
