"""The verdict on a claim: the checker of its kind, and what it takes to be checked."""

from collections.abc import Callable
from dataclasses import replace

from helpers.base.messages import Fault
from helpers.data import Edition
from helpers.data.asked import within

from .change import check_change
from .compare import check_compare
from .count import check_count
from .label import check_label
from .level import check_level, check_rounding
from .model import Claim, ClaimError, FigureMissing, Finding, Verdict
from .rank import check_rank
from .readings import disputed, own_reading, readings
from .uncheckable import check_uncheckable
from .words import sources, which

Checker = Callable[[Edition, Claim], Finding]

CHECKERS: dict[str, Checker] = {
    "change": check_change,
    "compare": check_compare,
    "count": check_count,
    "label": check_label,
    "level": check_level,
    "rank": check_rank,
    "rounding": check_rounding,
    "uncheckable": check_uncheckable,
}


def judge(edition: Edition, claim: Claim) -> Verdict:
    """Check a claim against the figures that the edition sees.

    Where sources print different values, those of the claim's own source count; with others it
    may come out differently, and then the sources disagree.

    Raises
    ------
    ClaimError
        The claim's operands or what it expects cannot be understood.
    """
    if claim.kind not in CHECKERS:
        raise ClaimError(
            "kind",
            Fault(
                "claim-kind",
                "{kind!r} is no kind; expected one of {known}.",
                kind=claim.kind,
                known=tuple(CHECKERS),
            ),
        )
    try:
        finding = _among_sources(edition, claim, CHECKERS[claim.kind])
    except FigureMissing as lack:
        return Verdict(claim, Finding("unknown", "", "", lack.figures, lack.missing))
    if finding.result == "unknown" and not finding.missing:
        finding = _lacking_exactness(edition, finding)
    return Verdict(claim, finding)


def _among_sources(edition: Edition, claim: Claim, check: Checker) -> Finding:
    """Check with the figures of the claim's own source, then with those of the others."""
    used = check(edition, claim)
    others = readings(edition, claim.source, used.figures)
    if not others:
        return used
    with within():
        own = check(own_reading(edition, claim.source, used.figures), claim)
        found = [own, *(check(other, claim) for other in others)]
    if len({_decided(finding) for finding in found} - {None}) < 2 or _decided(own) is None:
        return own
    keys = {(o.key, o.year) for o in disputed(edition, used.figures)}
    told = []
    for finding in found:
        said_by = sources(edition, [o for o in finding.figures if (o.key, o.year) in keys])
        told.append(f"{said_by}: {finding.reckoning}")
    return replace(own, result="disagree", reckoning="; ".join(dict.fromkeys(told)))


def _decided(finding: Finding) -> bool | None:
    """Return whether a claim is true; None where that is not known."""
    return None if finding.result == "unknown" else finding.result in ("holds", "rounded")


def _lacking_exactness(edition: Edition, finding: Finding) -> Finding:
    """Say which figures would have to be exact, or that there is nothing to divide by."""
    _ = edition.translate
    vague = [o for o in finding.figures if not o.exact]
    missing = [_("et nøyaktig tall for {}").format(which(edition, o)) for o in vague]
    if not vague:
        missing = [_("et tall over null å regne ut fra")]
    return Finding("unknown", finding.claimed, finding.reckoning, finding.figures, tuple(missing))
