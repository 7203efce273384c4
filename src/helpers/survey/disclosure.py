"""Hold back figures that tell who answered what, and those that give them away.

A figure is held back when its base is too small, or when it says of a small group that all or
none of its members gave an answer. Other figures are then held back too, until none of these
can be worked out from those that are left by adding and subtracting: over populations, groups
and answers, and with the knowledge that no number of answers is below nothing. The same holds
for what stands in no table but is the difference between two figures, such as the bodies of a
population that are in none of its groups.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from .recovery import Recovery

Elements = frozenset[Hashable]
# Why a figure is held back.
SMALL_BASE, ALL_OR_NONE, GIVES_AWAY = "small_base", "all_or_none", "gives_away"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a share is a share of, as sets of elements that no figure divides further.

    Parameters
    ----------
    measure, population, group : str
        What tells figures of one question apart.
    family : str
        What the group, or the population, is a part by; empty for the whole.
    base, counted : frozenset
        The elements (answers of one kind in one cell) in the base and those that are counted.
    """

    measure: str
    population: str
    group: str
    family: str
    base: Elements
    counted: Elements


def held_back(
    figures: Sequence[Figure],
    answers: Mapping[Hashable, int],
    minimum_base: int,
    small_group: int,
) -> dict[Figure, str]:
    """Return the figures of one question that are not to be shown, and why.

    Parameters
    ----------
    figures : sequence of Figure
        All that is estimated from one variable.
    answers : mapping of element to int
        How many responses there are of each element; 0 where left out.
    minimum_base : int
        The smallest number of answers that is shown.
    small_group : int
        Groups with fewer answers than this do not show 0 or 100 %.
    """

    def size(part: Elements) -> int:
        return sum(answers.get(element, 0) for element in part)

    def why(base: Elements, counted: Elements) -> str:
        return told(size(base), size(counted), minimum_base, small_group)

    hidden = {f: reason for f in figures if (reason := why(f.base, f.counted))}
    # What stands in no table, where somebody is in it and it must not be known.
    between = [
        part for part in differences(figures, size, max(minimum_base, small_group)) if why(*part)
    ]
    if not hidden and not between:
        return {}
    recovery = Recovery([s for f in figures for s in (f.base, f.counted)], answers)

    def safe(without: Mapping[Figure, str]) -> bool:
        shown = [s for f in figures if f not in without for s in (f.base, f.counted)]
        secret = [(f.base, f.counted) for f in without if without[f] != GIVES_AWAY]
        # An empty base tells of nobody.
        secret = [part for part in secret if size(part[0])]
        targets = [s for base, c in (*secret, *between) for s in (c, base - c)]
        return not recovery.any_known(targets, shown)

    smallest_first = sorted(
        (f for f in figures if f not in hidden), key=lambda f: (not f.group, size(f.base))
    )
    return _with_others(smallest_first, hidden, safe)


def told(n: int, counted: int, minimum_base: int, small_group: int) -> str:
    """Return why a base of ``n`` answers, of which some are counted, is not shown; else nothing."""
    if n < minimum_base:
        return SMALL_BASE
    return ALL_OR_NONE if n < small_group and counted in (0, n) else ""


def _with_others(
    others: Sequence[Figure],
    hidden: dict[Figure, str],
    safe: Callable[[Mapping[Figure, str]], bool],
) -> dict[Figure, str]:
    """Hold back further figures in their order, and give back those that need not be."""
    added: list[Figure] = []
    for figure in others:
        if safe(hidden):
            break
        hidden = hidden | {figure: GIVES_AWAY}
        added.append(figure)
    for figure in reversed(added):
        fewer = {f: why for f, why in hidden.items() if f != figure}
        if safe(fewer):
            hidden = fewer
    return hidden


def differences(
    figures: Sequence[Figure], size: Callable[[Elements], int], limit: int
) -> Iterator[tuple[Elements, Elements]]:
    """Yield what is left of one figure without another, or without all parts of a family.

    Only where there is somebody in it, and fewer than the limit.
    """
    for _, group in groupby(sorted(figures, key=_measure), key=_measure):
        alike = list(group)
        families: dict[tuple[str, str], list[Figure]] = {}
        for f in alike:
            if f.family:
                families.setdefault((f.population if f.group else "", f.family), []).append(f)
        parts = [(f.base, f.counted) for f in alike]
        parts += [
            (
                frozenset().union(*(f.base for f in members)),
                frozenset().union(*(f.counted for f in members)),
            )
            for members in families.values()
        ]
        sized = [(size(base), base, counted) for base, counted in parts]
        for n, base, counted in sized[: len(alike)]:
            for other, base_other, counted_other in sized:
                if 0 < n - other < limit and base_other < base and counted_other <= counted:
                    yield base - base_other, counted - counted_other


def _measure(figure: Figure) -> str:
    return figure.measure
