"""What changed between two surveys, and how surely."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import hypot, sqrt
from typing import NamedTuple

from scipy.special import stdtr

from .change import WaveChange, known, tested_p
from .codebook import Measure
from .domains import Domain
from .estimate import Estimate
from .estimates import Survey, by_key, key_of
from .intervals import at_the_edge, quantile
from .matched import Crossed, Products, crossed
from .moments import ByCell, Coefficients, of_measure
from .published import bounds
from .ratio import ROUNDING, Residuals, by_stratum, residuals

# Shares that are nearer to each other are the same.
_SAME = 1e-9


def holm(p_values: Sequence[float]) -> tuple[float, ...]:
    """Adjust probabilities for being many (Holm 1979, Scandinavian Journal of Statistics 6:65-70).

    Examples
    --------
    >>> holm([0.01, 0.04, 0.03])
    (0.03, 0.06, 0.06)
    """
    adjusted = [0.0] * len(p_values)
    highest = 0.0
    for rank, place in enumerate(sorted(range(len(p_values)), key=p_values.__getitem__)):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p_values[place]))
        adjusted[place] = highest
    return tuple(adjusted)


def wave_changes(newer: Survey, older: Survey) -> tuple[WaveChange, ...]:
    """Return the changes of all that is estimated in both surveys and has an error to tell."""
    return changes_since(newer, (older,))[0]


def changes_since(newer: Survey, older: Sequence[Survey]) -> tuple[tuple[WaveChange, ...], ...]:
    """Return the changes since each of several surveys.

    All are adjusted together: they are what one command shows at once.
    """
    found = [tuple(_changes(newer, before)) for before in older]
    tested = [change for changes in found for change in changes if not change.held_back]
    adjusted = iter(holm([*map(tested_p, tested)]))
    return tuple(
        tuple(c if c.held_back else replace(c, p_holm=next(adjusted)) for c in changes)
        for changes in found
    )


def _changes(newer: Survey, older: Survey) -> Iterator[WaveChange]:
    today, then = by_key(newer), by_key(older)
    pairs = {key_of(m, d): (m, d) for m, d in older.pairs}
    for measure in newer.codebook.measures:
        common: Common | None = None
        for domain in newer.domains:
            now = today[key_of(measure, domain)]
            before = then.get(now.key)
            if before is None or before.se is None or now.se is None:
                continue
            measure_from, domain_from = pairs[now.key]
            common = common or _common(newer, measure, older, measure_from)
            together = _together(newer, older, common, domain, domain_from)
            delicate = measure.variable in newer.delicate | older.delicate
            yield _change(now, before, together, newer.codebook.minimum_base, delicate)


class Common(NamedTuple):
    """What two estimates of one measure have in common: moments, and the matched bodies."""

    newer: ByCell
    older: ByCell
    crossed: Mapping[tuple[int, int], Crossed]


def _common(newer: Survey, measure: Measure, older: Survey, measure_from: Measure) -> Common:
    return Common(
        of_measure(newer.tally, newer.codebook, measure),
        of_measure(older.tally, older.codebook, measure_from),
        crossed(
            *(newer.tally, newer.codebook, measure),
            *(older.tally, older.codebook, measure_from),
        ),
    )


class Together(NamedTuple):
    """How two shares vary together, as fractions."""

    covariance: float
    variance_no_fpc: float
    n: int


def _together(
    newer: Survey, older: Survey, common: Common, domain: Domain, domain_from: Domain
) -> Together:
    """Return the covariance of two shares that some of the same bodies answered for.

    In a stratum of N bodies of which n1 and n2 answered, n12 of them both times, it is
    (n12 - n1 n2 / N) s12, with s12 the covariance of the residuals over the matched bodies
    (Tam 1984, The American Statistician 38:288-289; Qualité and Tillé 2008, Survey
    Methodology 34:173-181). It is 0 where everybody answered, and where two samples have as
    many bodies in common as chance alone would give them. A body that has changed its stratum
    was drawn anew and counts as two bodies.
    """
    residual = residuals(common.newer, newer.design, domain.cells)
    residual_from = residuals(common.older, older.design, domain_from.cells)
    news = by_stratum(common.newer, newer.design, residual)
    olds = by_stratum(common.older, older.design, residual_from)
    none = Coefficients(0.0, 0.0, 0.0)
    shared: dict[str, Products] = {}
    answered = 0.0
    for (cell, cell_from), sums in common.crossed.items():
        stratum = newer.design.strata[cell]
        if stratum != older.design.strata[cell_from]:
            continue
        more = sums.of(residual.get(cell, none), residual_from.get(cell_from, none))
        shared[stratum] = shared[stratum].plus(more) if stratum in shared else more
        answered += more.answered if cell in domain.cells and cell_from in domain_from.cells else 0
    covariance = variance = 0.0
    for stratum in sorted({*news, *olds}):
        n2, n1 = (s.design.answered.get(stratum, 0) for s in (newer, older))
        found = shared.get(stratum, Products(0, 0.0, 0.0, 0.0, 0))
        if found.n > 1:
            size = max(s.design.sizes.get(stratum, 0) for s in (newer, older))
            spread = (found.product - found.newer * found.older / found.n) / (found.n - 1)
            covariance += (found.n - n1 * n2 / size) * spread
        # As R's survey has it: bodies are clusters of their answers, drawn with replacement.
        new, old = (part.get(stratum, Residuals(0.0, 0.0)) for part in (news, olds))
        bodies = n1 + n2 - found.n
        squares = new.squares + old.squares - 2 * found.product
        total = new.sum - old.sum
        if bodies > 1:
            variance += bodies / (bodies - 1) * (squares - total**2 / bodies)
    return Together(covariance, variance, int(answered))


def _change(
    now: Estimate, before: Estimate, together: Together, least: int, delicate: bool
) -> WaveChange:
    change = known(now.share) - known(before.share)
    errors = known(now.se), known(before.se)
    independent = hypot(*errors)
    # Estimated from the matched bodies alone, it may exceed what the two errors allow.
    limit = errors[0] * errors[1]
    matched = together.n >= least
    covariance = min(max(100**2 * together.covariance, -limit), limit) if matched else 0.0
    variance = independent**2 - 2 * covariance
    se = sqrt(variance) if variance > ROUNDING * independent**2 else 0.0
    degrees = min((e.df for e in (now, before) if not e.complete), default=0)
    if _edge(now) or _edge(before):
        se = independent = _from_intervals(now, before, change, quantile(degrees))
    reach = quantile(degrees) * se if se else 0.0
    return WaveChange(
        now=now,
        before=before,
        se=se,
        ci_low=max(change - reach, -100.0),
        ci_high=min(change + reach, 100.0),
        p=2 * float(stdtr(degrees, -abs(change) / se)) if se else float(not _apart(now, before)),
        p_holm=1.0,
        df=degrees,
        n_matched=together.n if matched else None,
        se_independent=independent,
        se_matched_no_fpc=100 * sqrt(max(together.variance_no_fpc, 0.0)),
        held_back=bool(now.held_back or before.held_back),
        delicate=delicate,
    )


def _apart(one: Estimate, other: Estimate) -> bool:
    """Whether shares of all bodies differ, whatever those would say who gave no answer."""
    (low, high), (other_low, other_high) = map(bounds, (one, other))
    return max(low - other_high, other_low - high) > _SAME


def _edge(estimate: Estimate) -> bool:
    """Whether the error is 0 only because nobody differs from the others."""
    return at_the_edge(known(estimate.share) / 100) and not estimate.complete


def _from_intervals(now: Estimate, before: Estimate, change: float, standard: float) -> float:
    """Recover the error of a change from the intervals of its shares.

    At exactly 0 or 100 % the interval tells of uncertainty and the standard error does not
    (Zou and Donner 2008, Statistics in Medicine 27:1693-1702). The end that lies towards the
    other share counts.
    """
    higher, lower = (now, before) if change >= 0 else (before, now)
    down = known(higher.share) - known(higher.ci_low)
    up = known(lower.ci_high) - known(lower.share)
    return hypot(down, up) / standard
