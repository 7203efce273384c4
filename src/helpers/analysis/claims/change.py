"""Claims about how a figure moved.

``expected`` is ``up``, ``down`` or ``flat``; what counts as a change is the rule of the whole
book (`helpers.analysis.changes.FLAT`). After up and down may stand how much, in the unit
of the figure ("up 6", "down 3"), or with a per cent sign in per cent of the figure before ("up
about 25%"). Operands are figures of one series, oldest first; where there are more than two,
every step must go that way. A rank goes up when its number falls.
"""

import re
from fractions import Fraction
from itertools import pairwise

from helpers.analysis.changes import is_flat
from helpers.analysis.comparability import series_code
from helpers.base.language import phrase
from helpers.base.messages import Fault
from helpers.base.units import UNITS
from helpers.data import Edition, Observation

from .exact import is_above, is_point, known, minus
from .model import Claim, ClaimError, Finding, Result, all_of
from .operands import Group, figures
from .stated import NUMBER, Stated, stated
from .words import amount, bare, difference, stated_amount, stated_percent, terse

_EXPECTED = re.compile(rf"(up|down|flat)(?: ({NUMBER})(%)?)?")
MORE_DIGITS = phrase("tall med flere sifre: så liten forskjell regnes som uendret")
_DIRECTIONS = {
    "up": phrase("opp"),
    "down": phrase("ned"),
    "flat": phrase("uendret"),
}


def check_change(edition: Edition, claim: Claim) -> Finding:
    """Hold the change between figures against the way and the size that are claimed."""
    direction, said, relative = _read(claim.expected)
    found = figures(edition, claim.operands)
    _one_series(found)
    if said and len(found) > 2:
        raise ClaimError("expected", Fault("change-size", "a size needs exactly two operands."))
    steps = list(pairwise(found))
    result = all_of([_step(direction, said, relative, *step) for step in steps])
    slight = result == "unknown" and any(too_small(*step) for step in steps)
    return Finding(
        result=result,
        claimed=_claimed(edition, found[-1], direction, said, relative),
        reckoning="; ".join(reckoning(edition, *step, relative) for step in steps),
        figures=found,
        missing=(edition.translate(MORE_DIGITS),) if slight else (),
    )


def same_within(one: Observation, other: Observation) -> Result:
    """Tell whether two figures are the same, or differ by no more than counts as a change."""
    span = low, high = minus(known(other), known(one))
    if not is_point(span):
        return "fails" if low >= 0 or high <= 0 else "unknown"
    if low == 0:
        return "holds"
    return "rounded" if too_small(one, other) else "fails"


def too_small(one: Observation, other: Observation) -> bool:
    """Tell whether two exact figures differ, but by no more than what counts as unchanged."""
    span = minus(known(other), known(one))
    return is_point(span) and span[0] != 0 and is_flat(one, other)


def _read(expected: str) -> tuple[str, Stated | None, bool]:
    match = _EXPECTED.fullmatch(expected)
    if not match or (match[1] == "flat" and match[2]):
        raise ClaimError(
            "expected",
            Fault(
                "change-form",
                "{expected!r} is no change; expected flat, up or down, the last two with or "
                "without a size: up 6, down about 25%.",
                expected=expected,
            ),
        )
    return match[1], stated(match[2]) if match[2] else None, bool(match[3])


def _one_series(found: Group) -> None:
    years = [o.year for o in found]
    if len({series_code(o) for o in found}) > 1 or years != sorted(set(years)) or len(found) < 2:
        raise ClaimError(
            "operands",
            Fault(
                "change-operands", "expected two or more figures of one series, the oldest first."
            ),
        )


def _step(
    direction: str, said: Stated | None, relative: bool, before: Observation, after: Observation
) -> Result:
    if direction == "flat":
        return same_within(before, after)
    span = minus(known(after), known(before))
    unit = after.indicator.unit
    # The number rises for "up", except that a better place has a lower number.
    if (direction == "up") == UNITS[unit].ranked:
        span = -span[1], -span[0]
    results = [is_above(span, 0)]
    if said and relative:
        start = known(before)
        if not is_point(start) or not is_point(span) or not start[0]:
            results.append("unknown")
        else:
            share = Fraction(span[0]) * 100 / Fraction(start[0])
            results.append(said.agrees((share, share)))
    elif said:
        results.append(said.agrees(span))
    elif too_small(before, after):
        # The printed digits do not tell such a change from none. A size is what the source says.
        results.append("unknown")
    return all_of(results)


def _claimed(
    edition: Edition, last: Observation, direction: str, said: Stated | None, relative: bool
) -> str:
    words = [edition.translate(_DIRECTIONS[direction])]
    if said:
        unit = last.indicator.unit
        words.append(
            stated_percent(edition, said) if relative else stated_amount(edition, unit, said)
        )
    return " ".join(words)


def reckoning(
    edition: Edition, before: Observation, after: Observation, relative: bool = False
) -> str:
    """Write "26 − 20 = 6 prosentpoeng"; of ranks "9 − 6 = 3 plasser opp"."""
    _ = edition.translate
    unit = after.indicator.unit
    span = minus(known(after), known(before))
    if UNITS[unit].ranked and is_point(span):
        return _rank(edition, before, after, Fraction(span[0]))
    sum_ = f"{terse(edition, after)} − {terse(edition, before)} = {difference(edition, unit, span)}"
    start = known(before)
    if not relative or not is_point(span) or not is_point(start) or not start[0]:
        return sum_
    share = Fraction(span[0]) * 100 / Fraction(start[0])
    percent = _("{} prosent").format(bare(edition, share))
    return f"{sum_}; {bare(edition, span[0])} / {terse(edition, before)} = {percent}"


def _rank(edition: Edition, before: Observation, after: Observation, moved: Fraction) -> str:
    unit = after.indicator.unit
    if not moved:
        return f"{terse(edition, after)} − {terse(edition, before)} = {amount(edition, unit, 0)}"
    high, low = (before, after) if moved < 0 else (after, before)
    way = edition.translate(_DIRECTIONS["up" if moved < 0 else "down"])
    size = amount(edition, unit, abs(moved))
    return f"{terse(edition, high)} − {terse(edition, low)} = {size} {way}"
