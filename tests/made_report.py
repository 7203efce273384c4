"""A made report, to be changed at will."""

from dataclasses import replace
from typing import Any

from helpers.survey.prepared.report import Others, Question, Report, Share

WORDS = ("Svært lite", "Lite", "Noe", "Mye", "Svært mye")
OTHERS = (
    Others("all", "", "Alle offentlige virksomheter"),
    Others("municipality", "", "Kommuner"),
)
HIDDEN = Share(None, None, None, None)


def question(label: str, own: int | None, share: float | None = 40.0, **more: Any) -> Question:
    """Return a question with the share of municipalities that answer one of the two highest."""
    made = Question(
        topic="",
        label=label,
        wording="",
        answers=WORDS,
        counted=(3, 4),
        ordered=True,
        own=own,
        own_kind="answer" if own is not None else "no_answer",
        own_words=WORDS[own] if own is not None else "Ikke besvart",
        better="higher",
        dont_know="not_in_base",
        shares=(
            Share(50.0, 45.0, 55.0, 200),
            HIDDEN if share is None else Share(share, share - 5, share + 5, 90),
        ),
    )
    return replace(made, **more)


def report(*questions: Question) -> Report:
    return Report(
        organisation="bø",
        name="Bø kommune",
        year=2025,
        source="Undersøkelsen 2025",
        locator="Laget datasett",
        minimum_base=5,
        contact="feil@eksempel.no",
        others=OTHERS,
        questions=questions,
    )
