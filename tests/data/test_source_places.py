"""Where a source is to be found: an address or why there is none, and which text was read."""

import csv
from collections import defaultdict

from library import ROOT

with (ROOT / "data/sources.csv").open(encoding="utf-8", newline="") as text:
    SOURCES = list(csv.DictReader(text))


def test_every_source_has_an_address_or_says_why_not():
    lost = [row["source"] for row in SOURCES if not row["url"] and "adresse" not in row["note_nb"]]
    assert lost == []


def test_a_source_with_an_address_says_when_it_was_read():
    assert [row["source"] for row in SOURCES if row["url"] and not row["read"]] == []


def test_sources_that_share_an_address_say_which_years_text_was_read():
    places = defaultdict(list)
    for row in SOURCES:
        if row["url"]:
            places[row["url"]].append(row)
    shared = [row for group in places.values() if len(group) > 1 for row in group]
    assert len(shared) > 5
    silent = [
        row["source"]
        for row in shared
        if row["edition"] not in row["note_nb"] + row["title"]
        and "første teksten" not in row["note_nb"]
    ]
    assert silent == []
