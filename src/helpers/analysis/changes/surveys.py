"""Changes between two surveys of which the responses were at hand: how sure each of them is."""

from dataclasses import dataclass

from helpers.base.language import phrase
from helpers.data import Edition, Key, Observation

_WORDS = {True: phrase("sikker endring"), False: phrase("innenfor feilmarginen")}


@dataclass(frozen=True, slots=True)
class SurveyChange:
    """The change of a share between two surveys, in percentage points.

    Parameters
    ----------
    after : Observation
        The newer figure.
    year_from : int
        The year of the older survey.
    change : float or None
        The newer share less the older; None, as are all that follow, where it is held back.
    ci_low, ci_high : float or None
        The ends of its 95 % interval.
    sure : bool
        Whether it is larger than chance explains.
    n, n_from, n_matched : int or None
        Answers in the newer survey, in the older one, and bodies with an answer in both, where
        these are not too few to be told.
    """

    after: Observation
    year_from: int
    change: float | None
    ci_low: float | None
    ci_high: float | None
    sure: bool
    n: int | None
    n_from: int | None
    n_matched: int | None

    @property
    def verdict(self) -> str:
        """The word for it, to be translated; empty where it is held back."""
        return "" if self.change is None else _WORDS[self.sure]


def survey_changes(edition: Edition) -> tuple[SurveyChange, ...]:
    """Return the changes up to the newest survey of each series: the sure first, then by size."""
    newest: dict[Key, tuple[int, int]] = {}
    for key, year, year_from in edition.survey_changes:
        newest[key] = max(newest.get(key, (0, 0)), (year, year_from))
    found = (_found(edition, key, *years) for key, years in newest.items())
    return tuple(sorted(filter(None, found), key=lambda c: (not c.sure, -abs(c.change or 0))))


def survey_change(edition: Edition, before: Observation, after: Observation) -> SurveyChange | None:
    """Return what two surveys tell of the change between two figures; None where they do not.

    They do not where the older figure is another than that of the responses: a source may
    have printed one that was reckoned otherwise.
    """
    if (after.key, after.year, before.year) not in edition.survey_changes:
        return None
    found = _found(edition, after.key, after.year, before.year)
    if found is None or found.change is None or after.value is None or before.value is None:
        return None
    return found if after.value - found.change == before.value else None


def _found(edition: Edition, key: Key, year: int, year_from: int) -> SurveyChange | None:
    after = next((o for o in edition.series(key) if o.year == year), None)
    row = edition.survey_changes[key, year, year_from]
    if after is None:
        return None
    numbers = ("change", "ci_low", "ci_high", "n", "n_from", "n_matched")
    told = {name: row[name] for name in numbers}
    return SurveyChange(after, year_from, sure=row["verdict"] == "sure", **told)
