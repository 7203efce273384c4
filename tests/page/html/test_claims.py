"""Claims on a page: icon and word, evidence, and a place for links."""

import pytest
from bs4 import BeautifulSoup

from helpers.analysis.claims import RESULTS
from helpers.page.html import CheckedClaim, ClaimList, Link
from helpers.page.html.claims import VERDICTS

FACTS = (("Regnestykke", ("26 − 20 = 6 prosentpoeng",)), ("I boken", (Link("Se", "ai.html#x"),)))


def shown(**parts) -> BeautifulSoup:
    claim = CheckedClaim(**{"verdict": "holds", "text": "Opp <6>", "facts": FACTS} | parts)
    return BeautifulSoup(ClaimList((claim,)).html(), "html.parser")


@pytest.mark.parametrize("verdict", VERDICTS)
def test_verdict_is_an_icon_and_a_word(verdict):
    page = shown(verdict=verdict)
    assert page.select_one(".dt-verdict").text == f"{VERDICTS[verdict]}:"
    assert page.select_one(f".dt-{verdict} svg")["aria-hidden"] == "true"


def test_evidence_link_and_anchor_are_there():
    page = shown(anchor="pastand-x")
    assert page.summary.get_text(strip=True) == "Holder:Opp <6>"
    assert page.select_one("details > #pastand-x dd a")["href"] == "ai.html#x"


def test_line_says_whose_it_is_where_that_is_told():
    assert page_text(by="(Kilden, 2021)") == "Holder: Opp <6> (Kilden, 2021)"
    assert page_text() == "Holder: Opp <6>"


def page_text(**parts) -> str:
    return " ".join(shown(**parts).summary.get_text().split())


def test_verdicts_stand_in_the_order_of_the_checkers():
    assert tuple(VERDICTS) == RESULTS


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
    assert ClaimList((claim,)).plain() == "Holder ikke: Opp 6"
