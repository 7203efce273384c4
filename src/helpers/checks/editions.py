"""A published edition stays as it was, or says what was corrected."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from ..errors import Problem
from ..messages import Message
from ..observations.editions import EditionRow, editions
from ..observations.tables import resources
from ..observations.visible import SOURCE_COLUMNS, read_visible

ERRATA = "about/errata.md"


def fingerprint(root: Path, year: int) -> str:
    """Return twelve characters that change when a fact visible in the edition changes.

    Texts for readers (columns ending in ``_nb`` and ``_en``) are left out: better wording
    is no correction.
    """
    digest = hashlib.sha256()
    for name, resource in resources(root).items():
        columns = [field["name"] for field in resource["schema"]["fields"]]
        if set(columns) & set(SOURCE_COLUMNS):
            facts = [column for column in columns if not column.endswith(("_nb", "_en"))]
            table = read_visible(root, name, year)[facts]
            if table.empty:
                # A table that the edition sees nothing of changes nothing in it by being there.
                continue
            digest.update(table.sort_values(facts).to_csv(index=False).encode())
    return digest.hexdigest()[:12]


def edition_problems(root: Path) -> Iterator[Problem]:
    """Yield the published editions whose facts changed without a line in the errata."""
    for place, row in enumerate(editions(root), 2):
        if row.status != "published":
            continue
        now = fingerprint(root, row.year)
        if not row.published or not row.fingerprint:
            yield Problem(
                "data/editions.csv",
                Message(
                    "a published edition has a date and a fingerprint; that of {year} is {now}.",
                    year=row.year,
                    now=now,
                ),
                place,
                "published" if not row.published else "fingerprint",
            )
        elif now != _last_known(root, row):
            yield Problem(
                ERRATA,
                Message(
                    "the figures of the published edition {year} have changed. Expected a line "
                    "that tells readers what: | date | {year} | what was corrected | {now} |",
                    year=row.year,
                    now=now,
                ),
            )


def _last_known(root: Path, row: EditionRow) -> str:
    """Return the fingerprint after the last correction that the errata list."""
    path = root / ERRATA
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    line = rf"^\|[^|]*\|\s*{row.year}\s*\|[^|]*\|\s*`?([0-9a-f]{{12}})`?\s*\|"
    corrections = re.findall(line, text, flags=re.MULTILINE)
    return corrections[-1] if corrections else row.fingerprint
