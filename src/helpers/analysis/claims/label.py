"""The direction and the judgement that a source prints with a figure.

The operand is the figure, ``expected`` what is printed: ``up positive``, ``down negative`` ...
or ``flat none``, where a source prints that there is no development and judges nothing.
Both must be right, against the figure before it: that more people are dissatisfied is a rise,
and no positive one. A change that counts as none confirms no direction.
"""

from helpers.analysis.changes import Change, change_since
from helpers.base.formats import lowered
from helpers.base.language import phrase
from helpers.base.messages import Fault
from helpers.base.units import UNITS
from helpers.data import Edition
from helpers.data.edition import Row

from .change import MORE_DIGITS, reckoning, too_small
from .model import Claim, ClaimError, FigureMissing, Finding, Result, all_of
from .operands import figures
from .words import which

_DIRECTIONS = {
    "up": phrase("økende"),
    "down": phrase("synkende"),
    "flat": phrase("uendret"),
}
_PRINTED = {"positive": phrase("positiv"), "negative": phrase("negativ")}
_JUDGED = {"positive": "good", "negative": "bad"}
_BETTER = {
    "higher": phrase("høyere tall er bedre"),
    "lower": phrase("lavere tall er bedre"),
}
_NO_WAY = phrase("hvilken vei som er til det bedre")
_FOUND = {
    "good": phrase("til det bedre"),
    "bad": phrase("til det verre"),
    "neutral": phrase("verken til det bedre eller verre"),
}


def check_label(edition: Edition, claim: Claim) -> Finding:
    """Hold a printed label against the change since the figure before."""
    direction, _, judgement = claim.expected.partition(" ")
    unjudged = (direction, judgement) == ("flat", "none")
    if direction not in _DIRECTIONS or not (judgement in _PRINTED or unjudged):
        raise ClaimError(
            "expected",
            Fault(
                "label-form",
                "{expected!r} is no label; expected up, down or flat and then positive or "
                "negative: up positive; or flat none.",
                expected=claim.expected,
            ),
        )
    found = figures(edition, claim.operands)
    if len(found) != 1:
        raise ClaimError("operands", Fault("label-operands", "a label stands with one figure."))
    change = change_since(edition, found[0])
    if change is None:
        earlier = edition.translate("et tidligere tall for {}").format(which(edition, found[0]))
        raise FigureMissing((earlier,), found)
    told = change.direction != "unknown"
    parts = [_moved(direction, change)] + ([] if unjudged else [_judged(judgement, change)])
    result = all_of(parts)
    lacking = MORE_DIGITS if too_small(change.before, change.after) else _NO_WAY
    return Finding(
        result=result,
        claimed=_claimed(edition, direction, judgement),
        reckoning=_reckoning(edition, change),
        figures=(change.before, change.after),
        missing=(edition.translate(lacking),) if result == "unknown" and told else (),
    )


def label_text(edition: Edition, row: Row) -> str:
    """Write what the label of a row of ``key_figures.csv`` claims."""
    label = edition.text(edition.indicator(row["indicator"]), "label")
    return edition.translate("Utviklingen er merket som {printed}: {figure}").format(
        printed=edition.translate(" og ").join(
            _words(edition, row["printed_direction"], row["printed_judgement"])
        ),
        figure=lowered(label),
    )


def _moved(direction: str, change: Change) -> Result:
    if change.direction == "unknown":
        return "unknown"
    if change.direction == direction:
        return "holds"
    return "rounded" if direction == "flat" and change.is_flat() else "fails"


def _judged(judgement: str, change: Change) -> Result:
    if change.judgement in ("unknown", "slight") or change.after.indicator.better == "neither":
        return "unknown"
    return "holds" if change.judgement == _JUDGED[judgement] else "fails"


def _claimed(edition: Edition, direction: str, judgement: str) -> str:
    return ", ".join(_words(edition, direction, judgement))


def _words(edition: Edition, direction: str, judgement: str) -> list[str]:
    words = [_DIRECTIONS[direction], *([_PRINTED[judgement]] if judgement in _PRINTED else [])]
    return [edition.translate(word) for word in words]


def _reckoning(edition: Edition, change: Change) -> str:
    _ = edition.translate
    indicator = change.after.indicator
    words = [reckoning(edition, change.before, change.after)]
    if indicator.better in _BETTER and not UNITS[indicator.unit].ranked:
        words.append(_(_BETTER[indicator.better]))
    if change.judgement in _FOUND:
        words.append(_(_FOUND[change.judgement]))
    return "; ".join(words)
