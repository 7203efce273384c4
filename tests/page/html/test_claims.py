"""Claims on a page: icon and word, evidence, and a place for links."""

import pytest
from bs4 import BeautifulSoup

from helpers.page.html import CheckedClaim, ClaimGroup, ClaimList, Link
from helpers.page.html.claims import VERDICTS

FACTS = (("Regnestykke", ("26 − 20 = 6 prosentpoeng",)), ("I boken", (Link("Se", "ai.html#x"),)))


def shown(**parts) -> BeautifulSoup:
    claim = CheckedClaim(**{"verdict": "holds", "text": "Opp <6>", "facts": FACTS} | parts)
    return BeautifulSoup(ClaimList((ClaimGroup((claim,), "Kilden"),)).html(), "html.parser")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_verdict_is_an_icon_and_a_word(verdict):
    page = shown(verdict=verdict)
    assert page.select_one(".dt-verdict").text == VERDICTS[verdict]
    assert page.select_one(f".dt-{verdict} svg")["aria-hidden"] == "true"


def test_evidence_link_and_anchor_are_there():
    page = shown(anchor="pastand-x")
    assert page.select_one("#pastand-x .dt-claim-text").text == "Opp <6>"
    assert page.select_one("dd a")["href"] == "ai.html#x"
    assert page.select_one("h3").text == "Kilden"


def test_icons_differ():
    assert len({str(shown(verdict=verdict).svg) for verdict in VERDICTS}) == len(VERDICTS)


@pytest.mark.parametrize(
    "parts",
    [
        {"verdict": "maybe"},
        {"text": " "},
        {"facts": ()},
        {"facts": (("Tall", ("",)),)},
        {"anchor": "Å"},
    ],
)
def test_claim_that_lacks_a_part_is_refused(parts):
    with pytest.raises(ValueError, match=r"claim|anchor"):
        shown(**parts)


def test_plain_text_has_a_line_a_claim():
    claim = CheckedClaim("fails", "Opp 6", FACTS)
    assert ClaimList((ClaimGroup((claim,)),)).plain() == "Holder ikke: Opp 6"
