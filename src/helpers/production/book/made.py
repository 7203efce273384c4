"""What the HTML was made from, so that it is not made again for nothing.

Nothing heavy is imported here: the answer to "has anything changed?" must come at once.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.base.files import (
    code_of_package,
    digest,
    digest_of,
    project_files,
    versions,
    write_whole,
)

# In ``about``, what no check and no notebook reads.
_TEXT = ".md"
_ERRATA = "errata.md"
_LOOKS = {".css", ".html", ".js"}


@dataclass(frozen=True, slots=True)
class Ran:
    """What has been checked and run of a project, and is as it was.

    Parameters
    ----------
    drafts : mapping of int to bool
        Every edition, oldest first, and whether it is a draft.
    years : frozenset of int
        The editions whose notebooks are in place.
    """

    drafts: Mapping[int, bool]
    years: frozenset[int]

    def all_of(self, year: int | None, *, every: bool) -> tuple[int, ...]:
        """Return the editions asked for, the newest where none is; empty where not all have run."""
        known = tuple(self.drafts)
        asked = known if every else known[-1:] if year is None else (year,)
        return asked if self.years.issuperset(asked) else ()


def is_current(root: Path, years: Sequence[int] | None) -> bool:
    """Whether nothing in the project or its HTML has changed since editions were built.

    Parameters
    ----------
    root : Path
        The project.
    years : sequence of int, optional
        The editions; the newest where left out, all where empty.
    """
    record = _read(_whole(root))
    if not record:
        return False
    editions = record["editions"]
    wanted = editions[-1:] if years is None else years or editions
    return (
        set(wanted) <= set(record["built"])
        and record["html"] == _listing(root / "_build" / "html")
        and record["project"] == _of_project(root)
    )


def remember(root: Path, project: str, editions: Iterable[int], built: Iterable[int]) -> None:
    """Note that editions have been built from the project as it was when the build began.

    What was edited meanwhile is then seen as a change.

    Parameters
    ----------
    root : Path
        The project.
    project : str
        The digest that `begin` returned.
    editions : iterable of int
        All that there are, oldest first.
    built : iterable of int
        Those that are up to date.
    """
    found = {"project": project, "html": _listing(root / "_build" / "html")}
    _write(_whole(root), found | {"editions": list(editions), "built": list(built)})


def remember_outside(root: Path) -> None:
    """Note that what was written since beside the editions belongs to them as they were built."""
    record = _read(_whole(root))
    if record:
        _write(_whole(root), record | {"html": _listing(root / "_build" / "html")})


def begin(root: Path) -> tuple[str, frozenset[int]]:
    """Note that a build has begun.

    Returns
    -------
    project : str
        A digest of the project as it is.
    built : frozenset of int
        The editions that have been built from it already.
    """
    record, project = _read(_whole(root)), _of_project(root)
    _whole(root).unlink(missing_ok=True)
    current = record and record["project"] == project
    return project, frozenset(record["built"] if current else ())


def figures_of(root: Path) -> str:
    """Return a digest of all that can change what checks and notebooks say: all but plain text."""
    files = (file for file in project_files(root) if not _is_text(file.relative_to(root)))
    return _with_code(root, digest_of(files, root))


def ran(root: Path, figures: str) -> Ran:
    """Return what has been checked and run of these figures."""
    record = _read(_run(root))
    if record.get("figures") != figures:
        return Ran({}, frozenset())
    drafts = {int(year): draft for year, draft in record["drafts"]}
    executed = record["executed"].items()
    years = (int(year) for year, was in executed if was == _listing(_executed(root, year)))
    return Ran(drafts, frozenset(years))


def remember_run(
    root: Path, figures: str, drafts: Mapping[int, bool], years: Iterable[int]
) -> None:
    """Note that the project has been checked, and the notebooks of editions have run.

    Parameters
    ----------
    root : Path
        The project.
    figures : str
        What `figures_of` returned before that.
    drafts : mapping of int to bool
        Every edition, oldest first, and whether it is a draft.
    years : iterable of int
        The editions that have run.
    """
    before = ran(root, figures).years
    executed = {str(year): _listing(_executed(root, year)) for year in sorted(before.union(years))}
    record = {"figures": figures, "drafts": list(drafts.items()), "executed": executed}
    _write(_run(root), record)


def digest_of_stage(root: Path, stage: Path) -> str:
    """Return a digest of all that HTML is made from; before Sphinx adds files of its own."""
    staged = digest_of((file for file in stage.rglob("*") if file.is_file()), stage)
    return _with_code(root, staged)


def is_made(root: Path, year: int, staged: str, html: Path) -> bool:
    """Whether an edition's HTML was made from what is staged, and is as it was made."""
    return _read(_edition(root, year)) == {"stage": staged, "html": _listing(html)}


def remember_made(root: Path, year: int, staged: str, html: Path) -> None:
    """Note what an edition's HTML was made from."""
    _write(_edition(root, year), {"stage": staged, "html": _listing(html)})


def _of_project(root: Path) -> str:
    return _with_code(root, digest_of(project_files(root), root))


def _with_code(root: Path, files: str) -> str:
    return digest(f"{files} {versions(root)} {code_of_package()}".encode())


def _is_text(file: Path) -> bool:
    """Whether only Sphinx reads a file of the project."""
    if file.parts[0] == "theme":
        return file.suffix in _LOOKS
    return file.parts[0] == "about" and file.suffix == _TEXT and file.name != _ERRATA


def _listing(folder: Path) -> str:
    """Return a digest of the names, sizes and times of what lies in a folder."""
    lines = []
    for file in folder.rglob("*"):
        seen = file.stat()
        if file.is_file():
            lines.append(f"{file.relative_to(folder).as_posix()} {seen.st_size} {seen.st_mtime_ns}")
    return digest("\n".join(sorted(lines)).encode())


def _whole(root: Path) -> Path:
    return root / "_build" / "made" / "project.json"


def _run(root: Path) -> Path:
    return root / "_build" / "made" / "figures.json"


def _executed(root: Path, year: object) -> Path:
    return root / "_build" / "executed" / str(year)


def _edition(root: Path, year: int) -> Path:
    return root / "_build" / "made" / f"{year}.json"


def _read(file: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return found


def _write(file: Path, record: dict[str, Any]) -> None:
    write_whole(file, json.dumps(record).encode())
