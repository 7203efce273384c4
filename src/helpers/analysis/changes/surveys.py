"""Changes between two surveys of which the responses were at hand: how sure each of them is."""

from dataclasses import dataclass

from helpers.base.language import phrase
from helpers.data import Edition, Key, Observation

SURE = phrase("sikker endring")
UNSURE = phrase("innenfor feilmarginen")
# A change is sure where one as large would be less likely than this if nothing had changed.
_UNLIKELY = 0.05
# Sources print whole per cents.
_ROUNDING = 0.5


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
    p_holm : float or None
        The probability of a change as large where there is none, adjusted for all changes
        that were computed together.
    n, n_from, n_matched : int or None
        Answers in the newer survey, in the older one, and bodies with an answer in both.
    """

    after: Observation
    year_from: int
    change: float | None
    ci_low: float | None
    ci_high: float | None
    p_holm: float | None
    n: int | None
    n_from: int | None
    n_matched: int | None

    @property
    def sure(self) -> bool:
        """Whether it is a sure change."""
        return self.p_holm is not None and verdict(self.p_holm) == SURE

    @property
    def verdict(self) -> str:
        """The word for it, to be translated; empty where it is held back."""
        return "" if self.p_holm is None else verdict(self.p_holm)


def verdict(p: float) -> str:
    """Return the word for a change: "sikker endring" or "innenfor feilmarginen".

    It is a message in Bokmål, to be translated.

    Parameters
    ----------
    p : float
        The probability of a change as large where there is none; adjusted where the reader
        sees several changes at once.
    """
    return SURE if p < _UNLIKELY else UNSURE


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
    return found if abs(after.value - found.change - before.value) <= _ROUNDING else None


def _found(edition: Edition, key: Key, year: int, year_from: int) -> SurveyChange | None:
    after = next((o for o in edition.series(key) if o.year == year), None)
    row = edition.survey_changes[key, year, year_from]
    if after is None:
        return None
    numbers = ("change", "ci_low", "ci_high", "p_holm", "n", "n_from", "n_matched")
    return SurveyChange(after, year_from, **{name: row[name] for name in numbers})
