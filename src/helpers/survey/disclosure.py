"""Hold back figures that tell who answered what, and those that give them away.

A figure is held back when too few have answered, or when one body weighs so much that the share
is its answer. Figures are then held back, the smallest first, until nothing about few bodies can
be added up or subtracted from two or three of those that are shown, or worked out from all of
them. None of this depends on how anybody answered: a hole that did would say what it hides.

At last there must be, for each of these few, another file of responses that gives the same
publication to the letter (`evidence`), also for a body that knows its own answer. Where there is
none the whole question is held back. This does depend on the answers, so that no part of it is
left to tell which ones: whoever tries the rule on every file that is possible finds all of these
alike.

The terms are those of Hundepool et al. (2012), Statistical Disclosure Control, chapter 4:
primary cells by a threshold and by dominance, complementary cells, and the interval in which an
intruder can place a primary cell. As in the R package GaussSuppression of Statistics Norway, a
cell is given away when it is a linear combination of published ones.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from .answered import Answered, Counts, Mask
from .codebook import Codebook
from .evidence import Estimating, Evidence, Few, Place
from .published import COARSEST, MANY, scale

# Why a figure is held back.
SMALL_BASE, DOMINATED, GIVES_AWAY, BEFORE = "small_base", "dominated", "gives_away", "before"
# Only this depends on the answers.
UNPROVEN = "unproven"
_NEAR = 1e-8
# So many bodies together may not weigh more than all others.
_THREE = 3


def held_back(
    asked: Answered,
    codebook: Codebook,
    estimating: Estimating | None,
    before: frozenset[Place] = frozenset(),
) -> tuple[dict[Place, str], bool]:
    """Return the figures of one question that are not to be shown, and why.

    And whether figures tell few bodies apart, shown or not.

    Parameters
    ----------
    asked : Answered
        The answers, with the measures and domains that are estimated from them.
    codebook : Codebook
        It states the rule.
    estimating : callable or None
        Estimates figures from any answers; None where that cannot be.
    before : frozenset of (measure, domain)
        Figures that have been held back before.
    """
    hidden = dict.fromkeys(sorted(before), BEFORE) | _primary(asked, codebook)
    if estimating is None:
        apart = _telling_apart(asked, codebook, hidden)
        return hidden | dict.fromkeys(apart, GIVES_AWAY), bool(apart)
    few: list[Few] = []
    for measure in range(len(asked.base)):
        domains = [d for d in range(len(asked.inside)) if (measure, d) not in hidden]
        bodies = asked.counts @ asked.base[measure]
        secret = _few(asked.inside, bodies, codebook.minimum_base)
        few += [Few(measure, atoms) for atoms in (*secret, *_heavier(asked, bodies, codebook))]
        if secret:
            given = _giving_away(asked.inside, bodies, domains, secret)
            hidden |= dict.fromkeys(((measure, domain) for domain in given), GIVES_AWAY)
    evidence = Evidence(asked, codebook.minimum_base, estimating)
    shown = _shown(asked, hidden)
    # The last, so that the search for the others goes as it does without them.
    few += _of_one_weight(asked, codebook, shown, estimating)
    if not all(evidence.convinces(part, shown) for part in few):
        hidden |= dict.fromkeys(shown, UNPROVEN)
    return hidden, bool(few)


def _telling_apart(asked: Answered, codebook: Codebook, hidden: Mapping[Place, str]) -> list[Place]:
    """Return figures, the smallest first, without which those shown tell no few bodies apart."""
    found = []
    for measure, base in enumerate(asked.base):
        bodies = asked.counts @ base
        shown = [d for d in range(len(asked.inside)) if (measure, d) not in hidden]
        while shown and _few(asked.inside[shown], bodies, codebook.minimum_base):
            smallest = min(shown, key=lambda d: (asked.inside[d] @ bodies, d))
            shown.remove(smallest)
            found.append((measure, smallest))
    return found


def _primary(asked: Answered, codebook: Codebook) -> dict[Place, str]:
    """Return the figures with a small base, or that one body dominates."""
    found: dict[Place, str] = {}
    for measure, base in enumerate(asked.base):
        bodies = asked.counts @ base
        for domain, inside in enumerate(asked.inside):
            weights = np.where(inside & (bodies > 0), asked.weights, 0.0)
            if inside @ bodies < codebook.minimum_base:
                found[measure, domain] = SMALL_BASE
            elif _heavy(weights, bodies, codebook.largest_weight):
                found[measure, domain] = DOMINATED
    return found


def _heavy(weights: NDArray[np.float64], bodies: Counts, most: float) -> bool:
    """Whether one body weighs more than it may, or three more than half."""
    total = weights @ bodies
    heaviest = np.sort(np.repeat(weights, np.minimum(bodies, _THREE)))[-_THREE:]
    return bool(100 * heaviest[-1] > most * total or 2 * heaviest.sum() > total)


def _shown(asked: Answered, hidden: Mapping[Place, str]) -> tuple[Place, ...]:
    places = ((m, d) for m in range(len(asked.base)) for d in range(len(asked.inside)))
    return tuple(place for place in places if place not in hidden)


def _few(inside: Mask, bodies: Counts, minimum: int) -> list[Mask]:
    """Return every set of few bodies that figures tell apart, as the atoms that they are in.

    Those of a domain, those that no domain divides further, and what is left when one domain is
    taken from another or two, or from two together.
    """
    there = bodies > 0
    sets = [row & there for row in inside]
    columns = [column for column in np.unique(inside[:, there].T, axis=0) if column.any()]
    sets += [(inside == column[:, None]).all(axis=0) & there for column in columns]
    sets += [found & there for found in _left_over(inside, bodies, minimum)]
    small = {s.tobytes(): s for s in sets if 0 < s @ bodies < minimum}
    return list(small.values())


def _heavier(asked: Answered, bodies: Counts, codebook: Codebook) -> Iterator[Mask]:
    """Yield few bodies that no domain tells from others, but that weigh more than average."""
    for found in _alike(asked, bodies):
        if found @ bodies < codebook.minimum_base:
            yield found


def _alike(asked: Answered, bodies: Counts) -> Iterator[Mask]:
    """Yield those who weigh more than average, by the domains that they are in."""
    average = asked.weights @ bodies / max(bodies.sum(), 1)
    heavy = (bodies > 0) & (asked.weights > average)
    for column in np.unique(asked.inside[:, heavy].T, axis=0):
        yield (asked.inside == column[:, None]).all(axis=0) & heavy


def _of_one_weight(
    asked: Answered, codebook: Codebook, places: Sequence[Place], estimating: Estimating
) -> Iterator[Few]:
    """Yield few who weigh the same, of all who weigh more than average, where shares are coarse.

    Everybody knows who weighs what, and how many of them all are counted may be open though it is
    not of the heaviest. Shares are coarse where they cannot be so far from 0 and 100 % that three
    answers are not seen (`published`), and all of them where so few took part that none is in
    whole per cent. Of many with as many weights, what is finer leaves each open.
    """
    small = asked.counts.sum() < MANY
    coarse = [
        place
        for place, estimate in zip(places, estimating(asked.counts, places), strict=True)
        if small or scale(estimate).edge >= COARSEST
    ]
    for measure in dict.fromkeys(m for m, _ in coarse):
        bodies = asked.counts @ asked.base[measure]
        within = asked.inside[[d for m, d in coarse if m == measure]].any(axis=0)
        for alike in _alike(asked, bodies):
            for weight in np.unique(asked.weights[alike & within]):
                found = alike & (asked.weights == weight)
                if found @ bodies < codebook.minimum_base:
                    yield Few(measure, found)


def _left_over(inside: Mask, bodies: Counts, minimum: int) -> Iterator[Mask]:
    """Yield what two or three domains leave of each other, where it is few bodies."""
    whole = inside.astype(np.int64)
    sizes = whole @ bodies
    pairs = list(combinations(range(len(inside)), 2))
    terms = [(whole[d], sizes[d]) for d in range(len(inside))]
    terms += [(whole[d] + whole[e], sizes[d] + sizes[e]) for d, e in pairs]
    for taken, size in terms:
        for sign in (1, -1):
            near = np.flatnonzero((sign * (sizes - size) > 0) & (sign * (sizes - size) < minimum))
            for domain in near:
                left = sign * (whole[domain] - taken)
                if set(np.unique(left[bodies > 0])) <= {0, 1}:
                    yield left > 0


def _giving_away(
    inside: Mask, bodies: Counts, shown: Sequence[int], secret: Sequence[Mask]
) -> list[int]:
    """Return the domains that are to be held back too, so that no secret sum follows."""
    there = bodies > 0
    rows = inside[:, there].astype(float)
    wanted = np.array([s[there] for s in secret], dtype=float).reshape(-1, rows.shape[1])
    smallest_first = sorted(shown, key=lambda d: (inside[d] @ bodies, d))
    given: list[int] = []
    for domain in smallest_first:
        if not _follows(wanted, rows[[d for d in shown if d not in given]]):
            break
        given.append(domain)
    for domain in reversed(given):
        fewer = [d for d in given if d != domain]
        if not _follows(wanted, rows[[d for d in shown if d not in fewer]]):
            given = fewer
    return given


def _follows(wanted: NDArray[np.float64], rows: NDArray[np.float64]) -> bool:
    """Whether any wanted sum is a linear combination of others."""
    if not len(rows) or not len(wanted):
        return False
    nearest = np.linalg.lstsq(rows.T, wanted.T, rcond=None)[0].T @ rows
    return bool((np.abs(wanted - nearest).max(axis=1) < _NEAR).any())
