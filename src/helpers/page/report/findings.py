"""Strengths, barriers and next steps in words, all of them from the body's answers."""

from collections.abc import Iterable

from helpers.base.formats import lowered
from helpers.page.html import Item, Listing
from helpers.survey.prepared.report import Question, Report

from .standing import BAD, BETWEEN, GOOD, by_good_share, nearest, standing, step_up
from .wording import counted_answers, in_sentence, joined, own_answer

# A list that is longer is no help in choosing.
_MOST = 5


def strengths(report: Report) -> Listing:
    """List the answers on the good side, first those that the fewest others share."""
    _ = report.translate
    found = by_good_share(report, _on(report, GOOD), most_first=False)
    if not found:
        return _alone(report, _("Ingen av svarene deres er på den gode siden av skalaen."))
    return Listing(tuple(_answered(report, q) for q in found[:_MOST]), report.language)


def barriers(report: Report) -> Listing:
    """List the answers on the bad side, first those where most others are on the good one."""
    _ = report.translate
    found = by_good_share(report, _on(report, BAD), most_first=True)
    if not found:
        return _alone(report, _("Ingen av svarene deres er på den svake siden av skalaen."))
    return Listing(tuple(_answered(report, q) for q in found[:_MOST]), report.language)


def next_steps(report: Report) -> Listing:
    """List steps up from the answers that are not good yet, where most others have come first."""
    _ = report.translate
    found = by_good_share(report, _on(report, BAD, BETWEEN), most_first=True)
    steps = [_step(report, question) for question in found[:_MOST]]
    unknown = [lowered(q.label) for q in report.questions if q.own_kind == "dont_know"]
    if unknown:
        text = _("Finn ut av det dere svarte «Vet ikke» på: {}.").format(joined(report, unknown))
        steps.append(Item(text))
    if not steps:
        return _alone(report, _("Svarene deres peker ikke ut noe å begynne med."))
    return Listing(tuple(steps), report.language)


def _on(report: Report, *sides: str) -> Iterable[Question]:
    return (question for question in report.questions if standing(question) in sides)


def _answered(report: Report, question: Question) -> Item:
    text = report.translate("{}: dere svarte {}.").format(
        question.label, own_answer(report, question, quoted=True)
    )
    return Item(text, _of_others(report, question))


def _step(report: Report, question: Question) -> Item:
    _ = report.translate
    step = step_up(question)
    if step is None:
        text = _("{}: dere svarte {}.").format(question.label, f"«{question.own_words}»")
    else:
        text = _("{}: et neste steg er fra «{}» til «{}».").format(
            question.label, question.own_words, step
        )
    return Item(text, _of_others(report, question))


def _of_others(report: Report, question: Question) -> str:
    """Write what the nearest others answered: "Kommuner: 23,9 prosent svarte «I stor grad»."."""
    _ = report.translate
    found = nearest(report, question)
    if found is None:
        return _("Hva andre svarte, er holdt tilbake.")
    others, share = found
    return _("{who}: {share} svarte {answers}.").format(
        who=others.label,
        share=in_sentence(report, share),
        answers=counted_answers(report, question),
    )


def _alone(report: Report, text: str) -> Listing:
    return Listing((Item(text),), report.language)
