"""Strengths, barriers and next steps follow from the answers, and from nothing else."""

import pytest

from helpers.page.html import Listing
from helpers.page.report import barriers, next_steps, strengths
from helpers.page.report.standing import standing, step_up
from made_report import HIDDEN, WORDS, question, report


def texts(listing: Listing) -> list[str]:
    return [str(item.text) for item in listing.items]


def test_each_answer_stands_on_one_side():
    answers = [question("x", own) for own in range(5)]
    assert [standing(q) for q in answers] == ["bad", "bad", "between", "good", "good"]
    barrier = [question("x", own, better="lower") for own in range(5)]
    assert [standing(q) for q in barrier] == ["good", "good", "between", "bad", "bad"]
    assert standing(question("x", None)) == "open"
    assert standing(question("x", 4, better="")) == "open"


def test_where_the_lowest_answers_are_counted_the_other_end_is_the_highest():
    rarely = [question("x", own, counted=(0, 1), better="lower") for own in range(5)]
    assert [standing(q) for q in rarely] == ["bad", "bad", "between", "good", "good"]
    assert step_up(rarely[1]) == WORDS[2]


def test_strengths_begin_with_what_fewest_others_share():
    found = strengths(
        report(question("Vanlig", 4, 70.0), question("Sjelden", 3, 10.0), question("Svak", 0))
    )
    assert texts(found) == [
        "Sjelden: dere svarte «Mye» (4\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}5).",
        "Vanlig: dere svarte «Svært mye» (5\N{NO-BREAK SPACE}av\N{NO-BREAK SPACE}5).",
    ]
    assert found.items[0].detail == (
        "Kommuner: 10\N{NO-BREAK SPACE}prosent (5–15) svarte «Mye» eller «Svært mye»."
    )


def test_barriers_are_what_is_reported_and_what_is_answered_low():
    found = barriers(
        report(
            question("Lav", 0, 30.0),
            question("Hindring", 4, 80.0, better="lower"),
            question("Høy", 4),
            question("Nøytral", 0, better="neither"),
        )
    )
    assert [text.split(":")[0] for text in texts(found)] == ["Lav", "Hindring"]


def test_next_steps_go_one_answer_up_where_most_others_are():
    found = next_steps(report(question("Få", 2, 10.0), question("Mange", 1, 60.0)))
    assert texts(found) == [
        "Mange: et neste steg er fra «Lite» til «Noe».",
        "Få: et neste steg er fra «Noe» til «Mye».",
    ]
    down = next_steps(report(question("Hindring", 4, better="lower")))
    assert texts(down) == ["Hindring: et neste steg er fra «Svært mye» til «Mye»."]


def test_what_nobody_knew_is_a_step_too():
    unknown = question("Deler data", None, own_kind="dont_know", own_words="Vet ikke")
    silent = question("Annet", None)
    assert texts(next_steps(report(unknown, silent))) == [
        "Finn ut av det dere svarte «Vet ikke» på: deler data."
    ]


def test_what_is_held_back_is_not_told_in_words():
    found = strengths(report(question("Skjult", 4, None), question("Vist", 4, 90.0)))
    # The nearest that is shown stands in for it.
    assert found.items[0].detail.startswith("Alle offentlige virksomheter: 50")
    alone = report(question("Skjult", 4, shares=(HIDDEN, HIDDEN)))
    assert strengths(alone).items[0].detail == "Hva andre svarte, er holdt tilbake."


@pytest.mark.parametrize("listed", [strengths, barriers, next_steps])
def test_without_any_there_is_a_sentence(listed):
    assert len(listed(report(question("Åpen", None))).items) == 1


def test_lists_are_short():
    many = report(*(question(f"Svak {i}", 0, float(i)) for i in range(20)))
    assert len(barriers(many).items) == len(next_steps(many).items) == 5
