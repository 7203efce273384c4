"""The fingerprint of an edition belongs to its facts, not to how they are written."""

import csv
import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from helpers.data import editions
from helpers.data.checks import check
from helpers.data.checks.editions import digest_of_facts, fingerprint

Row = dict[str, str | float | None]
Tables = dict[str, list[Row]]

TEXT = st.text('ab0,;"\n', max_size=3)
NUMBER = st.none() | st.integers(-9, 9) | st.floats(-1e6, 1e6, allow_nan=False)
ROW = st.fixed_dictionaries({"code": TEXT, "other": TEXT, "value": NUMBER, "n": NUMBER})
TABLES = st.dictionaries(st.sampled_from(["a", "b"]), st.lists(ROW, max_size=4))


def said(tables: Mapping[str, list[Row]]) -> Counter[object]:
    """Return what tables say: every row with what its cells hold, as often as it is there."""
    return Counter(
        (name, frozenset((c, v) for c, v in row.items() if v not in ("", None)))
        for name, rows in tables.items()
        for row in rows
    )


@given(TABLES, st.randoms(use_true_random=False))
def test_neither_order_nor_an_empty_column_nor_spelling_changes_it(
    tables: Tables, random: Random
) -> None:
    other: Tables = {}
    for name in reversed(tables):
        rows = [{**row, "new": "", "newer": None, "note_nb": "Ny."} for row in tables[name]]
        for place, row in enumerate(rows):
            cells = list(row.items())
            random.shuffle(cells)
            # An integer column may come to be one of decimals.
            rows[place] = {c: float(v) if isinstance(v, int) else v for c, v in cells}
        random.shuffle(rows)
        other[name] = rows
    assert digest_of_facts(other) == digest_of_facts(tables)


@given(TABLES, TABLES, st.data())
def test_what_says_something_else_has_another(
    one: Tables, two: Tables, data: st.DataObject
) -> None:
    assert (digest_of_facts(one) == digest_of_facts(two)) == (said(one) == said(two))
    places = [(name, place) for name, rows in one.items() for place in range(len(rows))]
    if places:
        name, place = data.draw(st.sampled_from(places))
        rows = list(one[name])
        column = data.draw(st.sampled_from(sorted(rows[place])))
        cell = data.draw(NUMBER if column in ("value", "n") else TEXT)
        rows[place] = rows[place] | {column: cell}
        near = one | {name: rows}
        assert (digest_of_facts(one) == digest_of_facts(near)) == (said(one) == said(near))


def test_a_new_column_changes_no_published_edition_until_something_stands_in_it(
    project: Path,
) -> None:
    descriptor = project / "data/datapackage.json"
    package = json.loads(descriptor.read_text(encoding="utf-8"))
    (table,) = (r for r in package["resources"] if r["name"] == "observations")
    table["schema"]["fields"].insert(3, {"name": "new", "type": "string", "description": "New"})
    descriptor.write_text(json.dumps(package), encoding="utf-8")
    file = project / "data/observations.csv"
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))

    def fill(cell: str) -> tuple[bool, ...]:
        columns = [field["name"] for field in table["schema"]["fields"]]
        with file.open("w", encoding="utf-8", newline="") as text:
            writer = csv.DictWriter(text, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows([rows[0] | {"new": cell}, *(row | {"new": ""} for row in rows[1:])])
        published = (e for e in editions(project) if e.status == "published")
        return tuple(fingerprint(project, e.year) == e.fingerprint for e in published)

    assert all(fill(""))
    assert check(project) == ()
    assert not all(fill("x"))
