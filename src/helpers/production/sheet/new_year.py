"""Write the sheet for a year."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl.utils.exceptions import IllegalCharacterError

from helpers.base.errors import TilstandError, UsageError
from helpers.base.messages import Message
from helpers.data.checks import require_readable

from .choices import Choices, choices
from .contents import SheetRow, contents
from .folder import write_folder
from .parts import Part, parts
from .tables import Cells, read_cells
from .workbook import write_workbook

# What a sheet is, by what its name ends in: a workbook, or a folder.
_KINDS = {".xlsx": "xlsx", "": "csv"}


def write_sheet(root: Path, year: int, path: Path, kind: str) -> None:
    """Write the sheet that authors fill in for a year.

    Parameters
    ----------
    root : Path
        The project.
    year : int
        The edition that it is for.
    path : Path
        The workbook or folder to be; it must not be there yet.
    kind : str
        xlsx, or csv for a folder.

    Raises
    ------
    UsageError
        The year cannot be an edition, or there is something at the path.
    """
    require_room(root, year, path)
    _write(root, path, kind, contents(root, year))


def write_rows(
    root: Path, year: int, path: Path, kind: str, rows: Mapping[str, Iterable[Cells]]
) -> None:
    """Write a sheet that holds these rows and nothing else.

    Parameters
    ----------
    rows : mapping of table to rows
        What was computed, as cells by field. For the others, and for what is raised, see
        `write_sheet`.
    """
    require_room(root, year, path)
    all_lines = contents(root, year)
    for part in list(all_lines)[1:]:
        fields = [column.field for column in part.columns]
        all_lines[part] = [
            SheetRow({field: row.get(field, "") for field in fields})
            for row in rows.get(part.table, ())
        ]
    _write(root, path, kind, all_lines)


def kind_of(path: Path, wanted: str = "") -> str:
    """Return the kind of a sheet by the ending of its name: xlsx, or csv for a folder.

    Raises
    ------
    UsageError
        It ends like neither, or not like what is wanted.
    """
    found = _KINDS.get(path.suffix.lower())
    if found is None or (wanted and found != wanted):
        raise UsageError(
            Message(
                "{path} is no name of a sheet; expected a workbook that ends in .xlsx, or with "
                "--format csv a folder, whose name has no ending.",
                path=str(path),
            )
        )
    return found


def require_room(root: Path, year: int, path: Path) -> None:
    """Do nothing where a sheet can be written; for the rest see `write_sheet`."""
    require_readable(root)
    limits = parts(root)[0].column("year").limits
    if not limits["minimum"] <= year <= limits["maximum"]:
        raise UsageError(
            Message(
                "{year} is no year of an edition; expected {first} to {last}.",
                year=year,
                first=limits["minimum"],
                last=limits["maximum"],
            )
        )
    if path.exists():
        raise UsageError(
            Message(
                "{path} is there already and may hold what somebody has filled in. Give another "
                "--out, or move it away.",
                path=str(path),
            )
        )
    if not path.parent.is_dir():
        raise UsageError(
            Message(
                "There is no folder {path}. Make it, or give another --out.", path=str(path.parent)
            )
        )


def _write(root: Path, path: Path, kind: str, lines: Mapping[Part, Sequence[SheetRow]]) -> None:
    """Write the sheet aside and move it into place, so that no half of one is ever there."""
    write = write_workbook if kind == "xlsx" else write_folder
    chosen = all_choices(root, tuple(lines))
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".tilstand-") as aside:
            write(Path(aside, path.name), lines, chosen)
            os.rename(Path(aside, path.name), path)
    except OSError as error:
        raise TilstandError(
            Message(
                "{path} could not be written ({reason}), and there is nothing of it. Make room on "
                "the disk, or give another --out.",
                path=str(path),
                reason=error.strerror or str(error),
            )
        ) from None
    except IllegalCharacterError:
        raise UsageError(
            Message("The data hold signs that no workbook can. Run `tilstand check` to see where.")
        ) from None


def all_choices(root: Path, all_parts: tuple[Part, ...]) -> dict[tuple[str, str], Choices]:
    """Return what the columns of the parts choose from, by part and field."""
    names = ("codes", "indicators", "goals", "sources")
    tables = {name: read_cells(root / "data", name) for name in names}
    found = {
        (part.name, column.field): choices(column, tables)
        for part in all_parts
        for column in part.columns
    }
    return {key: chosen for key, chosen in found.items() if chosen}
