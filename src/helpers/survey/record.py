"""What has been estimated from a file of responses, beside that file: exact, and not to publish.

It says what was held back, so that no later codebook, and no change from one survey to the next,
uncovers it.
"""

import csv
from collections.abc import Mapping
from pathlib import Path

from helpers.base.errors import InputError, Problem, TilstandError
from helpers.base.files import write_whole
from helpers.base.messages import Fault
from helpers.base.spreadsheet import NOT_FOR_PUBLICATION, as_csv

from .estimate import Estimate, Key
from .estimates import Survey
from .numbers import Number

_KEY = ("indicator", "population", "group", "category")
_NUMBERS = (
    "share",
    "value",
    "se",
    "ci_low",
    "ci_high",
    "n",
    "bodies",
    "n_weighted",
    "n_effective",
    "df",
)


def place_of_record(responses: Path) -> Path:
    """Return where the record of a file of responses lies."""
    return responses.with_name(f"{responses.name}.{NOT_FOR_PUBLICATION.replace('_', '-')}.csv")


def read_record(responses: Path) -> Mapping[Key, str] | None:
    """Return why each figure was held back, empty where it was shown; None without a record.

    Raises
    ------
    InputError
        The file is no record.
    """
    file = place_of_record(responses)
    if not file.is_file():
        return None
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        found = {(*(row[name] for name in _KEY),): row["held_back"] for row in rows}
    except (KeyError, ValueError, csv.Error):
        fault = Fault(
            "record-form",
            "this is not what `tilstand survey` wrote beside the responses. Put the file back as "
            "it was: it says what has been held back, and must not be shown later.",
        )
        raise InputError([Problem(file.name, fault)]) from None
    return {(a, b, c, d): why for (a, b, c, d), why in found.items()}


def held_back_before(record: Mapping[Key, str] | None) -> frozenset[Key]:
    """Return what a record says has been held back."""
    return frozenset(key for key, why in (record or {}).items() if why)


def write_record(responses: Path, survey: Survey) -> Path:
    """Write what has been estimated beside the responses, with what earlier records have more.

    Raises
    ------
    TilstandError
        The folder cannot be written to.
    """
    rows: dict[Key, dict[str, object]] = {
        key: {**dict(zip(_KEY, key, strict=True)), "held_back": why}
        for key, why in (read_record(responses) or {}).items()
    }
    found: tuple[Estimate | Number, ...] = (*survey.estimates, *survey.numbers)
    for e in found:
        numbers = {name: getattr(e, name, "") for name in _NUMBERS}
        rows[e.key] = dict(zip(_KEY, e.key, strict=True)) | {"held_back": e.held_back} | numbers
    columns = (NOT_FOR_PUBLICATION, *_KEY, "held_back", *_NUMBERS)
    marked = ({NOT_FOR_PUBLICATION: "exact"} | rows[key] for key in sorted(rows))
    place = place_of_record(responses)
    try:
        write_whole(place, as_csv(columns, marked).encode())
    except OSError as error:
        raise TilstandError(
            f"{place} cannot be written ({error.strerror}). It keeps what is held back; make the "
            "folder of the responses one that can be written to."
        ) from None
    return place
