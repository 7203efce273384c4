"""All claims: a group for each verdict, what fails first, and what a script needs to choose."""

import json

import pytest
from bs4 import BeautifulSoup

from helpers.page.html import CheckedClaim, ClaimRegister, choose
from helpers.page.html.claims import VERDICTS
from helpers.production.book.blocks import active

FACTS = (("Regnestykke", ("1 = 1",)),)


def claim(verdict: str, number: int = 1, topic: str = "ai", source: str = "a_2021") -> CheckedClaim:
    anchor = f"pastand-{verdict}-{number}"
    return CheckedClaim(verdict, f"{verdict} {number}", FACTS, anchor, topic, source, "(A, 2021)")


def register(*claims: CheckedClaim) -> ClaimRegister:
    topics = {"ai": "Kunstig intelligens", "overview": "Oversikt"}
    return ClaimRegister(claims, topics, {"a_2021": "Å", "b_2024": 'B\'s "b" <b>'})


def page(*claims: CheckedClaim) -> BeautifulSoup:
    return BeautifulSoup(register(*claims).html(), "html.parser")


def test_claims_of_a_verdict_stand_together_what_fails_first() -> None:
    shown = page(*(claim(verdict, n) for n in (1, 2) for verdict in reversed(VERDICTS)))
    assert [group.h3.text for group in shown.select(".dt-claim-group")] == [
        f"{word} (2)" for word in VERDICTS.values()
    ]
    assert [line["id"] for line in shown.select("[id^=pastand-]")] == [
        f"pastand-{verdict}-{n}" for verdict in VERDICTS for n in (1, 2)
    ]


def test_what_holds_is_closed_and_nothing_is_empty() -> None:
    shown = page(claim("holds"), claim("rounded"), claim("unknown"))
    opened = {group.h3.text: group.has_attr("open") for group in shown.select(".dt-claim-group")}
    assert opened == {
        "Kan ikke etterprøves (1)": False,
        "Holder når det rundes av (1)": False,
        "Holder (1)": False,
    }


def test_lines_tell_what_they_are_chosen_by() -> None:
    (line,) = page(claim("fails", topic="overview", source="b_2024")).select("li")
    assert {name: line[f"data-{name}"] for name in ("verdict", "topic", "source")} == {
        "verdict": "fails",
        "topic": "overview",
        "source": "b_2024",
    }


def test_choices_are_those_that_there_are_claims_of_in_words() -> None:
    shown = page(claim("fails"), claim("holds", 1), claim("holds", 2, source="b_2024"))
    choices = json.loads(shown.div["data-choices"])
    assert choices["filters"] == [
        ["verdict", "Utfall", [["fails", "Holder ikke (1)"], ["holds", "Holder (2)"]]],
        ["topic", "Tema", [["ai", "Kunstig intelligens (3)"]]],
        ["source", "Kilde", [["a_2021", "Å (2)"], ["b_2024", 'B\'s "b" <b> (1)']]],
    ]


def test_no_page_refuses_it() -> None:
    assert active(register(claim("fails"), claim("holds")).html()) == ()


def test_address_of_a_choice_names_what_is_chosen() -> None:
    assert choose(source="a_2021", verdict="fails") == "source=a_2021&verdict=fails"
    assert choose() == ""


@pytest.mark.parametrize(
    "lacking",
    [
        CheckedClaim("fails", "x", FACTS, "", "ai", "a_2021"),
        CheckedClaim("fails", "x", FACTS, "a", "", "a_2021"),
        CheckedClaim("fails", "x", FACTS, "a", "ai", "c_2024"),
    ],
)
def test_claim_without_a_place_or_of_an_unknown_topic_or_source_is_refused(
    lacking: CheckedClaim,
) -> None:
    with pytest.raises(ValueError, match="The claim 'x'"):
        register(lacking)


def test_register_without_claims_is_refused() -> None:
    with pytest.raises(ValueError, match="A register of claims"):
        register()


def test_plain_text_has_a_line_a_claim_in_the_same_order() -> None:
    assert register(claim("holds"), claim("fails")).plain() == (
        "Holder ikke: fails 1\nHolder: holds 1"
    )
