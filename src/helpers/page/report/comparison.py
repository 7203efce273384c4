"""The body's answers beside the shares of others: a figure for each topic and scale."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from helpers import drawing
from helpers.base.formats import lowered
from helpers.base.language import phrase
from helpers.base.outputs import Download
from helpers.base.parted import parted
from helpers.base.spreadsheet import as_csv
from helpers.drawing import Mark, Series, look
from helpers.page.html import Caption, FigureBlock, Link, Table, show
from helpers.survey.prepared.report import Others, Question, Report, Share

from .about import source
from .wording import (
    at_mark,
    capital,
    certain,
    counted_answers,
    in_cell,
    own_answer,
    the_others,
)

_DONT_KNOW = {
    "in_base": phrase("telt med i grunnlaget"),
    "not_in_base": phrase("holdt utenfor grunnlaget"),
}


@dataclass(frozen=True, slots=True)
class Comparisons:
    """Figures that are shown below each other."""

    figures: tuple[FigureBlock, ...]

    def _ipython_display_(self) -> None:
        for figure in self.figures:
            show(figure)


def comparisons(report: Report) -> Comparisons:
    """Show every answer beside the shares of the others, in the order of the survey."""
    found = parted(
        report.questions, lambda q: (q.topic, q.answers, q.counted, q.dont_know)
    ).values()
    titles = (_title(report, group[0], [other[0] for other in found]) for group in found)
    return Comparisons(
        tuple(
            _figure(report, f"svar-{place}", title, group)
            for place, (title, group) in enumerate(zip(titles, found, strict=True), 1)
        )
    )


def _title(report: Report, first: Question, all_first: Sequence[Question]) -> str:
    """Name a figure by its topic, and by the answers that are counted where that is not enough."""
    _ = report.translate
    if any(question.topic for question in all_first):
        topic = first.topic or _("Andre spørsmål")
    else:
        topic = _("Spørsmålene")
    title = _("{}: dere og de andre").format(topic)
    alike = [question for question in all_first if question.topic == first.topic]
    return title if len(alike) == 1 else f"{title}, {counted_answers(report, first)}"


def _figure(report: Report, anchor: str, title: str, questions: Sequence[Question]) -> FigureBlock:
    """Make one figure of questions that share topic, scale and the answers that are counted."""
    _ = report.translate
    first = questions[0]
    measured = _("Andel i prosent som svarer {}. {}, {}. Deres eget svar står ved navnet.").format(
        counted_answers(report, first),
        capital(the_others(report)),
        report.year,
    )
    rows = _names(report, questions)
    table = Table(
        caption=title,
        headings=(_("Hva"), _("Dere"), *(others.label for others in report.others)),
        rows=tuple(
            (q.label, own_answer(report, q), *(in_cell(report, s) for s in q.shares))
            for q in questions
        ),
        language=report.language,
    )
    marks = tuple(_marks(report, rows, questions))
    return FigureBlock(
        anchor=anchor,
        title=title,
        measured=measured,
        picture=drawing.dumbbell(marks, "percent", report.language, _hidden(report, questions))
        if marks
        else None,
        alt=f"{title}. {measured} {_read(table)}",
        line=f"{capital(the_others(report))} · {report.year}",
        caption=_caption(report, questions),
        notes=_notes(report, questions),
        table=table,
        downloads=(Download.csv(anchor, _csv(report, questions)),),
        in_book=False,
        contact=_contact(report, anchor),
        year=report.year,
        language=report.language,
    )


def _names(report: Report, questions: Sequence[Question]) -> list[str]:
    """Name the rows of a chart by question and answer, each in a way of its own."""
    names: list[str] = []
    for question in questions:
        name = report.translate("{}. Dere: {}").format(
            re.sub(r"\.$", "", question.label), own_answer(report, question)
        )
        names.append(f"{name} ({len(names) + 1})" if name in names else name)
    return names


def _hidden(report: Report, questions: Sequence[Question]) -> str:
    """Say which shares a chart has no mark for, since they are held back; empty where none."""
    names = [
        f"{question.label} ({lowered(others.label)})"
        for question in questions
        for others, share in zip(report.others, question.shares, strict=True)
        if share.value is None
    ]
    return report.translate("Skjult: {}.").format("; ".join(names)) if names else ""


def _marks(report: Report, rows: Sequence[str], questions: Sequence[Question]) -> Iterator[Mark]:
    series = [
        Series(code, others.label, look(code, place))
        for place, others in enumerate(report.others)
        for code in [others.group or others.population]
    ]
    for row, question in zip(rows, questions, strict=True):
        for others, share in zip(series, question.shares, strict=True):
            if share.value is not None:
                yield Mark(
                    row=row,
                    series=others,
                    value=share.value,
                    text=at_mark(report, share),
                    low=None if certain(share) else share.low,
                    high=None if certain(share) else share.high,
                )


def _read(table: Table) -> str:
    """Read a table out, row by row."""
    rows = (
        f"{row[0]}: "
        + ", ".join(f"{h} {c}" for h, c in zip(table.headings[1:], row[1:], strict=True))
        for row in table.rows
    )
    return "; ".join(rows) + "."


def _caption(report: Report, questions: Sequence[Question]) -> Caption:
    _ = report.translate
    first = questions[0]
    return Caption(
        population=capital(the_others(report)),
        scale=_("{}. Talt med: {}").format(
            ", ".join(first.answers), counted_answers(report, first)
        ),
        year=str(report.year),
        base="; ".join(
            f"{others.label}: {_bases(report, [q.shares[place] for q in questions])}"
            for place, others in enumerate(report.others)
        ),
        sources=(Link(source(report)),),
        more=((_("«Vet ikke»"), _(_DONT_KNOW[first.dont_know])),),
    )


def _bases(report: Report, shares: Sequence[Share]) -> str:
    """Write the bases of several shares: "97 til 105"."""
    _ = report.translate
    known = sorted({share.n for share in shares if share.n is not None})
    if not known:
        return _("skjult")
    return str(known[0]) if len(known) == 1 else _("{} til {}").format(known[0], known[-1])


def _notes(report: Report, questions: Sequence[Question]) -> tuple[str, ...]:
    if all(share.value is not None for q in questions for share in q.shares):
        return ()
    return (report.translate("Noen andeler er holdt tilbake av hensyn til dem som har svart."),)


def _csv(report: Report, questions: Sequence[Question]) -> str:
    """Write the figures as CSV with commas, one row a share."""
    rows = [
        _csv_row(report, question, others, share)
        for question in questions
        for others, share in zip(report.others, question.shares, strict=True)
    ]
    return as_csv(list(rows[0]), rows)


def _csv_row(report: Report, question: Question, others: Others, share: Share) -> dict[str, object]:
    return {
        "label": question.label,
        "question": question.wording,
        "own_answer": question.own_words,
        "compared_with": others.label,
        "answers_counted": "; ".join(question.answers[place] for place in question.counted),
        "year": report.year,
        "precision": "" if share.value is None else share.precision,
        "value": share.value,
        "ci_low": share.low,
        "ci_high": share.high,
        "n": share.n,
        "held_back": "yes" if share.value is None else "no",
        "source": source(report),
    }


def _contact(report: Report, anchor: str) -> str:
    """Return the address for a report of an error; its subject names nobody."""
    subject = report.translate("Feil i en rapport: {}, {}").format(anchor, report.year)
    return f"mailto:{report.contact}?subject={quote(subject)}"
