"""Every verdict of the book, against the result worked out by hand."""

import csv
from pathlib import Path

import pytest

from analysis.claims.made import ROOT
from helpers.analysis.claims import RESULTS, verdicts
from helpers.data import open_edition

EXPECTED = Path(__file__).with_name("expected_verdicts.csv")
# What an edition says otherwise than the newest one, since it does not see a later source.
# Nothing that an edition finds true is false in a later one: at most, sources disagree there.
EARLIER: dict[int, dict[str, str]] = {
    2021: {
        "rdt_datasets_1575": "holds",
        "rdt_eif_down_1": "holds",
        "rdt_2021_goal_5_3": "holds",
        "egdi14_above_sweden": "unknown",
        "egdi14_above_denmark": "unknown",
    },
    2022: {},
    2023: {},
}


def by_hand() -> dict[str, str]:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(row["by_hand"] for row in rows)
    return {row["claim"]: row["verdict"] for row in rows}


def found(year: int) -> dict[str, str]:
    checked = verdicts(open_edition(year, root=ROOT))
    assert len({verdict.claim.claim for verdict in checked}) == len(checked)
    return {verdict.claim.claim: verdict.result for verdict in checked}


def test_newest_edition():
    assert found(2024) == by_hand()


@pytest.mark.parametrize("year", EARLIER)
def test_earlier_editions(year):
    seen = found(year)
    assert seen == {claim: by_hand()[claim] for claim in seen} | EARLIER[year]


def test_there_are_claims_of_early_and_later_sources_and_enough_of_them():
    edition = open_edition(2024, root=ROOT)
    checked = [v for v in verdicts(edition) if v.claim.kind != "label"]
    first = {"study_2018", "rdt_2021", "annual_2022", "goal4_2022", "itip_2024"}
    assert first <= {verdict.claim.source for verdict in checked} <= set(edition.sources)
    assert len(checked) >= 45
    later = [verdict for verdict in checked if verdict.claim.source not in first]
    assert len(later) >= 40
    # Those that fail and those that nobody can check are there as well.
    assert {verdict.result for verdict in later} == set(RESULTS)


def test_what_one_edition_finds_true_is_false_in_none():
    found_in = [found(year) for year in (*EARLIER, 2024)]
    for claim in set().union(*found_in):
        results = {seen[claim] for seen in found_in if claim in seen}
        assert not (results & {"holds", "rounded"} and "fails" in results), claim


def test_every_verdict_carries_its_evidence():
    for verdict in verdicts(open_edition(2024, root=ROOT)):
        finding = verdict.finding
        if verdict.result == "unknown":
            assert finding.missing, verdict.claim.claim
        else:
            assert finding.reckoning, verdict.claim.claim
            assert finding.claimed, verdict.claim.claim
            assert finding.figures or verdict.claim.kind == "count", verdict.claim.claim


def test_every_printed_label_is_a_claim():
    edition = open_edition(2024, root=ROOT)
    labels = [v for v in verdicts(edition) if v.claim.kind == "label"]
    printed = [r for r in edition.rows("key_figures") if r["printed_direction"] != "none"]
    # 23 of the first sources, of which 3 are flat, 20 of the status pages for 2022 and 2023.
    assert len(labels) == len(printed) == 43
    wrong = [v.claim.claim for v in labels if v.result == "fails"]
    # The 51 of rdt_goal6_2022, up from 50, counts as unchanged.
    assert wrong == [
        "rdt_2021_goal_1_2",
        "rdt_goal6_2022_goal_6_2",
        "rdt_goal6_2023_goal_6_3",
    ]
