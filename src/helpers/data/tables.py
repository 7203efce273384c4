"""The plain tables of ``data/``, typed as ``datapackage.json`` says."""

import json
from pathlib import Path
from typing import Any, cast

import pandas as pd

from helpers.base.errors import InputError, Problem
from helpers.base.messages import Fault

DESCRIPTOR = "datapackage.json"
# The form of codes, as the descriptor has it.
CODE = "[a-z][a-z0-9_]*"
_DTYPES = {"string": "string", "date": "string", "integer": "Int64", "number": "Float64"}


def descriptor(root: Path) -> dict[str, Any]:
    """Read the Frictionless descriptor, the one place that states columns, types and keys.

    Beside what Frictionless knows, a field may have ``codes`` (the column of ``codes.csv`` that
    its codes belong to), and words for the sheet of the authors, in Bokmål: ``title_nb`` is its
    heading, ``description_nb`` says how to fill it in, ``labels_nb`` names codes to choose from
    that are none of ``codes.csv``. A field without a title is not in the sheet.

    Raises
    ------
    InputError
        The file is not there or is not JSON.
    """
    path = root / "data" / DESCRIPTOR
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InputError(
            [
                Problem(
                    f"data/{DESCRIPTOR}",
                    Fault("file-missing", "the file is missing; restore it from the repository."),
                )
            ]
        ) from None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise InputError(
            [
                Problem(
                    f"data/{DESCRIPTOR}",
                    Fault("json-form", "expected JSON in UTF-8, but {reason}.", reason=str(error)),
                )
            ]
        ) from None
    return found


def resources(root: Path) -> dict[str, dict[str, Any]]:
    """Return the descriptor's tables by name."""
    return {resource["name"]: resource for resource in descriptor(root)["resources"]}


def read_table(root: Path, name: str) -> pd.DataFrame:
    """Read one table with the types of its schema.

    Parameters
    ----------
    root : Path
        The project's folder.
    name : str
        The name of the table in the descriptor ("observations").

    Returns
    -------
    DataFrame, one row a fact
        Empty text is ``""``; an empty number is missing.

    Raises
    ------
    InputError
        The file is missing or does not hold what the schema says. ``tilstand check`` tells
        every problem with its row and column; this only refuses to go on.
    """
    fields = resources(root)[name]["schema"]["fields"]
    numbers = [field["name"] for field in fields if field["type"] in ("integer", "number")]
    file = f"data/{name}.csv"
    try:
        table = pd.read_csv(
            root / file,
            dtype={field["name"]: _DTYPES[field["type"]] for field in fields},
            keep_default_na=False,
            na_values={column: [""] for column in numbers},
        )
    except FileNotFoundError:
        fault = Fault("file-missing", "the file is missing; restore it from the repository.")
        raise InputError([Problem(file, fault)]) from None
    except (ValueError, UnicodeDecodeError) as error:
        fault = Fault(
            "table-form",
            "cannot be read ({reason}). Run `tilstand check` to see where.",
            reason=str(error),
        )
        raise InputError([Problem(file, fault)]) from None
    expected = [field["name"] for field in fields]
    if list(table.columns) != expected:
        fault = Fault(
            "column-order",
            "expected the columns {columns}. Run `tilstand check`.",
            columns=tuple(expected),
        )
        raise InputError([Problem(file, fault)])
    return table


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows as dictionaries, with ``None`` for an empty number."""
    cells = table.astype(object)
    return cast(list[dict[str, Any]], cells.where(table.notna(), None).to_dict("records"))
