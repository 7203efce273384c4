"""The observations of an edition, found by their indicators and their series."""

from collections.abc import Iterable, Mapping
from itertools import chain

from helpers.base.parted import parted

from .model import Key, Observation


class Observed:
    """Observations, in the order of their series and years.

    Parameters
    ----------
    by_indicator : mapping of str to tuple of Observation
        Those of each indicator.
    """

    def __init__(self, by_indicator: Mapping[str, tuple[Observation, ...]]) -> None:
        self._by_indicator = by_indicator

    @classmethod
    def of(cls, observations: Iterable[Observation]) -> "Observed":
        """Take observations that are in order."""
        return cls(parted(observations, lambda o: o.indicator.indicator))

    @property
    def all(self) -> tuple[Observation, ...]:
        """All of them."""
        return tuple(chain.from_iterable(self._by_indicator.values()))

    def of_indicator(self, code: str) -> tuple[Observation, ...]:
        """Return those of an indicator; none where it has none."""
        return self._by_indicator.get(code, ())

    def series(self, key: Key) -> tuple[Observation, ...]:
        """Return those of one key, oldest first."""
        return tuple(o for o in self.of_indicator(key.indicator) if o.key == key)

    def instead(self, others: Iterable[Observation]) -> "Observed":
        """Return the same with others in the place of those of the same key and year.

        Of two others for one place, the last counts.
        """
        put = {(o.key, o.year): o for o in others}
        changed = {
            code: tuple(put.get((o.key, o.year), o) for o in self.of_indicator(code))
            for code in {key.indicator for key, _ in put}
        }
        return Observed({**self._by_indicator, **changed})
