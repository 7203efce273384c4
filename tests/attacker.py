"""Somebody who knows all that is published, and works out what is not.

What is known: the rows to the last decimal that they are written with, who took part and what
each of them weighs, the codebook, and perhaps one body's own answer. None of the code that is
tested is used. It tries whole numbers: the least and the most that so many answers of some few
bodies can be, over every file that agrees with the publication; subtraction of one row from
another or two, and what one body dominates, are among what it can find.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from helpers.survey.codebook import Codebook, Measure
from helpers.survey.responses import Responses

Body = Mapping[str, Any]
Row = Mapping[str, str]
# Of so many answers or fewer, none may be known more narrowly than this.
WIDTH = 2
Ends = Callable[[Row], tuple[float, float, float]]


@dataclass(frozen=True)
class Learned:
    """What was worked out: of how many bodies, by whom, and between which ends."""

    row: tuple[str, str]
    bodies: int
    own: bool
    ends: tuple[int, int]


class Attacker:
    """Reads one publication.

    Parameters
    ----------
    rows : sequence of rows as published
    responses : Responses
        Of these, only who took part and what they weigh is known.
    codebook : Codebook
    ends : callable
        Returns between which numbers the share of a row lies, and how far its number of answers
        may lie from what is written.
    """

    def __init__(
        self, rows: Sequence[Row], responses: Responses, codebook: Codebook, ends: Ends
    ) -> None:
        self.rows, self.codebook, self.ends = rows, codebook, ends
        self.bodies = list(responses.table.iter_rows(named=True))
        self.measures = {(m.indicator, m.category): m for m in codebook.measures}

    def learned(self, variable: str) -> Iterator[Learned]:
        """Yield what is worked out of the answers to one question."""
        rows = [r for r in self.rows if self.measure(r).variable == variable]
        known = _Known(self, variable, [r for r in rows if r.get("value")])
        for (indicator, category), few in self.secrets(rows):
            measure = self.measures[indicator, category]
            answered = [b for b in few if _code(b[variable]) in measure.base]
            if not answered:
                continue
            places = {known.place(b) for b in answered}
            for own in (None, *known.owns):
                others = len(answered) - (own in places)
                width = min(WIDTH, others)
                # How many are counted, and how many answered something else.
                for wanted in known.numbers(measure, few) if width else ():
                    if not known.doubtful(wanted, own, width):
                        ends = known.ends(wanted, own)
                        if ends[1] - ends[0] < width:
                            found = (indicator, category), len(answered), own is not None, ends
                            yield Learned(*found)

    def measure(self, row: Row) -> Measure:
        return self.measures[row["indicator"], row["category"]]

    def members(self, row: Row) -> frozenset[int]:
        """Return the places of the bodies that a row is of."""
        found = set(range(len(self.bodies)))
        book = self.codebook.populations
        if row["population"] != book.whole:
            codes = {c for c, p in book.codes.items() if p == row["population"]}
            found &= {i for i in found if _code(self.bodies[i][book.variable]) in codes}
        if row["group"]:
            for by in self.codebook.groupings:
                codes = {c for c, g in by.codes.items() if g == row["group"]}
                if codes and by.population == row["population"]:
                    found &= {i for i in found if _code(self.bodies[i][by.variable]) in codes}
        return frozenset(found)

    def secrets(self, rows: Sequence[Row]) -> Iterator[tuple[tuple[str, str], list[Body]]]:
        """Yield few bodies that a reader may be after: of hidden rows, and between rows."""
        for name in dict.fromkeys((r["indicator"], r["category"]) for r in rows):
            alike = [r for r in rows if (r["indicator"], r["category"]) == name]
            measure = self.measures[name]
            answered = {
                i for i, b in enumerate(self.bodies) if _code(b[measure.variable]) in measure.base
            }
            sets = [(self.members(r) & answered, bool(r.get("value"))) for r in alike]
            hidden = {s for s, shown in sets if not shown}
            shown = [s for s, there in sets if there]
            between = {a - b for a in shown for b in shown if b < a}
            between |= {a & b for a, b in combinations(shown, 2)}
            between |= {
                a - b - c
                for a in shown
                for b, c in combinations(shown, 2)
                if b | c < a and not b & c
            }
            between |= self.alike(answered, [s for s, _ in sets])
            least = self.codebook.minimum_base
            for few in sorted(hidden | {s for s in between if len(s) < least}, key=sorted):
                if 0 < len(few) < least:
                    yield name, [self.bodies[i] for i in sorted(few)]

    def alike(self, answered: set[int], sets: Sequence[frozenset[int]]) -> set[frozenset[int]]:
        """Return those who are in the same rows and weigh the same, more than the average."""
        weight = self.codebook.weight
        if weight is None or not answered:
            return set()
        weights = {i: float(self.bodies[i][weight]) for i in answered}
        average = sum(weights.values()) / len(weights)
        found: dict[Any, set[int]] = {}
        for i in answered:
            if weights[i] > average:
                found.setdefault((weights[i], *(i in s for s in sets)), set()).add(i)
        return set(map(frozenset, found.values()))


class _Known:
    """What the rows of one question say of how many in each place gave each answer."""

    def __init__(self, attacker: Attacker, variable: str, rows: Sequence[Row]) -> None:
        self.variable, self.codebook = variable, attacker.codebook
        measures = [m for m in attacker.codebook.measures if m.variable == variable]
        self.kinds = sorted(
            {tuple(_told(m, c) for m in measures) for c in (None, *_codes(measures))}
        )
        self.measures = measures
        bodies = attacker.bodies
        self.atoms = sorted({self.atom(b) for b in bodies}, key=repr)
        sizes = {a: sum(self.atom(b) == a for b in bodies) for a in self.atoms}
        a, k = len(self.atoms), len(self.kinds)
        sums, low, high = [], [], []
        for place, atom in enumerate(self.atoms):
            row = np.zeros((a, k))
            row[place] = 1
            sums.append(row.ravel()), low.append(sizes[atom]), high.append(sizes[atom])
        for row in rows:
            measure, members = attacker.measure(row), attacker.members(row)
            inside = {self.atom(bodies[i]) for i in members}
            base, counted = (self._mask(inside, measure, part) for part in (0, 1))
            weights = np.repeat([self._weight(atom) for atom in self.atoms], k)
            *ends, off_n = attacker.ends(row)
            sums += [100 * weights * counted - end * weights * base for end in ends]
            low += [-1e-6, -np.inf]
            high += [np.inf, 1e-6]
            sums.append(base)
            low.append(float(row["n"]) - off_n), high.append(float(row["n"]) + off_n)
            if row.get("n_weighted"):
                total, off = float(row["n_weighted"]), half(row["n_weighted"]) + 1e-6
                sums.append(weights * base), low.append(total - off), high.append(total + off)
        self.sums, self.low, self.high = np.array(sums), np.array(low), np.array(high)
        # One's own answer is one of these.
        self.owns = sorted({self.place(b) for b in bodies})
        # Nobody is to be misled: the true file, too, agrees with what is taken to be known.
        true = np.bincount([self.place(b) for b in bodies], minlength=a * k)
        self.files: list[np.ndarray] = [true]
        found = self.sums @ true
        assert np.allclose(found, np.clip(found, self.low, self.high), rtol=0, atol=1e-6)

    def atom(self, body: Body) -> tuple[Any, ...]:
        """Return all that is known of a body but its answers."""
        book = self.codebook
        by = [
            book.strata.variable,
            book.populations.variable,
            *(g.variable for g in book.groupings),
        ]
        known = tuple(_code(body[name]) for name in by if name)
        return (*known, float(body[book.weight]) if book.weight else 1.0)

    def place(self, body: Body) -> int:
        """Return which number a body is one of."""
        told = tuple(_told(m, _code(body[self.variable])) for m in self.measures)
        return self.atoms.index(self.atom(body)) * len(self.kinds) + self.kinds.index(told)

    def numbers(self, measure: Measure, few: Sequence[Body]) -> tuple[np.ndarray, np.ndarray]:
        """Return what sums to the few who are counted, and to the others of them."""
        atoms = {self.atom(b) for b in few}
        base, counted = (self._mask(atoms, measure, part) for part in (0, 1))
        return counted, base - counted

    def doubtful(self, wanted: np.ndarray, own: int | None, width: int) -> bool:
        """Whether files that have been found before leave so much open already."""
        counts = [wanted @ f for f in self.files if own is None or f[own] > 0]
        return bool(counts) and max(counts) - min(counts) >= width

    def ends(self, wanted: np.ndarray, own: int | None) -> tuple[int, int]:
        """Return the least and the most that a number can be, by all that is known."""
        least = np.zeros(len(wanted))
        if own is not None:
            least[own] = 1
        found = []
        for sign in (1, -1):
            result = milp(
                sign * wanted,
                constraints=LinearConstraint(self.sums, self.low, self.high),
                integrality=np.ones(len(wanted)),
                bounds=Bounds(least, np.inf),
            )
            assert result.x is not None, "the publication agrees with no file"
            self.files.append(np.rint(result.x))
            found.append(round(wanted @ self.files[-1]))
        return found[0], found[1]

    def _mask(self, atoms: set[tuple[Any, ...]], measure: Measure, part: int) -> np.ndarray:
        place = self.measures.index(measure)
        return np.array(
            [a in atoms and k[place][part] for a in self.atoms for k in self.kinds], float
        )

    def _weight(self, atom: tuple[Any, ...]) -> float:
        weight: float = atom[-1]
        return weight


def _told(measure: Measure, code: str | None) -> tuple[bool, bool]:
    return code in measure.base, code in measure.counted


def _codes(measures: Sequence[Measure]) -> set[str]:
    return {code for measure in measures for code in measure.base}


def _code(value: Any) -> str | None:
    if value is None or value == "":
        return None
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def half(text: str) -> float:
    """Return half a step of the last decimal that a number is written with."""
    return 0.5 * 10 ** -len(text.partition(".")[2])
