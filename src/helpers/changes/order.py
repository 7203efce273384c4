"""Changes ordered by size: only those of one kind of size can be held against each other."""

from collections.abc import Iterable

from ..observations import Edition, Observation
from .change import Change, change_since

# Points, places, numbers, money and scores, in the order in which they are shown.
_KINDS = {
    "percent": "points",
    "percentage_points": "points",
    "rank": "places",
    "count": "count",
    "ordinal": "count",
    "nok_billion": "nok_billion",
    "score": "score",
}
SIZES = tuple(dict.fromkeys(_KINDS.values()))
_REPEATED = ("measured", "growth")


def kind_of_size(observation: Observation) -> str:
    """Return what a change of the observation is counted in: points, places, score and so on.

    A change of a share is counted in percentage points, as is one of a difference between
    shares.
    """
    return _KINDS[observation.indicator.unit]


def by_size(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Order changes by size, the largest first, within each kind of size.

    Of two equal amounts, the one that is a lower bound comes first. Changes of unknown size
    come last in their kind.
    """
    return tuple(sorted(changes, key=_place))


def measurements(edition: Edition) -> tuple[Observation, ...]:
    """Return the newest observation of every series that is measured again and again.

    Targets and requirements are no measurements: they change when someone decides it.
    """
    keys = dict.fromkeys(o.key for o in edition.observations if o.indicator.kind in _REPEATED)
    return tuple(edition.series(key)[-1] for key in keys)


def since_before(edition: Edition) -> tuple[Change, ...]:
    """Return the change of every series since its figure before, by size."""
    found = (change_since(edition, o) for o in measurements(edition))
    return by_size(change for change in found if change is not None)


def _place(change: Change) -> tuple[object, ...]:
    return (
        SIZES.index(kind_of_size(change.after)),
        change.amount is None,
        -(change.amount or 0),
        change.bound != "more_than",
        change.after.key,
    )
