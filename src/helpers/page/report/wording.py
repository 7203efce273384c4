"""How shares and answers are written in a report."""

from collections.abc import Iterable

from helpers.base.formats import lowered, number, short, spoken
from helpers.survey.prepared.report import Question, Report, Share

NO_BREAK = "\N{NO-BREAK SPACE}"


def in_cell(report: Report, share: Share) -> str:
    """Write a share as a table has room for it: "23,9 % (19,0–29,6), n = 157"."""
    _ = report.translate
    if share.value is None or share.n is None:
        return _("skjult")
    count = number(share.n, report.language)
    return f"{at_mark(report, share)}{_interval(report, share)}, n{NO_BREAK}= {count}"


def at_mark(report: Report, share: Share) -> str:
    """Write a share that is shown as it stands in a chart: "23,9 %"."""
    assert share.value is not None
    return short(share.value, "percent", share.precision, report.language)


def in_sentence(report: Report, share: Share) -> str:
    """Write a share that is shown as it stands in a sentence: "23,9 prosent (19,0–29,6)"."""
    assert share.value is not None
    return spoken(share.value, "percent", share.precision, report.language) + _interval(
        report, share
    )


def certain(share: Share) -> bool:
    """Whether there is no interval to speak of: everybody has answered, or too few to tell."""
    return share.low is None or share.high is None or share.low == share.high


def own_answer(report: Report, question: Question, quoted: bool = False) -> str:
    """Write the body's answer and where it stands: "I stor grad (4 av 5)"."""
    words = f"«{question.own_words}»" if quoted else question.own_words
    if question.own is None or not question.ordered:
        return words
    place = report.translate("{} av {}").format(question.own + 1, len(question.answers))
    return f"{words} ({place.replace(' ', NO_BREAK)})"


def counted_answers(report: Report, question: Question) -> str:
    """Write the answers that are counted: "«I stor grad» eller «I svært stor grad»"."""
    *first, last = (f"«{question.answers[place]}»" for place in question.counted)
    return report.translate("{} eller {}").format(", ".join(first), last) if first else last


def the_others(report: Report) -> str:
    """Name all whom the body is compared with, as in a sentence."""
    return joined(report, (lowered(others.label) for others in report.others))


def capital(text: str) -> str:
    """Write a text with a capital first."""
    return text[:1].upper() + text[1:]


def joined(report: Report, words: Iterable[str]) -> str:
    """Join words the way a sentence does, each once: "a, b og c"."""
    *first, last = dict.fromkeys(words)
    return report.translate("{} og {}").format(", ".join(first), last) if first else last


def _interval(report: Report, share: Share) -> str:
    if certain(share) or share.low is None or share.high is None:
        return ""
    ends = (number(end, report.language) for end in (share.low, share.high))
    return f" ({'–'.join(ends)})"
