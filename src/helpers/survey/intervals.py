"""The 95 % interval of a share.

Between 0 and 100 % it is symmetric on the logit scale, with the quantile of t. At exactly 0
or 100 % the standard error is 0 because nobody differs from the others, not because anything
is certain; the interval is then that of Korn and Graubard (1998, Survey Methodology 24:193-201):
of Clopper and Pearson, with the number of answers corrected for the degrees of freedom, as in
the data presentation standards of the National Center for Health Statistics (Parker et al.
2017, Vital and Health Statistics 2(175)). Where every body has answered there is no interval
to speak of: both ends are the share.
"""

from math import exp, log

from scipy.special import betaincinv, stdtrit

LEVEL = 0.95
_TAIL = (1 - LEVEL) / 2
# Sums of weights land a little off 0 and 1.
_NEAR = 1e-12


def at_the_edge(share: float) -> bool:
    """Whether nobody or everybody is counted."""
    return share <= _NEAR or share >= 1 - _NEAR


def quantile(degrees: int) -> float:
    """Return how many standard errors there are to the end of an interval."""
    return float(stdtrit(degrees, 1 - _TAIL))


def interval(
    share: float, se: float, degrees: int, n: int, complete: bool
) -> tuple[float, float] | None:
    """Return the ends of the interval of a share, all as fractions.

    Parameters
    ----------
    share, se : float
        The share and its standard error.
    degrees, n : int
        Degrees of freedom, and the number of answers.
    complete : bool
        Whether every body has answered.

    Returns
    -------
    tuple of float, or None where there are too few answers to tell
    """
    if complete:
        return share, share
    if degrees < 1:
        return None
    if at_the_edge(share):
        effective = n * (quantile(n - 1) / quantile(degrees)) ** 2
        # The quantile of the beta distribution.
        reach = float(betaincinv(1, min(n, effective), 1 - _TAIL))
        return (0.0, reach) if share <= _NEAR else (1 - reach, 1.0)
    middle = log(share / (1 - share))
    reach = quantile(degrees) * se / (share * (1 - share))
    return _share_of(middle - reach), _share_of(middle + reach)


def _share_of(logit: float) -> float:
    return 1 / (1 + exp(-logit))
