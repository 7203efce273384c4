"""Claims about which figures, or which gaps between two populations, are the largest.

``expected`` is ``largest: `` or ``smallest: `` with the operands that are, joined with "; ": no
other operand may be larger or smaller. Ranks are compared by place: the best place is the
largest. ``widest: `` with indicators compares the distances
between two batteries, item by item.
"""

from collections.abc import Iterable

from helpers.base.language import phrase
from helpers.base.messages import Fault
from helpers.base.units import UNITS
from helpers.data import Edition, Observation
from helpers.data.whom import whom_in_sentence

from .exact import Interval, known, minus
from .model import Claim, ClaimError, Finding, Result
from .operands import OF_ONE_BATTERY, Group, comparable, figures, groups
from .words import amount, named, terse

_WAYS = {
    "largest": phrase("høyest"),
    "smallest": phrase("lavest"),
    "widest": phrase("størst avstand"),
}


def check_rank(edition: Edition, claim: Claim) -> Finding:
    """Hold the figures named against all the others."""
    way, separator, names = claim.expected.partition(": ")
    if way not in _WAYS or not separator or not names:
        raise ClaimError(
            "expected",
            Fault(
                "order-form",
                "{expected!r} is no order; expected largest, smallest or widest, a colon and what "
                "is: largest: ai_plans/state@2024.",
                expected=claim.expected,
            ),
        )
    if way == "widest":
        return _gaps(edition, claim, names.split("; "))
    found = figures(edition, claim.operands)
    comparable(found)
    first = figures(edition, names, "expected")
    rest = [o for o in found if o not in first]
    if not rest or any(o not in found for o in first):
        raise ClaimError("expected", _some_of(claim.operands.split("; ")))
    # A better place has a lower number.
    sign = -1 if (way == "smallest") != UNITS[found[0].indicator.unit].ranked else 1
    result = _none_larger([_turned(o, sign) for o in first], [_turned(o, sign) for o in rest])
    ordered = sorted(found, key=lambda o: _turned(o, sign)[1], reverse=True)
    return Finding(
        result=result,
        claimed=_claimed(edition, way, [_short(edition, o, found) for o in first]),
        reckoning=", ".join(terse(edition, o) for o in ordered),
        figures=tuple(ordered),
    )


def _gaps(edition: Edition, claim: Claim, names: list[str]) -> Finding:
    found = groups(edition, claim.operands)
    if len(found) != 2 or {o.indicator.indicator for o in found[0]} != {
        o.indicator.indicator for o in found[1]
    }:
        raise ClaimError("operands", OF_ONE_BATTERY)
    others = {o.indicator.indicator: o for o in found[1]}
    pairs = {o.indicator.indicator: (o, others[o.indicator.indicator]) for o in found[0]}
    if not set(names) < set(pairs):
        raise ClaimError("expected", _some_of(pairs))
    for pair in pairs.values():
        comparable(pair)
    gaps = {name: _distance(*pair) for name, pair in pairs.items()}
    ordered = sorted(gaps, key=lambda name: gaps[name][1], reverse=True)
    return Finding(
        result=_none_larger(
            [gaps[name] for name in names],
            [gap for name, gap in gaps.items() if name not in names],
        ),
        claimed=_claimed(
            edition, "widest", [edition.text(edition.indicator(name), "label") for name in names]
        ),
        reckoning="; ".join(
            _gap(edition, *pairs[name])
            # Those named, and the widest of the others.
            for name in ordered[: 1 + max(map(ordered.index, [*names, _first(ordered, names)]))]
        ),
        figures=tuple(o for name in ordered for o in pairs[name]),
    )


def _first(ordered: list[str], names: list[str]) -> str:
    return next(name for name in ordered if name not in names)


def _turned(observation: Observation, sign: int) -> Interval:
    low, high = known(observation)
    return (low, high) if sign > 0 else (-high, -low)


def _distance(one: Observation, other: Observation) -> Interval:
    low, high = minus(known(one), known(other))
    return (low, high) if low >= 0 else (-high, -low) if high <= 0 else (0.0, max(-low, high))


def _none_larger(first: list[Interval], rest: list[Interval]) -> Result:
    if all(one[0] >= other[1] for one in first for other in rest):
        return "holds"
    if any(other[0] >= one[1] and one != other for one in first for other in rest):
        return "fails"
    return "unknown"


def _short(edition: Edition, observation: Observation, among: Group) -> str:
    """Name a figure by what tells it from the others."""
    o = observation
    label = edition.text(o.indicator, "label")
    population = whom_in_sentence(edition, o.population, o.group)[0]
    return named(
        edition,
        label if len({other.indicator.indicator for other in among}) > 1 else "",
        population if len({other.population for other in among}) > 1 else "",
        "",
        edition.label("category", o.category) if len({x.category for x in among}) > 1 else "",
        o.year if len({other.year for other in among}) > 1 else None,
    )


def _claimed(edition: Edition, way: str, names: list[str]) -> str:
    return f"{edition.translate(_WAYS[way])}: {'; '.join(names)}"


def _gap(edition: Edition, one: Observation, other: Observation) -> str:
    unit = one.indicator.unit
    low, high = _distance(one, other)
    large, small = (one, other) if (one.value or 0) >= (other.value or 0) else (other, one)
    size = amount(edition, unit, low) if low == high else edition.translate("ukjent")
    label = named(edition, edition.text(one.indicator, "label"), "", "", "", None)
    return f"{label}: {terse(edition, large)} − {terse(edition, small)} = {size}"


def _some_of(operands: Iterable[str]) -> Fault:
    return Fault(
        "order-named",
        "what is named must be some of {operands}, not all.",
        operands=tuple(operands),
    )
