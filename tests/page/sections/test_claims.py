"""What readers see of the checked claims, in chapters and on their own page."""

from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from helpers.analysis.claims import RESULTS, verdicts
from helpers.data import Edition, open_edition
from helpers.page import sections
from helpers.page.figures.claimed import told
from helpers.page.html import ClaimList, ClaimRegister, Table
from helpers.page.html.parts import Choice
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
    # In the order of RESULTS: fails, disagree, unknown, rounded, holds.
    assert total == [17, 9, 56, 10, 123, 215]


def test_summary_leads_to_what_it_counts(edition: Edition) -> None:
    table = sections.claim_summary(edition)
    page = sections.all_claims(edition)
    assert isinstance(table, Table)
    assert isinstance(page, ClaimRegister)
    led = [cell for row in table.rows for cell in row if isinstance(cell, Choice)]
    assert {str(cell) for row in table.rows for cell in row[1:]} - {str(c) for c in led} == {
        "0",
        str(len(page.claims)),
    }
    for cell in led:
        chosen = dict(parse_qsl(cell.query))
        found = [c for c in page.claims if all(getattr(c, of) == v for of, v in chosen.items())]
        assert str(len(found)) == str(cell), cell.query


def test_chapter_shows_the_claims_that_no_figure_has_told() -> None:
    edition = open_edition(2024, root=ROOT)
    first, *others = verdicts(edition, "ai")
    told(edition, [first])
    shown = sections.claims(edition, "ai")
    assert isinstance(shown, ClaimList)
    assert {claim.text for claim in shown.claims} == {v.claim.text for v in others}
    order = [RESULTS.index(claim.verdict) for claim in shown.claims]
    assert order == sorted(order)
    assert not any(claim.anchor for claim in shown.claims)
    assert sections.claims(edition, "ai").plain() == ""


def test_every_claim_has_its_place_topic_and_source_on_the_page(edition: Edition) -> None:
    page = sections.all_claims(edition)
    assert isinstance(page, ClaimRegister)
    assert [(c.anchor, c.topic, c.source) for c in page.claims] == [
        (f"pastand-{v.claim.claim.replace('_', '-')}", v.topic, v.claim.source)
        for v in verdicts(edition)
    ]
    assert {c.by for c in page.claims if c.source == "itip_2024"} == {"(Rambøll,\xa02024)"}


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024])
def test_every_claim_is_in_the_chapter_of_its_first_figure(year: int) -> None:
    edition = open_edition(year, root=ROOT)
    of_topics = [v for topic in edition.codes("topic") for v in verdicts(edition, topic)]
    found = verdicts(edition)
    assert sorted(v.claim.claim for v in of_topics) == sorted(v.claim.claim for v in found)
    for topic in edition.codes("topic"):
        assert list(verdicts(edition, topic)) == [v for v in found if v.topic == topic]


def test_evidence_holds_figures_years_and_what_another_source_says(edition: Edition) -> None:
    page = sections.all_claims(edition)
    assert isinstance(page, ClaimRegister)
    found = {claim.anchor: dict(claim.facts) for claim in page.claims}
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
    assert isinstance(page, ClaimRegister)
    found = {claim.anchor: claim for claim in page.claims}
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
    assert isinstance(older, ClaimRegister)
    (seen,) = (c for c in older.claims if c.anchor == sets.anchor)
    assert seen.verdict == "holds"
    assert "Merk" not in dict(seen.facts)


def test_edition_without_claims_on_a_topic_shows_nothing() -> None:
    shown = sections.claims(open_edition(2021, root=ROOT), "ai")
    assert isinstance(shown, Prose)
    assert shown.text == ""


def test_rules_name_the_margins(edition: Edition) -> None:
    text = sections.claim_rules(edition).text
    assert "10\xa0prosent" in text
    assert "1\xa0prosentpoeng" in text
