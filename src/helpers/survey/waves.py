"""What changed between two surveys, and how surely."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import erfc, hypot, sqrt
from typing import NamedTuple

from scipy.special import stdtr

from .by_sums import ROUNDING, residuals_by_stratum
from .codebook import Measure
from .domains import Domain
from .estimate import Estimate, Key
from .estimates import Survey, by_key
from .intervals import at_the_edge, quantile
from .matched import Matches, matches
from .published import Shown, answers, outward, shown


@dataclass(frozen=True, slots=True)
class WaveChange:
    """The change of a share, in percentage points.

    Parameters
    ----------
    now, before : Estimate
        The newer share and the older.
    se : float
        Its standard error: bodies that answered both times are matched, and the strata are
        corrected for how many of their bodies answered.
    ci_low, ci_high : float
        The ends of its 95 % interval.
    p : float
        The probability of a change at least as large where there is none.
    p_holm : float
        The same, adjusted by Holm's method for all changes that are tested together.
    df : int
        Degrees of freedom of the test: those of the survey that has fewer.
    n_matched : int or None
        Bodies with an answer in both; None where they are fewer than the smallest base. Then
        they are not matched: how they changed their minds must not be worked out.
    se_independent : float
        The standard error if no body had answered both times, with the correction.
    se_matched_no_fpc : float
        The standard error with bodies matched, and without the correction.
    held_back : bool
        Whether one of the two shares is not to be shown: with the other it would be known.
    delicate : bool
        Whether figures of the question tell few bodies apart, in either survey.
    """

    now: Estimate
    before: Estimate
    se: float
    ci_low: float
    ci_high: float
    p: float
    p_holm: float
    df: int
    n_matched: int | None
    se_independent: float
    se_matched_no_fpc: float
    held_back: bool
    delicate: bool

    @property
    def key(self) -> Key:
        """What the change is of."""
        return self.now.key

    @property
    def change(self) -> float:
        """The newer share less the older."""
        return _known(self.now.share) - _known(self.before.share)


# A change is sure where one as large would be less likely than this if nothing had changed.
_UNLIKELY = 0.05
# So many standard errors reach to the end of a 95 % interval.
_NORMAL = 1.959963984540054
# Shares that are nearer to each other are the same.
_SAME = 1e-9


class ShownChange(NamedTuple):
    """A change in whole percentage points with its interval, and its numbers of answers."""

    change: int
    ci_low: int
    ci_high: int
    sure: bool
    n: int
    n_from: int
    n_matched: int | None


def shown_change(change: WaveChange) -> ShownChange | None:
    """Return what is published of a change; None where it is held back."""
    now, before = shown(change.now), shown(change.before)
    if change.held_back or now is None or before is None:
        return None
    if not now.precision == before.precision == "exact":
        # A share that is only known to be below or above a number has no change to tell.
        return None
    points, by = now.share - before.share, max(now.step, before.step)
    exact = change.ci_low, change.ci_high
    low, high = outward(*(_plain_interval(now, before) if _plain(change) else exact), by)
    low, high = min(low, points), max(high, points)
    return ShownChange(
        points,
        low,
        high,
        change.p_holm < _UNLIKELY,
        now.n,
        before.n,
        None if change.n_matched is None else answers(change.n_matched),
    )


def _plain(change: WaveChange) -> bool:
    """Whether interval and test follow from the two shares as they are published.

    The exact ones of few answers tell who changed their minds.
    """
    both = shown(change.now), shown(change.before)
    return change.delicate or any(one is not None and one.step > 1 for one in both)


def _plain_p(now: Shown, before: Shown) -> float:
    """Return the probability that goes with the plain interval."""
    points, (low, high) = now.share - before.share, _plain_interval(now, before)
    reach = points - low if points > 0 else high - points
    return erfc(abs(points) / reach * _NORMAL / sqrt(2)) if reach else float(points == 0)


def _plain_interval(now: Shown, before: Shown) -> tuple[float, float]:
    """Return an interval that follows from those of two shares, as they are published.

    The method is that of Zou and Donner (2008, Statistics in Medicine 27:1693-1702), for
    independent shares.
    """
    points = now.share - before.share
    down, up, down_before, up_before = (
        abs(share - (share if end is None else end))
        for share, end in (
            (now.share, now.ci_low),
            (now.share, now.ci_high),
            (before.share, before.ci_low),
            (before.share, before.ci_high),
        )
    )
    return points - hypot(down, up_before), points + hypot(up, down_before)


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
    """Return the changes of all that is estimated in both surveys and has an error to tell.

    All are adjusted together: they are what one command shows at once.
    """
    both = matches(newer.tally, newer.codebook, older.tally, older.codebook)
    found = tuple(_changes(newer, older, both))
    tested = [change for change in found if not change.held_back]
    adjusted = dict(zip(tested, holm([*map(_tested_p, tested)]), strict=True))
    return tuple(replace(change, p_holm=adjusted.get(change, change.p)) for change in found)


def _tested_p(change: WaveChange) -> float:
    now, before = shown(change.now), shown(change.before)
    if now and before and _plain(change) and not (change.now.complete and change.before.complete):
        return _plain_p(now, before)
    return change.p


def _changes(newer: Survey, older: Survey, both: Matches) -> Iterator[WaveChange]:
    then = by_key(older)
    pairs = {_name(m, d): (m, d) for m, d in older.pairs}
    for (measure, domain), now in zip(newer.pairs, newer.estimates, strict=True):
        before = then.get(now.key)
        if before is None or before.se is None or now.se is None:
            continue
        together = _together(newer, older, both, (measure, domain), pairs[now.key])
        delicate = measure.variable in newer.delicate | older.delicate
        yield _change(now, before, together, newer.codebook.minimum_base, delicate)


def _name(measure: Measure, domain: Domain) -> tuple[str, str, str, str]:
    return measure.indicator, domain.population, domain.group, measure.category


class Together(NamedTuple):
    """How two shares vary together, as fractions."""

    covariance: float
    variance_no_fpc: float
    n: int


def _together(
    newer: Survey,
    older: Survey,
    both: Matches,
    now: tuple[Measure, Domain],
    before: tuple[Measure, Domain],
) -> Together:
    """Return the covariance of two shares that some of the same bodies answered for.

    In a stratum of N bodies of which n1 and n2 answered, n12 of them both times, it is
    (n12 - n1 n2 / N) s12, with s12 the covariance of the residuals over the matched bodies
    (Tam 1984, The American Statistician 38:288-289; Qualité and Tillé 2008, Survey
    Methodology 34:173-181). It is 0 where everybody answered, and where two samples have as
    many bodies in common as chance alone would give them.
    """
    news, olds = (
        residuals_by_stratum(s.tally, s.design, *p) for s, p in ((newer, now), (older, before))
    )
    shared = both.products(now, before, newer.design.strata, older.design.strata)
    covariance = variance = 0.0
    for stratum in sorted({*news, *olds}):
        n2, n1 = (s.design.answered.get(stratum, 0) for s in (newer, older))
        common = shared.get(stratum)
        n12 = common.n if common else 0
        product_sum = common.product if common else 0.0
        if common and n12 > 1:
            size = max(s.design.sizes.get(stratum, 0) for s in (newer, older))
            spread = (common.product - common.newer * common.older / n12) / (n12 - 1)
            covariance += (n12 - n1 * n2 / size) * spread
        # As R's survey has it: bodies are clusters of their answers, drawn with replacement.
        new, old = news.get(stratum), olds.get(stratum)
        bodies = n1 + n2 - n12
        squares = (new.squares if new else 0) + (old.squares if old else 0) - 2 * product_sum
        total = (new.sum if new else 0) - (old.sum if old else 0)
        if bodies > 1:
            variance += bodies / (bodies - 1) * (squares - total**2 / bodies)
    return Together(covariance, variance, sum(common.answered for common in shared.values()))


def _change(
    now: Estimate, before: Estimate, together: Together, least: int, delicate: bool
) -> WaveChange:
    change = _known(now.share) - _known(before.share)
    errors = _known(now.se), _known(before.se)
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
    (low, high), (other_low, other_high) = (
        (share * (1 - e.missing), share * (1 - e.missing) + 100 * e.missing)
        for e in (one, other)
        for share in [_known(e.share)]
    )
    return low - other_high > _SAME or other_low - high > _SAME


def _edge(estimate: Estimate) -> bool:
    """Whether the error is 0 only because nobody differs from the others."""
    return at_the_edge(_known(estimate.share) / 100) and not estimate.complete


def _from_intervals(now: Estimate, before: Estimate, change: float, standard: float) -> float:
    """Recover the error of a change from the intervals of its shares.

    At exactly 0 or 100 % the interval tells of uncertainty and the standard error does not
    (Zou and Donner 2008, Statistics in Medicine 27:1693-1702). The end that lies towards the
    other share counts.
    """
    higher, lower = (now, before) if change >= 0 else (before, now)
    down = _known(higher.share) - _known(higher.ci_low)
    up = _known(lower.ci_high) - _known(lower.share)
    return hypot(down, up) / standard


def _known(number: float | None) -> float:
    """Return a number that the estimate has, since it has a standard error."""
    assert number is not None
    return number
