"""When a figure is old: the one rule for how long it passes for the edition's own."""

from collections.abc import Iterable

from helpers.data import Observation

# A figure that is this many years older than the edition, and no more, needs no mark: most
# surveys come every year or every other.
FRESH_YEARS = 2
# What is wanted, not what is: it tells nothing of how new the figures are.
_WANTED = ("target", "requirement")


def newest(observations: Iterable[Observation]) -> Observation | None:
    """Return the newest value that was measured; None where none was.

    What is suppressed is no value, and a target or a requirement is not measured.
    """
    measured = (o for o in observations if o.value is not None and o.indicator.kind not in _WANTED)
    return max(measured, key=lambda o: o.year, default=None)


def outdated(year: int, observations: Iterable[Observation]) -> Observation | None:
    """Return the newest value where even that is too old to pass for one of the edition.

    Parameters
    ----------
    year : int
        That of the edition.
    observations : iterable of Observation
        What is shown together.

    Returns
    -------
    Observation or None
        None where the newest value is at most `FRESH_YEARS` older, or where nothing was measured.
    """
    found = newest(observations)
    return found if found and year - found.year > FRESH_YEARS else None
