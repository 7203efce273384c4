"""Take a sheet that was filled in back into the data."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from helpers.base.errors import InputError, Problem, TilstandError
from helpers.base.files import write_all
from helpers.base.messages import Fault, Message
from helpers.data.checks import require_readable
from helpers.data.checks.editions import ERRATA

from .corrected import Correction, owed_lines, uncorrected, with_lines
from .doubts import doubts
from .filled import read_filled
from .grid import read_grids
from .merge import Merged, Revision, merge
from .new_year import all_choices
from .parts import parts
from .preview import AllChoices, in_sheet, preview
from .swap import digest, put_in_place, scratch_copy
from .tables import in_order, read_cells, write_cells
from .terms import SheetWords
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
    known : tuple of str and bytes
        The digest of the data that the sheet was checked against, and the page of corrections.
    page : bytes
        That page as it will be.
    changes : tuple of str
        What will change, a line each; nothing where the data say it all already.
    warnings : tuple of str
        What the author should look at again.
    """

    root: Path
    scratch: Path
    known: tuple[str, bytes]
    page: bytes
    changes: tuple[str, ...]
    warnings: tuple[str, ...]

    def accept(self) -> None:
        """Make it the data of the project.

        Raises
        ------
        TilstandError
            Somebody has changed the data since they were read.
        OSError
            They cannot be written; `open_import` makes a message of it.
        """
        if _state(self.root) != self.known:
            raise TilstandError(
                Message("The data were changed in the meantime. Run the import again.")
            )
        _, before = self.known
        if self.page == before:
            put_in_place(self.root)
            return
        # Whoever is interrupted between the two finishes with the same command: the figures are
        # then those that the page speaks of.
        write_all({self.root / ERRATA: self.page})
        try:
            put_in_place(self.root)
        except BaseException:
            write_all({self.root / ERRATA: before})
            raise


@contextmanager
def open_import(
    root: Path, file: Path, revise: bool, correction: Correction | None = None
) -> Iterator[Import]:
    """Read a sheet and check the data as they would be with it; change nothing yet.

    Parameters
    ----------
    root : Path
        The project.
    file : Path
        A workbook, or a folder of CSV.
    revise : bool
        Whether the sheet may change what the data hold already.
    correction : Correction, optional
        What readers are told where the figures of a published edition change.

    Raises
    ------
    UsageError
        There is no such file.
    InputError
        Everything that is wrong with the sheet, with sheet, row and column.
    TilstandError
        Another import is under way, or the data cannot be written.
    """
    require_readable(root)
    with scratch_copy(root) as scratch:
        known = _state(scratch)
        all_parts = parts(scratch)
        choices = all_choices(scratch, all_parts)
        read = read_filled(file.name, read_grids(file), all_parts, choices)
        merged = merge(scratch / "data", read.rows)
        problems = [*read.problems, *merged.problems]
        if not revise:
            problems += [_not_revised(revision, choices) for revision in merged.revisions]
        places = {(p.file, p.row, p.column) for p in problems}
        found = problems_of(scratch, merged, SheetWords(all_parts, choices), root)
        owed = [problem for problem in found if problem.code == "edition-changed"]
        lines = owed_lines(owed, correction)
        if not lines:
            problems += [uncorrected(problem, merged, scratch / "data") for problem in owed]
        problems += [
            problem
            for problem in found
            if problem not in owed and (problem.file, problem.row, problem.column) not in places
        ]
        if problems:
            raise InputError(sorted(problems, key=_place))
        _sort(scratch, merged)
        tables = {
            name: read_cells(scratch / "data", name)
            for name in ("observations", "indicators", "codes", "disagreements")
        }
        yield Import(
            root,
            scratch,
            known,
            with_lines(known[1], lines) if lines else known[1],
            (*preview(merged, tables, all_choices(scratch, all_parts)), *_told(lines)),
            (*read.warnings, *doubts(merged, tables, root)),
        )


def _state(root: Path) -> tuple[str, bytes]:
    """Return what an import depends on: the data, and the page of corrections."""
    page = root / ERRATA
    return digest(root / "data"), page.read_bytes() if page.is_file() else b""


def _told(lines: Iterable[str]) -> Iterator[Message]:
    for line in lines:
        yield Message("{file}: {line}", file=ERRATA, line=line)


def _not_revised(revision: Revision, choices: AllChoices) -> Problem:
    part, column = revision.filled.part, revision.filled.part.column(revision.field)
    fault = Fault(
        "value-revised",
        "the data have {old!r} and the sheet says {new!r}. Correct the sheet, or take in the new "
        "value with --revise.",
        old=in_sheet(part, column, revision.old, choices),
        new=in_sheet(part, column, revision.new, choices),
    )
    return revision.filled.problem(fault, revision.field)


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.file, problem.row or 0, problem.column or ""


def _sort(scratch: Path, merged: Merged) -> None:
    """Write the tables in the order that a diff reads well in."""
    keys = {part.table: part.key for part in parts(scratch)}
    for name, lines in merged.tables.items():
        old = [line.cells for line in lines if line.old_row]
        new = [line.cells for line in lines if not line.old_row]
        write_cells(scratch / "data", name, in_order(name, keys[name], old, new))
