"""Show that a publication does not tell how few bodies answered: by another file of responses.

Another file in which the same bodies took part, these few answered otherwise, and of which the
same would be published, to the letter: whoever sees the publication cannot tell the two apart.
It is looked for as an integer programme, and what it gives is then published and compared. A
body knows its own answer, so that a file convinces it only when its answer is in it.

The search ends after a fixed number of steps, which does not depend on the machine. What it has
not shown by then counts as told.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .answered import Answered, Counts, Mask
from .estimate import Estimate
from .published import STEP, answers, nearest, outward, scale, shown, wide_interval

# No number of few answers may be known more narrowly than this.
PROTECTION = 2
_STEPS = 100
_TRIES = 3
# As many numbers of answers as a search can be asked for: atoms by kinds of answers.
_MOST = 6000
# Half a step of the rounding of bases, in answers.
_ROUNDED = STEP // 2
_OPEN = 1e-6
Place = tuple[int, int]
Number = NDArray[np.float64]
# Sums of answers, one a row, and the least and most that they may be.
Obeyed = tuple[Any, Number, Number]
Ends = tuple[float, float]


# Estimates figures, named by measure and domain, from any answers.
Estimating = Callable[[Counts, Sequence[Place]], Sequence[Estimate]]


@dataclass(frozen=True, slots=True, eq=False)
class Few:
    """Few bodies: a measure of the question, and the atoms that they are in."""

    measure: int
    atoms: Mask


class Evidence:
    """The files that have been found; those for a publication do for each part of it.

    Parameters
    ----------
    asked : Answered
        The answers to a question.
    minimum_base : int
        The smallest base that is published.
    estimating : callable
        Estimates figures from answers.
    """

    def __init__(self, asked: Answered, minimum_base: int, estimating: Estimating) -> None:
        self._asked, self._minimum, self._estimating = asked, minimum_base, estimating
        self._truth = asked.counts.ravel()
        self._files = self._truth[None, :]
        self._chance = np.random.default_rng(0)

    def convinces(self, few: Few, places: Sequence[Place]) -> bool:
        """Whether all who see these figures are left in doubt about how these few answered."""
        if self._asked.counts.size > _MOST:
            return not places
        base, counted = (
            np.outer(few.atoms, kinds[few.measure]).ravel().astype(float)
            for kinds in (self._asked.base, self._asked.counted)
        )
        true = self._estimating(self._asked.counts, places)
        ends = _steady(true), _rounded(true)
        obeyed = [self._obeyed(places, true, shares) for shares in ends]
        # Neither how many are counted nor how many of the others there are may be told.
        return all(
            self._doubtful(number, base, places, true, obeyed)
            for number in (counted, base - counted)
        )

    def _doubtful(
        self,
        number: Number,
        base: Number,
        places: Sequence[Place],
        true: Sequence[Estimate],
        obeyed: Sequence[Obeyed],
    ) -> bool:
        """Whether a number of answers is open to everybody, also to those who know their own."""
        size = int(base @ self._truth)
        of_own = [min(PROTECTION, size), *np.minimum(PROTECTION, size - base[self._truth > 0])]
        owns = [None, *np.flatnonzero(self._truth)]
        for own, width in zip(owns, map(int, of_own), strict=True):
            if self._width(number, own) >= width:
                continue
            for goal in _goals(width):
                self._look_for(number, own, goal, places, true, obeyed)
                if self._width(number, own) >= width:
                    break
            else:
                return False
        return True

    def _width(self, counted: Number, own: int | None) -> float:
        files = self._files if own is None else self._files[self._files[:, own] > 0]
        return float(np.ptp(files @ counted))

    def _look_for(
        self,
        counted: Number,
        own: int | None,
        goal: int,
        places: Sequence[Place],
        true: Sequence[Estimate],
        obeyed: Sequence[Obeyed],
    ) -> None:
        """Add a file in which so many more or fewer are counted, where one can be found."""
        published, seen = [*map(shown, true)], set[bytes]()
        for sums in obeyed:
            for _ in range(_TRIES):
                found = self._nearest(counted, own, goal, sums)
                if found is None or found.tobytes() in seen:
                    break
                seen.add(found.tobytes())
                counts = found.reshape(self._asked.counts.shape)
                if [*map(shown, self._estimating(counts, places))] == published:
                    self._files = np.vstack([self._files, found])
                    return

    def _nearest(
        self, counted: Number, own: int | None, goal: int, obeyed: Obeyed
    ) -> Counts | None:
        """Return the file nearest to the true one that keeps to what is obeyed."""
        # Slow to import, and not needed where nothing is held back.
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array, eye_array, hstack

        size, (rows, low, high) = len(self._truth), obeyed
        one, none = eye_array(size, format="csr"), csr_array(rows.shape)
        wanted = counted @ self._truth + goal
        ends = (wanted, np.inf) if goal > 0 else (-np.inf, wanted)
        least = np.zeros(2 * size)
        if own is not None:
            least[own] = 1
        found = milp(
            # Of several that are as near, another at each try.
            np.concatenate([np.zeros(size), 1 + 0.2 * self._chance.random(size)]),
            constraints=[
                LinearConstraint(hstack([rows, none]), low, high),
                LinearConstraint(np.concatenate([counted, 0 * counted])[None, :], *ends),
                # How far each number is from the true one, in either direction.
                LinearConstraint(hstack([one, -one]), -np.inf, self._truth),
                LinearConstraint(hstack([one, one]), self._truth, np.inf),
            ],
            integrality=np.repeat([1, 0], size),
            bounds=Bounds(least, np.inf),
            options={"node_limit": _STEPS},
        )
        return None if found.x is None else np.rint(found.x[:size]).astype(np.int64)

    def _obeyed(
        self, places: Sequence[Place], true: Sequence[Estimate], shares: Sequence[Ends]
    ) -> Obeyed:
        """Return sums, and their bounds, of every file with shares and bases like the true ones."""
        from scipy.sparse import csr_array

        asked = self._asked
        atoms, kinds = asked.counts.shape
        rows = [np.outer(atom, np.ones(kinds)).ravel() for atom in np.eye(atoms)]
        low = high = tuple(map(float, asked.counts.sum(axis=1)))
        for (measure, domain), estimate, (least, most) in zip(places, true, shares, strict=True):
            inside = asked.inside[domain]
            weighted = np.outer(asked.weights * inside, asked.base[measure]).ravel()
            counted = 100 * np.outer(asked.weights * inside, asked.counted[measure]).ravel()
            rows += [
                counted - least * weighted,
                counted - (most - _OPEN) * weighted,
                np.outer(inside, asked.base[measure]).ravel().astype(float),
            ]
            n = answers(estimate.n)
            low += (0.0, -np.inf, max(n - _ROUNDED, self._minimum))
            high += (np.inf, 0.0, n + _ROUNDED)
        return csr_array(np.array(rows)), np.array(low), np.array(high)


def _rounded(true: Sequence[Estimate]) -> list[Ends]:
    """Return between which shares all that is rounded to the same lies."""
    return [_published_as(estimate) for estimate in true]


def _published_as(estimate: Estimate) -> Ends:
    by, edge = scale(estimate)
    share = nearest(estimate.share or 0.0, by)
    if share < edge:
        return -1.0, edge - by / 2
    return (100 - edge + by / 2, 101.0) if share > 100 - edge else (share - by / 2, share + by / 2)


def _steady(true: Sequence[Estimate]) -> list[Ends]:
    """Return between which shares the ends of an interval, too, are rounded to the same."""
    found = []
    for estimate, (least, most) in zip(true, _rounded(true), strict=True):
        share, ends = estimate.share or 0.0, wide_interval(estimate)
        by, edge = scale(estimate)
        whole = by == 1 and edge <= nearest(share, by) <= 100 - edge
        if whole and not estimate.complete and ends is not None:
            low, high = ends
            first, last = outward(low, high, by)
            least = max(least, share + max(first - low, last - by - high))
            most = min(most, share + min(first + by - low, last - high))
        found.append((least, most))
    return found


def _goals(width: int) -> Iterator[int]:
    """Yield how many more or fewer are to be counted, the likeliest to do first."""
    for goal in range(width, 0, -1):
        yield from (goal, -goal)
