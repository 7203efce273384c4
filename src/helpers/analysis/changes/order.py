"""Changes ordered by size: only those of one kind of size can be held against each other."""

from collections.abc import Iterable

from helpers.base.units import sizes
from helpers.data import Edition, Observation

from .change import Change, change_since

_REPEATED = ("measured", "growth")


def by_size(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Order changes by size, the largest first, within what they are counted in.

    Of two equal amounts, the one that is a lower bound comes first. Changes of unknown size
    come last among them.
    """
    return tuple(sorted(changes, key=_place))


def measurements(edition: Edition) -> tuple[Observation, ...]:
    """Return the newest observation of every series that is measured again and again.

    Targets and requirements are no measurements: they change when someone decides it. What other
    countries do is nothing that changed in Norway.
    """
    keys = dict.fromkeys(
        o.key for o in edition.observations if o.indicator.kind in _REPEATED and not o.abroad
    )
    return tuple(edition.series(key)[-1] for key in keys)


def since_before(edition: Edition) -> tuple[Change, ...]:
    """Return the change of every series since its figure before, by size."""
    found = (change_since(edition, o) for o in measurements(edition))
    return by_size(change for change in found if change is not None)


def _place(change: Change) -> tuple[object, ...]:
    return (
        sizes().index(change.size),
        change.amount is None,
        -(change.amount or 0),
        change.bound != "more_than",
        change.after.key,
    )
