"""What was asked of the data, with a digest of each answer.

A chapter shows answers to its questions and nothing else of the data. So it need not run again
while every question has the answer that it had. A question is asked of an edition (`Edition`)
or is a file that was read. Questions that the answer to another question asks are its own
affair and are not noted.
"""

import functools
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from helpers.base.errors import UsageError
from helpers.base.files import digest

P = ParamSpec("P")
R = TypeVar("R")
K = TypeVar("K")
V = TypeVar("V")

# Of the code and the translations it is known without questions that they have changed.
_PACKAGE = Path(__file__).resolve().parents[1]
_CODE = (".py", ".pyc", ".so")
_TRANSLATIONS = "locales"


class Asker(Protocol):
    """What a question can be asked of: an edition in a language."""

    @property
    def year(self) -> int:
        """The year of the edition."""

    @property
    def language(self) -> str:
        """The language that readers see."""


A = TypeVar("A", bound=Asker)


class _Notes:
    """The notes of this process; nothing is noted before `begin`."""

    def __init__(self) -> None:
        self.taken: dict[str, str] = {}
        self.noting = False
        self.inside = False

    @property
    def listening(self) -> bool:
        """Whether what is asked now is noted."""
        return self.noting and not self.inside


_notes = _Notes()
# What may be asked for a record that another may have written.
_questions: dict[str, Callable[..., object]] = {}


def begin(root: Path) -> None:
    """Note from now on what is asked, and which files of the project are read besides.

    There is no end to it: it is for a process that runs one chapter.

    Parameters
    ----------
    root : Path
        The project.
    """
    root = root.resolve()

    def opened(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str) and not _notes.inside:
            with within():
                path = Path(arguments[0]).resolve()
                counts = path.is_relative_to(root) and not _known_otherwise(path, root)
                content = _content(path) if counts else None
            if counts:
                note({"file": path.relative_to(root).as_posix()}, content)

    _notes.noting = True
    sys.addaudithook(opened)


def taken() -> dict[str, str]:
    """Return the questions that have been noted, each with the digest of its answer."""
    return dict(sorted(_notes.taken.items()))


def note(question: Mapping[str, object], answer: object) -> None:
    """Note a question and its answer; of the same question, the first answer counts."""
    if _notes.listening:
        text = json.dumps(question, ensure_ascii=False, sort_keys=True)
        if text not in _notes.taken:
            _notes.taken[text] = digest_answer(answer)


def digest_answer(answer: object) -> str:
    """Return the digest of an answer: of values whose text says all that they are."""
    return digest(repr(answer).encode())


@contextmanager
def within() -> Iterator[None]:
    """Ask on behalf of a question that is noted already."""
    before, _notes.inside = _notes.inside, True
    try:
        yield
    finally:
        _notes.inside = before


def question(method: Callable[Concatenate[A, P], R]) -> Callable[Concatenate[A, P], R]:
    """Note each call of a method of an edition.

    Its arguments are texts, numbers, and series of them.
    """
    _questions[method.__name__] = method

    @functools.wraps(method)
    def asked(self: A, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if not _notes.listening:
            return method(self, *args, **kwargs)
        plain = [_plain(argument) for argument in args]
        named = {name: _plain(argument) for name, argument in kwargs.items()}
        noted = _of(self.year, self.language, method.__name__) | {"args": plain, "kwargs": named}
        try:
            with within():
                answer = method(self, *plain, **named)
        except Exception as error:
            note(noted, error)
            raise
        note(noted, answer)
        return answer

    return asked


class Answers(Mapping[K, V]):
    """A mapping of which it is noted what was looked up, or that all of it was."""

    def __init__(self, year: int, language: str, name: str, values: Mapping[K, V]) -> None:
        self._question = _of(year, language, name)
        self._values = dict(values)

    def __getitem__(self, key: K) -> V:
        self._note(key)
        return self._values[key]

    def __contains__(self, key: object) -> bool:
        self._note(key)
        return key in self._values

    def __iter__(self) -> Iterator[K]:
        note(self._question, self._values)
        return iter(self._values)

    def __len__(self) -> int:
        note(self._question, self._values)
        return len(self._values)

    def _note(self, key: Any) -> None:
        # Most are asked on behalf of a question that is noted already.
        if _notes.listening:
            note(self._question | {"args": [key]}, self._values.get(key))


def answers(
    questions: Iterable[str], root: Path, edition: Callable[[int, str], Asker]
) -> dict[str, str]:
    """Ask again, and return the digests of the answers of today.

    Parameters
    ----------
    questions : iterable of str
        As `taken` returns them.
    root : Path
        The project.
    edition : callable
        Opens an edition; what it raises is the answer to each question about it.
    """
    with within():
        return {text: _answer(json.loads(text), root, edition) for text in questions}


def _answer(asked: Mapping[str, Any], root: Path, edition: Callable[[int, str], Asker]) -> str:
    """Answer a question, which may have been written by another: nothing else is done for it."""
    try:
        if "file" in asked:
            file = (root / asked["file"]).resolve()
            return digest_answer(_content(file) if file.is_relative_to(root.resolve()) else None)
        asker, name = edition(asked["year"], asked["language"]), asked["ask"]
        if name in _questions:
            return digest_answer(_questions[name](asker, *asked["args"], **asked["kwargs"]))
        found = getattr(asker, name)
        if not isinstance(found, Answers):
            raise UsageError(f"Nothing can be asked by the name of {name!r}.")
        values = found._values
        return digest_answer(values.get(_hashable(*asked["args"])) if "args" in asked else values)
    except Exception as error:
        return digest_answer(error)


def _of(year: int, language: str, name: str) -> dict[str, object]:
    return {"year": year, "language": language, "ask": name}


def _plain(argument: Any) -> Any:
    """Return an argument as JSON gives it back."""
    if isinstance(argument, Iterable) and not isinstance(argument, str):
        return [_plain(item) for item in argument]
    return argument


def _hashable(key: Any) -> Any:
    return tuple(map(_hashable, key)) if isinstance(key, list) else key


def _known_otherwise(file: Path, root: Path) -> bool:
    parts = file.relative_to(root).parts
    return (
        file.suffix in _CODE
        or file.is_relative_to(_PACKAGE)
        or parts[0] == _TRANSLATIONS
        or any(part.startswith(".") for part in parts)
    )


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None
