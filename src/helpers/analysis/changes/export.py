"""A comparison of two editions for machines: one row a series or revision, as CSV or JSON.

The columns and their order stay as they are from year to year.
"""

import json
from collections.abc import Mapping

from helpers.base.spreadsheet import as_csv
from helpers.data import Observation

from .change import Change
from .editions import Comparison, Revision, Series
from .order import by_size

_ORDER = ("renewed", "new", "repeated", "not_measured", "revised")
_ENDS = ("older", "before", "newer")
COLUMNS = (
    "status",
    "indicator",
    "population",
    "group",
    "category",
    "topic",
    "label_nb",
    "label_en",
    "unit",
    "scale",
    "better",
    *(f"{end}_{part}" for end in _ENDS for part in ("year", "value", "precision")),
    "amount",
    "bound",
    "direction",
    "judgement",
    "sources",
)

Record = Mapping[str, str | float | None]


def records(comparison: Comparison) -> tuple[Record, ...]:
    """Return one record a series, then one a revision.

    ``older`` is the newest figure of the older edition (for a revision: its value then),
    ``before`` the figure before in the newer edition, ``newer`` the newest. Within a status,
    changes stand by size; series without one stand last.
    """
    changed = by_size(s.change for s in comparison.series if s.change is not None)
    places = {change.after.key: place for place, change in enumerate(changed)}
    series = sorted(
        comparison.series,
        key=lambda s: (_ORDER.index(s.status), places.get(s.newer.key, len(places)), s.newer.key),
    )
    return (*map(_series, series), *map(_revision, comparison.revisions))


def comparison_csv(comparison: Comparison) -> str:
    """Write the records with a header, commas and a line feed after each row."""
    return as_csv(COLUMNS, records(comparison))


def comparison_json(comparison: Comparison) -> str:
    """Write the two years and the records."""
    found = {
        "older": comparison.older.year,
        "newer": comparison.newer.year,
        "records": records(comparison),
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _series(series: Series) -> Record:
    ends = {"older": series.older, "before": None, "newer": series.newer}
    if series.change:
        ends["before"] = series.change.before
    return _record(series.status, ends, series.change)


def _revision(revision: Revision) -> Record:
    return _record("revised", {"older": revision.older, "newer": revision.newer}, None)


def _record(status: str, ends: Mapping[str, Observation | None], change: Change | None) -> Record:
    newer = ends["newer"]
    assert newer is not None
    indicator = newer.indicator
    found: dict[str, str | float | None] = {
        "status": status,
        **newer.key._asdict(),
        "topic": indicator.topic,
        "label_nb": indicator.label_nb,
        "label_en": indicator.label_en,
        "unit": indicator.unit,
        "scale": indicator.scale,
        "better": indicator.better,
        "amount": _plain(change.amount) if change else None,
        "bound": change.bound if change else None,
        "direction": change.direction if change else None,
        "judgement": change.judgement if change else None,
        "sources": "; ".join(dict.fromkeys(c.source for c in newer.citations)),
    }
    for end in _ENDS:
        o = ends.get(end)
        found[f"{end}_year"] = o.year if o else None
        found[f"{end}_value"] = _plain(o.value) if o else None
        found[f"{end}_precision"] = o.precision if o else None
    return {column: found[column] for column in COLUMNS}


def _plain(value: float | None) -> float | None:
    """Return a whole number without its decimals, and others without what floats add."""
    if value is None:
        return None
    return int(value) if value == int(value) else float(f"{value:.12g}")
