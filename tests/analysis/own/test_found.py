"""What the rules find in each edition, reckoned by hand from the sources."""

import pytest

from helpers.analysis.own import RULES, own_findings
from helpers.data import open_edition

SHARING = ("municipal_share", 70, 60, 80)
GROWTH = ("growth", 70, 70, 70)
RANKS = ("ranks", 12, 12, 12)
EXPECTED = {
    (2021, "ai"): [],
    (2021, "public_private"): [],
    (2021, "data_sharing"): [SHARING, ("ledger", 4, 4, 4)],
    (2021, "overview"): [("ledger", 4, 4, 4), RANKS],
    (2022, "data_sharing"): [GROWTH, SHARING, ("ledger", 4, 4, 4)],
    (2022, "overview"): [("ledger", 4, 4, 4), RANKS],
    (2024, "ai"): [
        ("expected", 18, 17, 19),
        ("ledger", 8, 8, 8),
        # 336 and 201 in all, of nine barriers.
        ("barriers", 15, 14, 16),
    ],
    (2024, "data_sharing"): [GROWTH, SHARING, ("ledger", 6, 6, 6)],
    (2024, "collaboration"): [("municipal_share", 70.83, 66.67, 75)],
    (2024, "public_private"): [("rest", 62.29, 61.09, 63.46)],
    (2024, "sustainability"): [],
    # 327 and 273.7 in all, of six barriers, with a decimal each.
    (2024, "overview"): [("ledger", 21, 21, 21), ("barriers", 8.88, 8.78, 8.98), RANKS],
}


@pytest.mark.parametrize(("year", "topic"), EXPECTED)
def test_what_an_edition_allows_is_found(year: int, topic: str) -> None:
    found = [
        (
            one.rule,
            *(round(float(n), 2) for n in (one.result.value, one.result.low, one.result.high)),
        )
        for one in own_findings(open_edition(year), topic)
    ]
    assert found == EXPECTED[year, topic]


def test_every_rule_finds_something() -> None:
    assert {rule for found in EXPECTED.values() for rule, *_ in found} == set(RULES)


@pytest.mark.parametrize("year", [2021, 2022, 2024])
def test_nothing_rests_on_what_an_edition_does_not_see(year: int) -> None:
    edition = open_edition(year)
    for topic in edition.codes("topic"):
        for one in own_findings(edition, topic):
            assert set(one.observations) <= set(edition.observations)
