"""Means, totals and medians of numbers that bodies have answered.

A median's interval is that of the share below it, read off the distribution (Woodruff 1952,
Journal of the American Statistical Association 47:635-646), as R's ``svyquantile`` has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, log10, nan
from typing import cast

import numpy as np
import polars as pl
from numpy.typing import NDArray

from .answered import who_answered
from .codebook import MEAN, MEDIAN, TOTAL, Codebook, Numeric
from .codes import code_text
from .design import Design
from .disclosure import DOMINATED, SMALL_BASE, held_back
from .domains import Domain
from .estimate import Key
from .intervals import quantile
from .moments import ByCell, of_bodies, of_rows
from .published import answers
from .ratio import Estimated, ratio, total
from .tally import CELL, WEIGHT, Tally, as_number

# Sums of weights that are nearer to a half than this are a half.
_NEAR = 1e-9
# Steps of a decimal place that numbers are rounded to.
_NICE = (1, 2, 5, 10)
_MANY = 100
# Answers that agree in so many figures are the same.
_FIGURES = 6


@dataclass(frozen=True, slots=True)
class Number:
    """A mean, a total or a median.

    Parameters
    ----------
    indicator, population, group, category : str
        The codes of the book.
    statistic : str
        mean, total or median.
    value : float or None
        In the unit of the indicator; None where nobody is in the base.
    se, ci_low, ci_high : float or None
        Standard error and 95 % interval; None where there are too few answers to tell.
    n, bodies : int
        The number of answers in the base, and of bodies that gave them.
    df : int
        Degrees of freedom.
    heaviest : float
        What the heaviest body that took part weighs beside the average one in the base.
    size : float
        How large an average answer is, whatever its sign; of a total, all of them together.
    held_back : str
        Why it is not to be shown (`disclosure`); empty where it is.
    """

    indicator: str
    population: str
    group: str
    category: str
    statistic: str
    value: float | None
    se: float | None
    ci_low: float | None
    ci_high: float | None
    n: int
    bodies: int
    df: int
    heaviest: float
    size: float
    held_back: str = ""

    @property
    def key(self) -> Key:
        """What the number is of."""
        return self.indicator, self.population, self.group, self.category


def numbers(
    tally: Tally,
    codebook: Codebook,
    plan: Design,
    domains: Sequence[Domain],
    before: frozenset[Key] = frozenset(),
) -> tuple[Number, ...]:
    """Estimate every number of a codebook, in its order, and mark those that are not to be shown.

    Parameters
    ----------
    before : frozenset of keys
        What has been held back before.
    """
    return tuple(
        found
        for numeric in codebook.numbers
        for found in _of_numeric(tally, codebook, plan, domains, numeric, before)
    )


def _of_numeric(
    tally: Tally,
    codebook: Codebook,
    plan: Design,
    domains: Sequence[Domain],
    numeric: Numeric,
    before: frozenset[Key],
) -> Iterator[Number]:
    values = _values(tally, numeric)
    base = values.is_not_null()
    moments = of_rows(tally, codebook, pl.lit(values.fill_null(0.0)), pl.lit(base))
    sizes = of_rows(tally, codebook, pl.lit(values.fill_null(0.0).abs()), pl.lit(base))
    found = [
        _number(
            numeric,
            domain,
            _estimate(tally, codebook, plan, domain, numeric, values, moments),
            plan,
            _size(sizes, domain, numeric),
        )
        for domain in domains
    ]
    known = frozenset((0, place) for place, one in enumerate(found) if one.key in before)
    asked = who_answered(tally, codebook, pl.lit(base), domains)
    hidden, _ = held_back(asked, codebook, None, known)
    # What the answers themselves forbid, and all of which it is a part: it would follow from them.
    # Of few bodies nothing follows from what is shown, whatever they answered.
    telling = [
        domain
        for place, domain in enumerate(domains)
        if hidden.get((0, place)) != SMALL_BASE and _tells(tally, codebook, values, domain)
    ]
    for place, (domain, one) in enumerate(zip(domains, found, strict=True)):
        why = hidden.get((0, place), "")
        if not why and any(part.cells <= domain.cells for part in telling):
            why = DOMINATED
        yield replace(one, held_back=why)


def _size(sizes: ByCell, domain: Domain, numeric: Numeric) -> float:
    """Return how large an average answer is, whatever its sign; of a total, all of them."""
    parts = [sizes[cell] for cell in domain.cells if cell in sizes]
    whole, base = (sum(getattr(part, name) for part in parts) for name in ("y", "base"))
    return whole if numeric.statistic == TOTAL else whole / base if base else 0.0


def _tells(tally: Tally, codebook: Codebook, values: pl.Series, domain: Domain) -> bool:
    """Whether one body is most of a sum, or nearly all bodies have answered the same."""
    base = pl.lit(values.is_not_null())
    bodies = (
        of_bodies(tally, codebook, pl.lit(values.fill_null(0.0).abs()), base)
        .filter(pl.col(CELL).is_in(list(domain.cells)) & (pl.col("rows") > 0))
        .collect()
    )
    if bodies.is_empty():
        return False
    parts, given = bodies["y"], bodies["y"] / bodies["base"]
    commonest = cast(int, given.round_sig_figs(_FIGURES).value_counts()["count"].max())
    largest, whole = cast(float, parts.max()), cast(float, parts.sum())
    return (
        bodies.height - commonest < codebook.minimum_base
        or 100 * largest > codebook.largest_weight * whole
    )


def _number(
    numeric: Numeric,
    domain: Domain,
    found: tuple[Estimated, float | None, float | None],
    plan: Design,
    size: float,
) -> Number:
    estimated, low, high = found
    known = estimated.n > 0
    return Number(
        indicator=numeric.indicator,
        population=domain.population,
        group=domain.group,
        category=numeric.category,
        statistic=numeric.statistic,
        value=estimated.value if known else None,
        se=None if np.isnan(estimated.se) else estimated.se,
        ci_low=low,
        ci_high=high,
        n=estimated.n,
        bodies=estimated.bodies,
        df=estimated.df,
        heaviest=plan.spread(domain.cells).heaviest * estimated.bodies / estimated.n_weighted
        if known
        else 1.0,
        size=size,
    )


def _estimate(
    tally: Tally,
    codebook: Codebook,
    plan: Design,
    domain: Domain,
    numeric: Numeric,
    values: pl.Series,
    moments: ByCell,
) -> tuple[Estimated, float | None, float | None]:
    """Return an estimate with the ends of its interval."""
    if numeric.statistic == MEDIAN:
        return _median(tally, codebook, plan, domain, values, moments)
    estimator = {MEAN: ratio, TOTAL: total}[numeric.statistic]
    found = estimator(moments, plan, domain.cells)
    if not found.n or (found.df < 1 and plan.seen(domain.cells) < 1):
        return found._replace(se=nan), None, None
    reach = quantile(found.df) * found.se if found.se else 0.0
    return found, found.value - reach, found.value + reach


def _median(
    tally: Tally,
    codebook: Codebook,
    plan: Design,
    domain: Domain,
    values: pl.Series,
    moments: ByCell,
) -> tuple[Estimated, float | None, float | None]:
    whole = ratio(moments, plan, domain.cells)
    if not whole.n:
        return whole, None, None
    inside = tally.rows.select(pl.lit(values).alias("value"), WEIGHT, CELL).filter(
        pl.col(CELL).is_in(list(domain.cells)) & pl.col("value").is_not_null()
    )
    by_value = inside.group_by("value").agg(pl.col(WEIGHT).sum()).sort("value")
    steps, reached = by_value["value"].to_numpy(), by_value[WEIGHT].cum_sum().to_numpy()
    reached = reached / reached[-1]
    middle = _at(steps, reached, 0.5)
    below = of_rows(
        tally,
        codebook,
        pl.lit((values <= middle).fill_null(False).cast(pl.Float64)),
        pl.lit(values.is_not_null()),
    )
    share = ratio(below, plan, domain.cells)
    if share.df < 1:
        return whole._replace(value=middle, se=nan), None, None
    reach = quantile(share.df) * share.se
    ends = share.value - reach, share.value + reach
    low, high = (_at(steps, reached, end) if 0 < end < 1 else None for end in ends)
    se = nan if low is None or high is None else (high - low) / (2 * quantile(share.df))
    return whole._replace(value=middle, se=se), low, high


def _at(steps: NDArray[np.float64], reached: NDArray[np.float64], part: float) -> float:
    """Return the smallest answer that so large a part of the weights has not passed."""
    place = int(np.searchsorted(reached, part - _NEAR))
    return float(steps[min(place, len(steps) - 1)])


def _values(tally: Tally, numeric: Numeric) -> pl.Series:
    """Return the answers as numbers, null where there is none."""
    column = tally.rows.get_column(numeric.variable)
    values = as_number(tally.rows, numeric.variable)
    odd = [value for value in column.unique() if code_text(value) in numeric.not_answers]
    return values.set(column.is_in(odd).fill_null(False), None) if odd else values


def shown_number(found: Number) -> tuple[str, str, str, int] | None:
    """Return what is published of a number: value, ends of the interval and number of answers.

    Rounded to what one answer of the average size weighs, or coarser. The interval of fewer than
    a hundred answers is not published: it would tell how they differ.
    """
    if found.held_back or found.value is None:
        return None
    step = _step(found)
    value = _written(step * floor(found.value / step + 0.5), step)
    n = answers(found.n)
    if answers(found.bodies) < _MANY or found.ci_low is None or found.ci_high is None:
        return value, "", "", n
    low, high = step * floor(found.ci_low / step), step * ceil(found.ci_high / step)
    return value, _written(low, step), _written(high, step), n


def _step(found: Number) -> float:
    one = found.size * found.heaviest / max(answers(found.bodies), 1)
    if not one:
        return 1.0
    power = 10.0 ** floor(log10(one))
    return next(power * nice for nice in _NICE if power * nice >= one * (1 - _NEAR))


def _written(value: float, step: float) -> str:
    """Write a number with the decimals of its step."""
    return f"{value:.{max(0, -floor(log10(step) + _NEAR))}f}"
