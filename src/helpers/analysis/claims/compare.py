"""Claims about which of two figures is higher.

``expected`` is ``higher``, ``lower`` or ``same`` for the first of two operands against the
second; after higher and lower may stand by how much ("higher about 10"), or how many times as
high ("higher above 9 times"). Of two batteries, item by item, it ends in ``in most`` or ``in
all``. Ranks are compared by place: the better place is the higher one.
"""

import re
from fractions import Fraction

from helpers.base.language import phrase
from helpers.base.messages import Fault
from helpers.base.units import UNITS
from helpers.data import Edition, Observation

from .change import same_within
from .exact import is_above, is_point, known, minus
from .model import Claim, ClaimError, Finding, Result, all_of
from .operands import OF_ONE_BATTERY, Group, comparable, groups
from .stated import NUMBER, Stated, stated
from .words import bare, difference, stated_amount, stated_times, terse

_EXPECTED = re.compile(
    rf"(?P<way>higher|lower|same)(?: (?P<size>{NUMBER})(?P<times> times)?)?"
    r"(?: in (?P<part>most|all))?"
)
_WAYS = {
    "higher": phrase("høyere"),
    "lower": phrase("lavere"),
    "same": phrase("like høyt"),
}
_PARTS = {"most": phrase("i de fleste"), "all": phrase("i alle")}


def check_compare(edition: Edition, claim: Claim) -> Finding:
    """Hold the first operand against the second, item by item where they are batteries."""
    match = _EXPECTED.fullmatch(claim.expected)
    if not match or (match["way"] == "same" and match["size"]):
        raise ClaimError(
            "expected",
            Fault(
                "comparison-form",
                "{expected!r} is no comparison; expected higher, lower or same, for example "
                "higher, higher about 10, higher above 9 times, higher in most.",
                expected=claim.expected,
            ),
        )
    way, part = match["way"], match["part"]
    said = stated(match["size"]) if match["size"] else None
    pairs = _pairs(groups(edition, claim.operands))
    for pair in pairs:
        comparable(pair)
    if (part is None) != (len(pairs) == 1):
        raise ClaimError(
            "expected",
            Fault("comparison-part", "two batteries need `in most` or `in all`, and only they."),
        )
    results = [_one(way, said, bool(match["times"]), *pair) for pair in pairs]
    return Finding(
        result=_most(results) if part == "most" else all_of(results),
        claimed=_claimed(edition, pairs[0][0], way, said, bool(match["times"]), part),
        reckoning=_reckoning(edition, way, pairs, results, bool(match["times"])),
        figures=tuple(o for pair in pairs for o in pair),
    )


def _pairs(found: tuple[Group, ...]) -> list[tuple[Observation, Observation]]:
    if len(found) != 2:
        raise ClaimError(
            "operands", Fault("comparison-operands", "expected two operands to compare.")
        )
    first, second = found
    if len(first) == len(second) == 1:
        return [(first[0], second[0])]
    others = {o.indicator.indicator: o for o in second}
    pairs = [(o, others[o.indicator.indicator]) for o in first if o.indicator.indicator in others]
    if len(pairs) < 2:
        raise ClaimError("operands", OF_ONE_BATTERY)
    return pairs


def _one(
    way: str, said: Stated | None, times: bool, one: Observation, other: Observation
) -> Result:
    if way == "same":
        return same_within(one, other)
    span = minus(known(one), known(other))
    if (way == "lower") != UNITS[one.indicator.unit].ranked:
        span = -span[1], -span[0]
    results = [is_above(span, 0)]
    if said and times:
        results.append(_times(way, said, one, other))
    elif said:
        results.append(said.agrees(span))
    return all_of(results)


def _times(way: str, said: Stated, one: Observation, other: Observation) -> Result:
    large, small = (one, other) if way == "higher" else (other, one)
    top, bottom = known(large), known(small)
    if not is_point(top) or not is_point(bottom) or not bottom[0]:
        return "unknown"
    ratio = Fraction(top[0]) / Fraction(bottom[0])
    return said.agrees((ratio, ratio))


def _most(results: list[Result]) -> Result:
    """Return whether more than half hold, whatever the unknown ones are."""
    holding = sum(result in ("holds", "rounded") for result in results)
    if 2 * holding > len(results):
        return "holds"
    possible = len(results) - results.count("fails")
    return "unknown" if 2 * possible > len(results) else "fails"


def _claimed(
    edition: Edition,
    first: Observation,
    way: str,
    said: Stated | None,
    times: bool,
    part: str | None,
) -> str:
    _ = edition.translate
    if said and times:
        text = f"{_(_WAYS[way])}, {stated_times(edition, said)}"
    elif said:
        text = f"{_(_WAYS[way])} {stated_amount(edition, first.indicator.unit, said)}"
    else:
        text = _(_WAYS[way])
    return f"{text} {_(_PARTS[part])}" if part else text


def _reckoning(
    edition: Edition,
    way: str,
    pairs: list[tuple[Observation, Observation]],
    results: list[Result],
    times: bool,
) -> str:
    _ = edition.translate
    if len(pairs) > 1:
        holding = sum(result in ("holds", "rounded") for result in results)
        shown = ", ".join(f"{terse(edition, a)}/{terse(edition, b)}" for a, b in pairs)
        return _("{way} i {count} av {all} ({pairs})").format(
            way=_(_WAYS[way]), count=holding, all=len(pairs), pairs=shown
        )
    ((one, other),) = pairs
    unit = one.indicator.unit
    if UNITS[unit].ranked:
        return _("{} mot {}").format(*(f"{terse(edition, o)}." for o in (one, other)))
    if times and is_point(known(one)) and is_point(known(other)) and one.value and other.value:
        large, small = (one, other) if way == "higher" else (other, one)
        ratio = Fraction(known(large)[0]) / Fraction(known(small)[0])
        times_as_high = _("{} ganger").format(bare(edition, ratio))
        return f"{terse(edition, large)} / {terse(edition, small)} = {times_as_high}"
    span = minus(known(one), known(other))
    return f"{terse(edition, one)} − {terse(edition, other)} = {difference(edition, unit, span)}"
