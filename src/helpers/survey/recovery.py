"""What can be worked out from sums that are shown.

Each set of elements whose sum is shown is an equation. A sum follows from them when its set is
a linear combination of theirs, after the elements are left out of which the equations say that
there are none: where a sum of what cannot be negative is 0, every part of it is. Which these
are depends only on which elements are empty, not on how many answers the others have, so that
a linear program in zeros and ones finds them for any weights and any number of responses.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

Elements = frozenset[Hashable]
Matrix = NDArray[np.float64]
_NEAR = 1e-8


class Recovery:
    """The sums that can be shown of a question.

    Parameters
    ----------
    sets : iterable of frozenset
        Every set of elements that may be shown or asked for; others are made of their parts.
    answers : mapping of element to int
        How many responses there are of each element.
    """

    def __init__(self, sets: Iterable[Elements], answers: Mapping[Hashable, int]) -> None:
        distinct = list(dict.fromkeys(sets))
        signatures: dict[frozenset[int], list[Hashable]] = {}
        for element in sorted(frozenset().union(*distinct), key=repr):
            inside = frozenset(i for i, chosen in enumerate(distinct) if element in chosen)
            signatures.setdefault(inside, []).append(element)
        # Elements that always go together are one unknown.
        self._unknowns = [frozenset(members) for members in signatures.values()]
        self._some = np.array(
            [float(any(answers.get(e, 0) for e in members)) for members in self._unknowns]
        )

    def any_known(self, targets: Sequence[Elements], shown: Sequence[Elements]) -> bool:
        """Whether the sum of any target follows from the sums that are shown."""
        equations = np.array([self._row(s) for s in dict.fromkeys(shown)])
        if not len(equations) or not targets:
            return False
        open_ = self._not_known_empty(equations)
        wanted = np.array([self._row(s) for s in dict.fromkeys(targets)])[:, open_]
        equations = equations[:, open_]
        # The combination of the equations that comes nearest to each target.
        inverse = np.linalg.pinv(equations @ equations.T, rcond=_NEAR, hermitian=True)
        nearest = (wanted @ equations.T) @ inverse @ equations
        return bool((np.abs(wanted - nearest).max(axis=1, initial=0.0) < _NEAR).any())

    def _row(self, chosen: Elements) -> Matrix:
        return np.array([float(members <= chosen) for members in self._unknowns])

    def _not_known_empty(self, equations: Matrix) -> NDArray[np.bool_]:
        """Return the unknowns that the equations allow to be more than nothing.

        Look for a solution, at any scale, in which as many unknowns as possible are positive:
        maximise the sum of u where 0 <= u <= 1, u <= x and x solves the equations for the
        scale times the sums.
        """
        count = len(self._unknowns)
        sums = equations @ self._some
        objective = np.concatenate([np.zeros(count + 1), -np.ones(count)])
        solves = np.hstack([equations, -sums[:, None], np.zeros_like(equations)])
        below = np.hstack([-np.eye(count), np.zeros((count, 1)), np.eye(count)])
        bounds = [(0, None)] * count + [(1, None)] + [(0, 1)] * count
        # Slow to import, and not needed where nothing is held back.
        from scipy.optimize import linprog

        found = linprog(objective, below, np.zeros(count), solves, np.zeros(len(equations)), bounds)
        return np.asarray(found.x[count + 1 :] > 0.5)
