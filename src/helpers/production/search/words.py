"""What the search knows of words: those for the same, those without meaning, and compounds.

The tables are kept as text of the project, in the folder of the language.
"""

import csv
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpers.base.errors import InputError, Problem
from helpers.base.language import SOURCE_LANGUAGE
from helpers.base.messages import Fault

SYNONYMS, IGNORED, COMPOUNDS = "synonyms.csv", "ignored.txt", "compounds.txt"
_HEAD = ["said", "means"]
# Of the parts of a word that no table knows.
_LONG = 5
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Words:
    """What is known of the words of a language.

    Parameters
    ----------
    synonyms : tuple of (tuple of str, tuple of str)
        What readers say, and what the book calls it; each a word, or words that belong together.
    ignored : tuple of str
        Words of questions that lead nowhere.
    compounds : mapping of str to tuple of str
        The parts of words that are made of words.
    """

    synonyms: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = ()
    ignored: tuple[str, ...] = ()
    compounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def folder_of(root: Path, language: str = SOURCE_LANGUAGE) -> Path:
    """Return where a project keeps the tables of a language."""
    return root / "locales" / language / "search"


def read_words(folder: Path) -> Words:
    """Read the tables of a folder.

    Raises
    ------
    InputError
        A table is missing or has rows that cannot be read.
    """
    compounds = dict(_compound(line) for line in _text(folder / COMPOUNDS).splitlines())
    return Words(_synonyms(folder / SYNONYMS), tuple(_text(folder / IGNORED).split()), compounds)


def words_of(text: str) -> set[str]:
    """Return the words of a text, in small letters."""
    return set(_WORD.findall(text.lower()))


def compound_lines(compounds: Mapping[str, tuple[str, ...]]) -> str:
    """Write compounds as they are kept: a line a word, in order, its parts behind it."""
    return "".join(f"{word} {' '.join(compounds[word])}\n" for word in sorted(compounds))


def split_by(word: str, known: Collection[str]) -> tuple[str, ...]:
    """Return the two known words that a word is made of; none where it is not.

    This is for words that are newer than the table of compounds, so it dares little: both parts
    are long.

    Examples
    --------
    >>> split_by("dataområdet", {"data", "område", "området"})
    ()
    >>> split_by("klimaområdet", {"klima", "området"})
    ('klima', 'området')
    >>> split_by("virksomhetsområder", {"virksomhet", "områder"})
    ('virksomhet', 'områder')
    """
    for end in range(_LONG, len(word) - _LONG + 1):
        for link in ("", "s"):
            head, tail = word[:end], word[end + len(link) :]
            known_ones = head in known and tail in known and len(tail) >= _LONG
            if known_ones and word.startswith(link, end):
                return head, tail
    return ()


def _compound(line: str) -> tuple[str, tuple[str, ...]]:
    word, *parts = line.split()
    return word, tuple(parts)


def _synonyms(file: Path) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    rows = list(csv.reader(_text(file).splitlines()))
    problems = [
        Problem(
            file.name,
            Fault(
                "synonym-row",
                "expected two cells, {head}, each with words between semicolons.",
                head=_HEAD,
            ),
            number,
        )
        for number, row in enumerate(rows, 1)
        if len(row) != 2 or not all(map(_phrases, row)) or (number == 1 and row != _HEAD)
    ]
    if problems:
        raise InputError(problems)
    return tuple((_phrases(said), _phrases(means)) for said, means in rows[1:])


def _phrases(cell: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in cell.split(";") if phrase.strip())


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        fault = Fault("file-missing", "the file is missing; restore it from the repository.")
        raise InputError([Problem(f"{file.parent.name}/{file.name}", fault)]) from None
