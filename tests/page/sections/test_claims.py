"""What readers see of the checked claims, in chapters and on their own page."""

from pathlib import Path

import pytest

from helpers.analysis.claims import verdicts
from helpers.data import Edition, open_edition
from helpers.page import sections
from helpers.page.html import ClaimList, Table
from helpers.page.prose import Prose

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def edition() -> Edition:
    return open_edition(2024, root=ROOT)


def test_summary_counts_each_source_and_all(edition: Edition) -> None:
    table = sections.claim_summary(edition)
    assert isinstance(table, Table)
    numbers = [[int(str(cell)) for cell in row[1:]] for row in table.rows]
    *sources, total = numbers
    assert [sum(column) for column in zip(*sources, strict=True)] == total
    assert all(sum(row[:-1]) == row[-1] for row in numbers)
    assert total[-1] == len(verdicts(edition))
    # Worked out by hand: see tests/analysis/claims/expected_verdicts.csv.
    assert total == [120, 10, 9, 17, 56, 212]


def test_chapter_shows_its_claims_and_leads_to_the_evidence(edition: Edition) -> None:
    shown = sections.claims(edition, "ai")
    page = sections.all_claims(edition)
    assert isinstance(shown, ClaimList)
    assert isinstance(page, ClaimList)
    anchors = {claim.anchor for group in page.groups for claim in group.claims}
    (group,) = shown.groups
    assert len(group.claims) == len(verdicts(edition, "ai"))
    for claim in group.claims:
        (link,) = (v for _, values in claim.facts for v in values if not isinstance(v, str))
        address, _, anchor = link.href.partition("#")
        assert address == "claims.html"
        assert anchor in anchors


def test_every_claim_is_in_a_chapter(edition: Edition) -> None:
    topics = [code for column, code in edition.labels if column == "topic"]
    assert sum(len(verdicts(edition, topic)) for topic in topics) == len(verdicts(edition))


def test_evidence_holds_figures_years_and_what_another_source_says(edition: Edition) -> None:
    page = sections.all_claims(edition)
    assert isinstance(page, ClaimList)
    found = {claim.anchor: dict(claim.facts) for group in page.groups for claim in group.claims}
    rank = found["pastand-itip-egov-9-in-2019"]
    assert rank["Lest som"] == ("9.\xa0plass",)
    assert [str(v) for v in rank["Tall"]] == [
        "Digitale offentlige tjenester (eGovernment Benchmark), Norge: 9. i 2019"
    ]
    assert "7. i 2019" in str(rank["Oppgis også som"][0])
    change = found["pastand-rdt-rarely-shared-up-6"]
    assert change["Regnestykke"] == ("26 − 20 = 6\xa0prosentpoeng",)
    assert "20\xa0% i 2020, 26\xa0% i 2021" in str(change["Tall"][0])


def test_sources_that_disagree_are_shown_with_both_reckonings_and_why(edition: Edition) -> None:
    page = sections.all_claims(edition)
    assert isinstance(page, ClaimList)
    found = {claim.anchor: claim for group in page.groups for claim in group.claims}
    sets = found["pastand-rdt-datasets-1575"]
    assert sets.verdict == "disagree"
    facts = dict(sets.facts)
    assert facts["Regnestykke"] == (
        "Rikets digitale tilstand: 1\xa0575; Årsrapport 2022: Deling av data: 1\xa0589",
    )
    # What settles it is told where the edition sees the source that does.
    assert "årsrapporten for 2021" in str(facts["Merk"])
    # Two counts in one source.
    aims = [dict(found[f"pastand-annual-{n}-aims"].facts) for n in ("three", "four")]
    assert aims[0]["Regnestykke"] == aims[1]["Regnestykke"]
    older = sections.all_claims(open_edition(2021, root=ROOT))
    assert isinstance(older, ClaimList)
    (seen,) = (c for group in older.groups for c in group.claims if c.anchor == sets.anchor)
    assert seen.verdict == "holds"
    assert "Merk" not in dict(seen.facts)


def test_edition_without_claims_on_a_topic_says_so() -> None:
    shown = sections.claims(open_edition(2021, root=ROOT), "ai")
    assert isinstance(shown, Prose)
    assert "ingen påstander" in shown.text


def test_rules_name_the_margins(edition: Edition) -> None:
    text = sections.claim_rules(edition).text
    assert "10\xa0prosent" in text
    assert "1\xa0prosentpoeng" in text
