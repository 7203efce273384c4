"""Types and allowed values, as frictionless finds them."""

from copy import deepcopy
from pathlib import Path
from typing import Any

from frictionless import Error, FrictionlessException, Package, errors

from helpers.base.errors import Problem
from helpers.base.messages import Fault, Message, about, code, nearest, visible
from helpers.data.descriptor import CODE, NAME, descriptor

_KEYS = ("primaryKey", "foreignKeys")
_KINDS = {
    "integer": Message("a whole number"),
    "number": Message("a number with a point for decimals"),
    "date": Message("a date such as 2024-11-30"),
    "string": Message("text"),
}


def structure_problems(root: Path, leave_out: set[str]) -> list[Problem]:
    """Return what frictionless finds wrong with the tables, in the author's words.

    Parameters
    ----------
    root : Path
        The project's folder.
    leave_out : set of str
        Tables that cannot be read.
    """
    package = _without(descriptor(root), leave_out)
    try:
        report = Package(package, basepath=str(root / "data")).validate()
    except FrictionlessException as error:
        return [Problem(NAME, _as_it_is(error.error.message))]
    schemas = {resource["name"]: resource["schema"] for resource in package["resources"]}
    found = [
        _problem(f"data/{task.place}", error, schemas[task.name])
        for task in report.tasks
        for error in task.errors
    ]
    return found + [Problem(NAME, _as_it_is(error.message)) for error in report.errors]


def _as_it_is(reason: str) -> Fault:
    return Fault("schema", "cannot be checked: {reason}", reason=reason)


def _without(package: dict[str, Any], leave_out: set[str]) -> dict[str, Any]:
    """Leave out tables, and what `keys` and `references` look at."""
    kept = [
        {**resource, "schema": {k: v for k, v in resource["schema"].items() if k not in _KEYS}}
        for resource in package["resources"]
        if resource["name"] not in leave_out
    ]
    # A copy of its own: frictionless may write into what it is given.
    return deepcopy({**package, "resources": kept})


def _problem(file: str, error: Error, schema: dict[str, Any]) -> Problem:
    row = getattr(error, "row_number", None)
    column = getattr(error, "field_name", None)
    fields = {field["name"]: field for field in schema["fields"]}
    if isinstance(error, errors.TypeError):
        fault = Fault(
            "cell-type",
            "'{cell}' is not {kind}.",
            cell=visible(error.cell),
            kind=_KINDS[fields[error.field_name]["type"]],
        )
        return Problem(file, fault, row, column)
    if isinstance(error, errors.ConstraintError):
        return Problem(file, _constraint(error, fields[error.field_name]), row, column)
    return Problem(file, _as_it_is(error.note or error.message), row, column)


def _constraint(error: errors.ConstraintError, described: dict[str, Any]) -> Fault:
    limits, name = described["constraints"], described["name"]
    if not error.cell:
        what = f"{described['description'][0].lower()}{described['description'][1:]}"
        return Fault("cell-empty", "is empty; expected {about}.", about=about(what, name))
    if "enum" in limits:
        return Fault(
            "cell-not-allowed",
            "'{cell}' is not one of {allowed}.{hint}",
            cell=visible(error.cell),
            allowed=tuple(code(one, name) for one in limits["enum"]),
            hint=nearest(error.cell, limits["enum"], name),
        )
    if limits.get("pattern") == CODE:
        return Fault(
            "code-form",
            "'{cell}' is no code; expected small letters a to z, digits and underscores, and a "
            "letter first.",
            cell=visible(error.cell),
        )
    if "pattern" in limits:
        return Fault(
            "cell-form",
            "'{cell}' does not have the form {form}.",
            cell=visible(error.cell),
            form=limits["pattern"],
        )
    span = [Message("at least {least}", least=limits["minimum"])] if "minimum" in limits else []
    span += [Message("at most {most}", most=limits["maximum"])] if "maximum" in limits else []
    return Fault(
        "cell-range",
        "'{cell}' is out of range; expected {span}.",
        cell=visible(error.cell),
        span=tuple(span),
    )
