"""What the search script looks in: a script itself, so that it loads from a folder too."""

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Sequence

from .shortened import shortened
from .units import Page, Unit
from .words import Words, split_by, words_of

NAME = "search_index.js"
# What it may weigh, packed as servers pack it: where a book has more to say, it shows less of it.
MOST = 60_000
_LENGTHS = (300, 250, 200, 150, 100)
_MANY = 15
_BEFORE, _AFTER = "globalThis.tilstandFound=", ";\n"
# Of what is written of a unit, where its texts begin.
_TEXTS = 4


def script(pages: Sequence[Page], words: Words) -> str:
    """Write all that can be found, and what is known of its words, as a script.

    The browser makes the index itself: what it is made from is smaller, and there is one place
    only that knows how words are taken apart.

    Parameters
    ----------
    pages : sequence of Page
        The pages, in the order of the book.
    words : Words
    """
    for longest in _LENGTHS:
        written = _script([shortened(page, longest) for page in pages], words)
        if len(gzip.compress(written.encode(), mtime=0)) < MOST:
            break
    return written


def _script(pages: Sequence[Page], words: Words) -> str:
    units = [(number, unit) for number, page in enumerate(pages) for unit in page.units]
    common = _common([unit for _, unit in units])
    places = {(page, unit.anchor): place for place, (page, unit) in enumerate(units)}
    kinds = sorted({unit.kind for _, unit in units})
    found = {
        "pages": [[p.address, p.title, p.weight, list(p.keywords)] for p in pages],
        "kinds": kinds,
        # By what is said, not by unit: what is alike stands together and travels as less.
        "units": _columns(
            [
                page,
                kinds.index(unit.kind),
                places.get((page, unit.within), -1),
                *(unit.anchor, unit.title, unit.value, unit.text),
                " ".join(word for word in unit.more.split() if word not in common),
            ]
            for page, unit in units
        ),
        "compounds": _compounds(pages, words),
        "synonyms": [",".join(map(";".join, row)) for row in words.synonyms],
        "ignored": words.ignored,
    }
    written = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return f"{_BEFORE}{written}{_AFTER}"


def vocabulary(written: str) -> set[str]:
    """Return the words of all that can be found by a script that was written."""
    found = json.loads(written.removeprefix(_BEFORE).removesuffix(_AFTER))
    return words_of(" ".join(text for texts in found["units"][_TEXTS:] for text in texts))


def _columns(rows: Iterable[Sequence[object]]) -> list[tuple[object, ...]]:
    return list(zip(*rows, strict=True))


def _common(units: Sequence[Unit]) -> set[str]:
    """Return the words that so many places have that one more says nothing."""
    counts = Counter(word for u in units for word in words_of(f"{u.title} {u.text} {u.more}"))
    return {word for word, count in counts.items() if count > _MANY}


def _compounds(pages: Sequence[Page], words: Words) -> list[str]:
    """Return each compound of the pages with its parts behind it."""
    texts = (f"{u.title} {u.value} {u.text} {u.more}" for page in pages for u in page.units)
    own, known = words_of(" ".join(texts)), words.compounds
    found = {word: known.get(word) or split_by(word, own) for word in sorted(own)}
    return [" ".join((word, *parts)) for word, parts in found.items() if parts]
