"""Take a sheet that was filled in back into the data."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError, Problem, TilstandError
from .doubts import doubts
from .filled import read_filled
from .grid import read_grids
from .merge import Merged, merge
from .new_year import all_choices
from .parts import parts
from .swap import digest, put_in_place, scratch_copy
from .tables import in_order, read_cells, write_cells
from .validate import problems_of


@dataclass(frozen=True, slots=True)
class Import:
    """A sheet that is sound and waits to be taken in.

    Parameters
    ----------
    root : Path
        The project.
    scratch : Path
        Its data as they will be.
    known : str
        The digest of the data that the sheet was checked against.
    merged : Merged
        What is new and what is revised.
    warnings : tuple of str
        What the author should look at again.
    """

    root: Path
    scratch: Path
    known: str
    merged: Merged
    warnings: tuple[str, ...]

    @property
    def changes(self) -> tuple[str, ...]:
        """What will change, a line each; nothing where the data say it all already."""
        counts = Counter(row.part.table for row in self.merged.added)
        added = (f"data/{table}.csv: {count} new" for table, count in counts.items())
        revised = (f"Revised: {revision}" for revision in self.merged.revisions)
        return (*added, *revised)

    def accept(self) -> None:
        """Make it the data of the project.

        Raises
        ------
        TilstandError
            Somebody has changed the data since they were read, or has a file of them open.
        """
        if digest(self.root / "data") != self.known:
            raise TilstandError("The data were changed in the meantime. Run the import again.")
        try:
            put_in_place(self.root)
        except PermissionError as error:
            raise TilstandError(
                f"Nothing was written: {error}. Close the files of data/ in other programs."
            ) from None


@contextmanager
def open_import(root: Path, file: Path, revise: bool) -> Iterator[Import]:
    """Read a sheet and check the data as they would be with it; change nothing yet.

    Parameters
    ----------
    root : Path
        The project.
    file : Path
        A workbook, or a folder of CSV.
    revise : bool
        Whether the sheet may change what the data hold already.

    Raises
    ------
    UsageError
        There is no such file.
    InputError
        Everything that is wrong with the sheet, with sheet, row and column.
    TilstandError
        Another import is under way.
    """
    with scratch_copy(root) as scratch:
        known = digest(scratch / "data")
        all_parts = parts(scratch)
        rows, problems = read_filled(
            file.name, read_grids(file), all_parts, all_choices(scratch, all_parts)
        )
        merged = merge(scratch / "data", rows)
        problems += merged.problems
        if not revise:
            problems += [
                revision.filled.problem(
                    f"the data have {revision.old!r} and the sheet says {revision.new!r}. "
                    "Correct the sheet, or take in the new value with --revise.",
                    revision.field,
                )
                for revision in merged.revisions
            ]
        places = {(p.file, p.row, p.column) for p in problems}
        problems += [
            problem
            for problem in problems_of(scratch, merged, all_parts)
            if (problem.file, problem.row, problem.column) not in places
        ]
        if problems:
            raise InputError(sorted(problems, key=_place))
        _sort(scratch, merged)
        tables = {
            name: read_cells(scratch / "data", name)
            for name in ("observations", "indicators", "codes", "disagreements")
        }
        yield Import(root, scratch, known, merged, tuple(doubts(merged, tables)))


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.file, problem.row or 0, problem.column or ""


def _sort(scratch: Path, merged: Merged) -> None:
    """Write the tables in the order that a diff reads well in."""
    keys = {part.table: part.key for part in parts(scratch)}
    for name, lines in merged.tables.items():
        old = [line.cells for line in lines if line.old_row]
        new = [line.cells for line in lines if not line.old_row]
        write_cells(scratch / "data", name, in_order(name, keys[name], old, new))
