"""How common the body's answers are: the shares of others, where it answers alike and where not."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from helpers.base.language import mark
from helpers.drawing.scale import tick_writer
from helpers.page.html import FigureBlock
from helpers.survey.prepared.report import Question, Report

from .comparison import Comparisons, block, hidden, series
from .wording import at_mark, capital, counted_answers

if TYPE_CHECKING:
    from helpers.drawing.plots import Drawing

# Fewer questions than this do not spread.
_LEAST = 3
_OWN = {
    True: mark("Dere svarer det samme"),
    False: mark("Dere svarer noe annet"),
    None: mark("Dere har ikke svart"),
}


def distribution(report: Report, draw: "Drawing") -> Comparisons:
    """Show how the shares of the others spread, a figure for each scale.

    Nothing is drawn that the report does not show elsewhere: what is held back is not there.

    Parameters
    ----------
    report : Report
    draw : callable
        Draws ``data`` on the axes ``ax``, as in `helpers.page.figures.plot`. A row is the share of
        some others for a question: ``value`` and ``text``, whose it is (``others``), the
        ``question``, its ``topic``, and whether the body gives one of the answers counted
        (``own``).
    """
    groups: dict[tuple[object, ...], list[Question]] = {}
    for question in report.questions:
        if any(share.value is not None for share in question.shares):
            shared = question.answers, question.counted, question.dont_know
            groups.setdefault(shared, []).append(question)
    found = [group for group in groups.values() if len(group) >= _LEAST]
    return Comparisons(
        tuple(
            _figure(report, f"fordeling-{place}", group, len(found), draw)
            for place, group in enumerate(found, 1)
        )
    )


def _figure(
    report: Report, anchor: str, questions: Sequence[Question], count: int, draw: "Drawing"
) -> FigureBlock:
    # It takes longer to load than the book's own charts take to draw.
    from helpers.drawing.plots import plotted

    _ = report.translate
    title = _("Hvor vanlige er svarene deres?")
    if count > 1:
        title = f"{title} {capital(counted_answers(report, questions[0]))}"
    data = _tidy(report, questions)
    ticks = {**dict.fromkeys(data.columns), "value": tick_writer("percent", report.language)}
    picture = plotted(
        f"The figure {anchor!r}", draw, data, series(report), ticks, hidden(report, questions)
    )
    return block(report, anchor, title, _("Hvert merke er ett spørsmål."), questions, picture)


def _tidy(report: Report, questions: Sequence[Question]) -> pd.DataFrame:
    """Set the shares that are not held back in a table, in words that readers see."""
    data = pd.DataFrame(
        {
            "topic": question.topic,
            "question": question.label,
            "own": report.translate(_OWN[_alike(question)]),
            "others": others.label,
            "value": share.value,
            "text": at_mark(report, share),
        }
        for question in questions
        for others, share in zip(report.others, question.shares, strict=True)
        if share.value is not None
    )
    for column, order in (
        ("own", [report.translate(words) for words in _OWN.values()]),
        ("others", [others.label for others in report.others]),
    ):
        there = set(data[column])
        data[column] = pd.Categorical(data[column], [words for words in order if words in there])
    return data


def _alike(question: Question) -> bool | None:
    """Tell whether the body gives one of the answers counted; None where it gives none."""
    return None if question.own is None else question.own in question.counted
