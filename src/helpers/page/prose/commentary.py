"""What the authors say about a year, with its references filled like all other prose."""

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from helpers.base.errors import InputError, Problem, UsageError, require_known
from helpers.base.messages import Fault, Message, nearest
from helpers.data import Edition, editions, open_edition

from .linked import require_page
from .markdown import Fill, written
from .places import Place
from .sentences import Prose, filling

FOLDER = "data/commentary"
_FRONT_PAGE = "index"
# Signs of a text: emphasis that never ends takes as long as the square of them.
_LONGEST = 20_000


def commentary(edition: Edition, topic: str) -> Prose:
    """Return the authors' commentary on a topic in the edition's year; empty where none.

    Raises
    ------
    UsageError
        No page is on the topic, or everything that is wrong with the commentary: the messages
        name the file and line. A sentence of which a figure is missing is wrong too, since it
        is written for this edition alone.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.commentary(edition, "ai")
    """
    # A project of data alone has no pages to name.
    if pages := _pages(edition.root):
        require_known(Message("page"), topic, [_FRONT_PAGE, *pages])
    shown, problems = _read(edition, topic)
    if problems:
        name = f"{FOLDER}/{edition.year}/{topic}.md"
        raise UsageError("\n".join(f"{name}, line {line}: {said}" for line, said in problems))
    return Prose(shown)


def require_commentary(root: Path) -> None:
    """Do nothing where the commentary of all years can be shown.

    Raises
    ------
    InputError
        With everything that is wrong with it.
    """
    problems = tuple(commentary_problems(root))
    if problems:
        raise InputError(problems)


def commentary_problems(root: Path) -> Iterator[Problem]:
    """Yield what is wrong with the commentary of all years: its place, and its references.

    Parameters
    ----------
    root : Path
        The project.
    """
    years = {str(row.year) for row in editions(root)}
    topics = [_FRONT_PAGE, *_pages(root)]
    for file in sorted((root / FOLDER).glob("*/*.md")):
        name, year = file.relative_to(root).as_posix(), file.parent.name
        if not file.is_file():
            fault = Fault(
                "file-unreadable", "is no file that can be read; delete it, or write it again."
            )
            yield Problem(name, fault)
        elif year not in years:
            fault = Fault(
                "edition-unknown",
                "there is no edition {year}; expected one of {known}.",
                year=year,
                known=tuple(sorted(years)),
            )
            yield Problem(name, fault)
        elif file.stem not in topics:
            fault = Fault(
                "page-unknown",
                "no page shows a commentary on {topic!r}; expected one of {known}.{hint}",
                topic=file.stem,
                known=tuple(topics),
                hint=nearest(file.stem, topics),
            )
            yield Problem(name, fault)
        else:
            yield from _wrong_in(open_edition(int(year), root=root), file.stem, name)


def _pages(root: Path) -> list[str]:
    """Return what the chapters are on."""
    return [file.stem for file in sorted((root / "chapters").glob("*.ipynb"))]


def _wrong_in(edition: Edition, topic: str, name: str) -> Iterator[Problem]:
    try:
        for line, said in _read(edition, topic)[1]:
            yield Problem(name, Fault("sentence-form", "{reason}", reason=said), line)
    except UnicodeDecodeError:
        yield Problem(name, Fault("file-encoding", "is not UTF-8; save it as UTF-8."))


def _read(edition: Edition, topic: str) -> tuple[Markup, tuple[tuple[int, str], ...]]:
    """Return a commentary as HTML, and what is wrong with it; nothing where there is none."""
    text = edition.file(f"{FOLDER}/{edition.year}/{topic}.md") or ""
    if len(text) > _LONGEST:
        too_long = Message(
            "the text is too long: it has {count} signs; expected at most {most}.",
            count=len(text),
            most=_LONGEST,
        )
        return Markup(""), ((1, too_long),)
    page = f"{_FRONT_PAGE}.html" if topic == _FRONT_PAGE else f"chapters/{topic}.html"
    return written(
        text,
        lambda found: _all_of(edition, found),
        lambda href: require_page(edition.root, page, href),
    )


def _all_of(edition: Edition, found: tuple[Place, ...]) -> Fill:
    """Return what fills the places of a sentence, none of which may be left out."""
    fill = filling(edition, found, {})

    def required(place: Place) -> str:
        said = fill(place)
        if said is None:
            raise UsageError(
                Message(
                    "{place} has nothing to say in the edition {year}, and the sentence would be "
                    "left out. Name a year, population and answers that it has, or take the "
                    "sentence away.",
                    place=place.text,
                    year=edition.year,
                )
            )
        return said

    return required
