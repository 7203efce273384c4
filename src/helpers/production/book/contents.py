"""The table of contents and the configuration of the book, checked as they are read."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from helpers.base.errors import InputError, Problem
from helpers.base.messages import Fault, nearest
from helpers.base.settings import read_settings

TOC, CONFIGURATION = "_toc.yml", "_config.yml"
CHAPTERS = "chapters"
_FORMAT = "jb-book"
_PAGES = (".ipynb", ".md")


def pages(root: Path) -> tuple[str, ...]:
    """Return the pages that the table of contents names, in its order, without their endings.

    Raises
    ------
    InputError
        It is not there, is no table of contents, or names what is no page or a page twice.
    """
    problems = [*_wrong_contents(toc := _read(root, TOC))]
    if not problems:
        named = (toc["root"], *(one["file"] for part in _parts(toc) for one in part["chapters"]))
        problems = [*_wrong_pages(root, named)]
    if problems:
        raise InputError(Problem(TOC, fault) for fault in problems)
    return named


def configuration(root: Path) -> dict[str, Any]:
    """Return the configuration of Jupyter Book, with what the book needs of it in place.

    Raises
    ------
    InputError
        It is not there, or is no such configuration.
    """
    found = _read(root, CONFIGURATION)
    title = found.get("title") if isinstance(found, dict) else None
    sphinx = found.get("sphinx") if isinstance(found, dict) else None
    problems = []
    if not isinstance(title, str) or not title.strip():
        problems.append(
            Fault(
                "config-title",
                "has no title; expected a line such as {line}.",
                line="title: Digital tilstand",
            )
        )
    if not isinstance(sphinx, dict) or not isinstance(sphinx.get("config"), dict):
        problems.append(
            Fault(
                "config-sphinx",
                "has no settings below {place}; restore them from the repository.",
                place="sphinx: config:",
            )
        )
    if problems:
        raise InputError(Problem(CONFIGURATION, fault) for fault in problems)
    settings: dict[str, Any] = found
    return settings


def _read(root: Path, name: str) -> Any:
    if not (root / name).is_file():
        fault = Fault("file-missing", "the file is missing; restore it from the repository.")
        raise InputError([Problem(name, fault)])
    return read_settings(root / name, name)


def _parts(toc: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = toc.get("parts", [])
    return found


def _wrong_contents(toc: Any) -> Iterator[Fault]:
    """Yield what makes it no table of contents; only when nothing does may its pages be read."""
    if not isinstance(toc, dict) or toc.get("format") != _FORMAT or not _is_page(toc.get("root")):
        yield Fault(
            "contents-form",
            "is no table of contents; expected lines such as {lines}.",
            lines=(f"format: {_FORMAT}", "root: index", "parts:"),
        )
        return
    for name in sorted(map(str, toc.keys() - {"format", "root", "parts"})):
        yield Fault(
            "contents-key",
            "has no place for {name!r}; expected {known}.",
            name=name,
            known=("format", "root", "parts"),
        )
    parts = toc.get("parts", [])
    if not isinstance(parts, list):
        yield Fault("contents-parts", "has no list of parts; expected lines that begin with -.")
        return
    for number, part in enumerate(parts, 1):
        if not _is_part(part):
            yield Fault(
                "contents-part",
                "has a part {number} without pages; expected a caption, and below {chapters} "
                "lines such as {line}.",
                number=number,
                chapters="chapters:",
                line="- file: chapters/ai",
            )


def _is_part(part: Any) -> bool:
    """Tell whether something is a part of the book: a caption and a list of pages."""
    if not isinstance(part, dict) or not part.keys() <= {"caption", "chapters"}:
        return False
    chapters = part.get("chapters")
    return isinstance(chapters, list) and all(
        isinstance(one, dict) and one.keys() == {"file"} and _is_page(one["file"])
        for one in chapters
    )


def _is_page(name: Any) -> bool:
    return isinstance(name, str) and bool(name.strip())


def _wrong_pages(root: Path, named: Sequence[str]) -> Iterator[Fault]:
    there = [
        file.relative_to(root).with_suffix("").as_posix()
        for folder in {(root / page).parent for page in named}
        for file in folder.glob("*")
        if file.suffix in _PAGES and file.is_file()
    ]
    for page in dict.fromkeys(named):
        if page not in there:
            yield Fault(
                "page-unknown",
                "there is no page {page!r}.{hint}",
                page=page,
                hint=nearest(page, there),
            )
        elif named.count(page) > 1:
            yield Fault("page-twice", "names the page {page!r} twice; delete one.", page=page)
