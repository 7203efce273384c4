"""Estimates and changes as rows of the data, the suppressed ones without their numbers."""

from collections.abc import Iterable, Sequence

from .estimates import Estimate, Survey
from .waves import WaveChange

Row = dict[str, str]

# Enough to compute on with the numbers; what readers see is rounded where it is shown.
_DECIMALS = 8
# With exact weighted sums, whole numbers of bodies with different weights could be told apart:
# the other figures of a question with something held back are rounded as they are printed.
_PRINTED_DECIMALS = 1
_NOTE = {
    "note_nb": "Holdt tilbake av hensyn til dem som har svart.",
    "note_en": "Held back to protect those who answered.",
}


def observation_rows(survey: Survey, year: int) -> list[Row]:
    """Return the estimates as rows of ``observations.csv``.

    Parameters
    ----------
    survey : Survey
    year : int
        The year that the bodies answered.
    """
    codebook = survey.codebook
    variables = [measure.variable for measure, _ in survey.pairs]
    rounded = {v for v, e in zip(variables, survey.estimates, strict=True) if e.held_back}
    return [
        _of(
            estimate,
            year=str(year),
            year_basis="stated",
            dont_know=estimate.dont_know,
            source=codebook.source,
            locator=codebook.locator,
        )
        | (_NOTE if estimate.held_back else _numbers(estimate, variable in rounded))
        for variable, estimate in zip(variables, survey.estimates, strict=True)
    ]


def change_rows(changes: Iterable[WaveChange], source: str, year: int, year_from: int) -> list[Row]:
    """Return the changes between two surveys as rows of ``wave_changes.csv``."""
    numbers = (
        *("change", "se", "ci_low", "ci_high", "p", "p_holm", "df", "n", "n_from", "n_matched"),
        *("se_independent", "se_matched_no_fpc"),
    )
    return [
        _of(change, year=str(year), year_from=str(year_from), source=source)
        | ({} if change.held_back else {name: _text(getattr(change, name)) for name in numbers})
        for change in changes
    ]


def count_held_back(rows: Sequence[Row]) -> int:
    """Return how many rows are without their numbers."""
    return sum(row["precision"] == "suppressed" for row in rows)


def _of(found: Estimate | WaveChange, **cells: str) -> Row:
    key = {name: getattr(found, name) for name in ("indicator", "population", "group", "category")}
    return key | cells | {"precision": "suppressed" if found.held_back else "exact"}


def _numbers(estimate: Estimate, rounded: bool) -> Row:
    decimals = _PRINTED_DECIMALS if rounded else _DECIMALS
    return {
        "value": _text(estimate.share, decimals),
        "n": str(estimate.n),
        "n_weighted": _text(estimate.n_weighted, 0 if rounded else _DECIMALS),
        "se": _text(estimate.se, decimals),
        "ci_low": _text(estimate.ci_low, decimals),
        "ci_high": _text(estimate.ci_high, decimals),
    }


def _text(value: float | None, decimals: int = _DECIMALS) -> str:
    """Write a number without an exponent and without zeros that say nothing."""
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
