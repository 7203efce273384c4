"""Write the sheet for a year."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ..errors import UsageError
from .choices import Choices, choices
from .contents import Line, contents
from .folder import write_folder
from .parts import Part, parts
from .tables import Cells, read_cells
from .workbook import write_workbook


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
    _require_room(root, year, path)
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
    _require_room(root, year, path)
    all_lines = contents(root, year)
    for part in list(all_lines)[1:]:
        fields = [column.field for column in part.columns]
        all_lines[part] = [
            Line({field: row.get(field, "") for field in fields})
            for row in rows.get(part.table, ())
        ]
    _write(root, path, kind, all_lines)


def _require_room(root: Path, year: int, path: Path) -> None:
    limits = parts(root)[0].column("year").limits
    if not limits["minimum"] <= year <= limits["maximum"]:
        raise UsageError(
            f"{year} is no year of an edition; expected {limits['minimum']} to {limits['maximum']}."
        )
    if path.exists():
        raise UsageError(
            f"{path} is there already and may hold what somebody has filled in. "
            "Give another --out, or move it away."
        )
    if not path.parent.is_dir():
        raise UsageError(f"There is no folder {path.parent}. Make it, or give another --out.")


def _write(root: Path, path: Path, kind: str, lines: Mapping[Part, Sequence[Line]]) -> None:
    write = write_workbook if kind == "xlsx" else write_folder
    write(path, lines, all_choices(root, tuple(lines)))


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
