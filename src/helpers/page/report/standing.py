"""Where a body's answer stands: on the good side of a question, on the bad side or between."""

from collections.abc import Iterable

from helpers.survey.prepared.report import Others, Question, Report, Share

GOOD, BAD, BETWEEN, OPEN = "good", "bad", "between", "open"


def standing(question: Question) -> str:
    """Return which side an answer is on: good, bad, between, or open where there is none.

    The answers that are counted are one side; the other is made of as many answers at the
    other end of the scale. Which is the good one follows from ``better``.

    Examples
    --------
    >>> from dataclasses import replace
    >>> words = tuple("12345")
    >>> agree = Question("", "x", "", words, (3, 4), True, 4, "answer", "5", "higher", "", ())
    >>> standing(agree), standing(replace(agree, own=2)), standing(replace(agree, own=1))
    ('good', 'between', 'bad')
    >>> standing(replace(agree, better="lower")), standing(replace(agree, better="neither"))
    ('bad', 'open')
    """
    if question.own is None or question.better not in ("higher", "lower"):
        return OPEN
    higher = question.better == "higher"
    if question.own in question.counted:
        return GOOD if higher else BAD
    if question.own in _other_end(question):
        return BAD if higher else GOOD
    return BETWEEN


def step_up(question: Question) -> str | None:
    """Return the next answer in the good direction, in words; None where there is no scale."""
    if question.own is None or not question.ordered:
        return None
    counted_high = max(question.counted) == len(question.answers) - 1
    up = counted_high == (question.better == "higher")
    place = question.own + (1 if up else -1)
    return question.answers[place] if 0 <= place < len(question.answers) else None


def nearest(report: Report, question: Question) -> tuple[Others, Share] | None:
    """Return the smallest of the others whose share is shown; None where all are held back."""
    shown = [
        (others, share)
        for others, share in zip(report.others, question.shares, strict=True)
        if share.value is not None
    ]
    return shown[-1] if shown else None


def good_share(report: Report, question: Question) -> float | None:
    """Return how many of the nearest others count as good, in per cent.

    Where it is good to be among those who are not counted, it is the rest.
    """
    found = nearest(report, question)
    if found is None or found[1].value is None:
        return None
    return found[1].value if question.better == "higher" else 100 - found[1].value


def by_good_share(
    report: Report, questions: Iterable[Question], most_first: bool
) -> list[Question]:
    """Sort questions by how many of the nearest others count as good; unknown ones stand last."""

    def place(question: Question) -> tuple[bool, float]:
        share = good_share(report, question)
        return share is None, (-share if most_first else share) if share is not None else 0.0

    return sorted(questions, key=place)


def _other_end(question: Question) -> set[int]:
    """Return as many answers as are counted, from the end of the scale that is farther away."""
    last, size = len(question.answers) - 1, len(question.counted)
    low = min(question.counted) >= last - max(question.counted)
    end = range(size) if low else range(last - size + 1, last + 1)
    return set(end) - set(question.counted)
