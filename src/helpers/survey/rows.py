"""Estimates and changes as rows of the data, the suppressed ones without their numbers."""

from collections.abc import Iterable, Sequence

from .change import ShownChange, WaveChange, shown_change
from .estimate import Estimate
from .estimates import Survey
from .numbers import Number, shown_number
from .published import Shown, shown

Row = dict[str, str]

_NOTE = {
    "note_nb": "Holdt tilbake av hensyn til dem som har svart.",
    "note_en": "Held back to protect those who answered.",
}
_COARSE = {
    "note_nb": "Avrundet til nærmeste {} prosent, fordi få har svart.",
    "note_en": "Rounded to the nearest {} per cent, since few have answered.",
}


def observation_rows(survey: Survey, year: int) -> list[Row]:
    """Return what is published of the estimates, as rows of ``observations.csv``.

    Parameters
    ----------
    survey : Survey
    year : int
        The year that the bodies answered.
    """
    codebook = survey.codebook
    said = {"year": str(year), "year_basis": "stated"}
    said |= {"source": codebook.source, "locator": codebook.locator}
    shares = [_of(e, dont_know=e.dont_know) | said | _numbers(shown(e)) for e in survey.estimates]
    return shares + [_of(n) | said | _number(shown_number(n)) for n in survey.numbers]


def change_rows(changes: Iterable[WaveChange], source: str, year: int, year_from: int) -> list[Row]:
    """Return what is published of the changes, as rows of ``wave_changes.csv``."""
    return [
        _of(change, year=str(year), year_from=str(year_from), source=source)
        | _change_numbers(shown_change(change))
        for change in changes
    ]


def count_held_back(rows: Sequence[Row]) -> int:
    """Return how many rows are without their numbers."""
    return sum(row["precision"] == "suppressed" for row in rows)


def _of(found: Estimate | Number | WaveChange, **cells: str) -> Row:
    key = dict(zip(("indicator", "population", "group", "category"), found.key, strict=True))
    return key | cells


def _numbers(found: Shown | None) -> Row:
    if found is None:
        return {"precision": "suppressed"} | _NOTE
    share, low, high, n = map(_text, found[:4])
    numbers = {"value": share, "ci_low": low, "ci_high": high, "n": n}
    coarse = {name: text.format(found.step) for name, text in _COARSE.items() if found.step > 1}
    return {"precision": found.precision} | numbers | coarse


def _number(found: tuple[str, str, str, int] | None) -> Row:
    if found is None:
        return {"precision": "suppressed"} | _NOTE
    value, low, high, n = found
    return {"precision": "exact", "value": value, "ci_low": low, "ci_high": high, "n": str(n)}


def _change_numbers(found: ShownChange | None) -> Row:
    if found is None:
        return {"precision": "suppressed"}
    numbers = {name: _text(value) for name, value in found._asdict().items() if name != "sure"}
    verdict = "sure" if found.sure else "within_margin"
    return {"precision": "exact"} | numbers | {"verdict": verdict}


def _text(value: int | None) -> str:
    return "" if value is None else str(value)
