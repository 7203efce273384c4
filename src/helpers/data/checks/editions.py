"""A published edition stays as it was, or says what was corrected."""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from helpers.base.errors import Problem
from helpers.base.messages import Fault
from helpers.data.descriptor import resources
from helpers.data.editions import EditionRow, editions
from helpers.data.tables import read_table
from helpers.data.visible import SOURCE_COLUMNS, Row, visible

ERRATA = "about/errata.md"


def fingerprint(root: Path, year: int) -> str:
    """Return twelve characters that change when a fact visible in the edition changes.

    Texts for readers (columns ending in ``_nb`` and ``_en``) are left out: better wording
    is no correction.
    """
    return fingerprint_of({name: read_table(root, name) for name in resources(root)}, year)


def fingerprint_of(tables: Mapping[str, Sequence[Row]], year: int) -> str:
    """Return the fingerprint of an edition of tables that have been read."""
    naming = {
        name: rows
        for name, rows in tables.items()
        if rows and not rows[0].keys().isdisjoint(SOURCE_COLUMNS)
    }
    sources = tables["sources"]
    return digest_of_facts({name: visible(rows, sources, year) for name, rows in naming.items()})


def digest_of_facts(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> str:
    """Return twelve characters that stand for what tables say, however they are written.

    A fact is a row without its empty cells. So neither the order of rows and columns nor a
    column that has come and is empty makes another digest, nor how a number is spelt.

    Parameters
    ----------
    tables : mapping of name to rows
    """
    facts = (
        json.dumps([name, sorted((c, _text(v)) for c, v in row.items() if _is_fact(c, v))])
        for name, rows in tables.items()
        for row in rows
    )
    return hashlib.sha256("\n".join(sorted(facts)).encode()).hexdigest()[:12]


def _is_fact(column: str, value: object) -> bool:
    return value not in (None, "") and not column.endswith(("_nb", "_en"))


def _text(value: Any) -> str:
    # Of nothing there is one, whatever its sign.
    return value if isinstance(value, str) else repr(float(value) + 0.0)


def edition_problems(root: Path, tables: Mapping[str, Sequence[Row]]) -> Iterator[Problem]:
    """Yield the published editions whose facts changed without a line in the errata.

    Parameters
    ----------
    root : Path
        The project, with its errata.
    tables : mapping of name to rows
        All its tables.
    """
    for place, row in enumerate(editions(root), 2):
        if row.status != "published":
            continue
        now = fingerprint_of(tables, row.year)
        if not row.published or not row.fingerprint:
            yield Problem(
                "data/editions.csv",
                Fault(
                    "edition-incomplete",
                    "a published edition has a date and a fingerprint; that of {year} is {now}.",
                    year=row.year,
                    now=now,
                ),
                place,
                "published" if not row.published else "fingerprint",
            )
        elif now != last_known(root, row):
            yield Problem(
                ERRATA,
                Fault(
                    "edition-changed",
                    "the figures of the published edition {year} have changed. Expected a line "
                    "that tells readers what: | date | {year} | what was corrected | {now} |",
                    year=row.year,
                    now=now,
                ),
            )


def last_known(root: Path, row: EditionRow) -> str:
    """Return the fingerprint after the last correction that the errata list."""
    path = root / ERRATA
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    line = rf"^\|[^|]*\|\s*{row.year}\s*\|[^|]*\|\s*`?([0-9a-f]{{12}})`?\s*\|"
    corrections = re.findall(line, text, flags=re.MULTILINE)
    return corrections[-1] if corrections else row.fingerprint
