"""What has been estimated from a file of responses, beside that file: exact, and not to publish.

It says what was held back, so that no later codebook, and no change from one survey to the next,
uncovers it; and whose responses they were, so that no second edition of the same figures tells
how the few answered who came late or were corrected.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from helpers.base.errors import InputError, Problem, TilstandError
from helpers.base.files import write_whole
from helpers.base.messages import Fault
from helpers.base.spreadsheet import NOT_FOR_PUBLICATION, as_csv

from .codebook import Codebook
from .estimate import Estimate, Key
from .estimates import Survey, estimate
from .identity import bodies, identities
from .numbers import Number
from .responses import Responses

_KEY = ("indicator", "population", "group", "category")
_NUMBERS = (
    *("share", "value", "se", "ci_low", "ci_high"),
    *("n", "bodies", "n_weighted", "n_effective", "df"),
)
_BODY = ("body", "answers")


class Recorded(NamedTuple):
    """Why a figure was held back, empty where it was shown, and what it is of (`identity`)."""

    held_back: str
    of: str


Record = Mapping[Key, Recorded]


def place_of_record(responses: Path) -> Path:
    """Return where the record of a file of responses lies."""
    return responses.with_name(f"{responses.name}.{NOT_FOR_PUBLICATION.replace('_', '-')}.csv")


def _place_of_bodies(responses: Path) -> Path:
    return place_of_record(responses.with_name(f"{responses.name}.bodies"))


def read_record(responses: Path) -> Record | None:
    """Return what has been recorded of each figure; None without a record.

    Raises
    ------
    InputError
        The file is no record.
    """
    rows = _read(place_of_record(responses), (*_KEY, "held_back", "of"))
    if rows is None:
        return None
    found = {
        (*(row[name] for name in _KEY),): Recorded(row["held_back"], row["of"]) for row in rows
    }
    return {(a, b, c, d): recorded for (a, b, c, d), recorded in found.items()}


def estimate_as_before(responses: Responses, codebook: Codebook, record: Record | None) -> Survey:
    """Estimate responses, and hold back what has been held back of them before, whatever its name.

    Raises
    ------
    InputError
        Everything that is wrong with the responses.
    """
    survey = estimate(responses, codebook)
    known = {key: recorded for key, recorded in (record or {}).items() if recorded.held_back}
    of = {recorded.of for recorded in known.values()}
    before = {key for key, what in identities(survey).items() if what in of or key in known}
    hidden = {e.key for e in survey.estimates if e.held_back}
    hidden |= {number.key for number in survey.numbers if number.held_back}
    return survey if before <= hidden else estimate(responses, codebook, frozenset(before))


def require_not_nearly_the_same(file: Path, responses: Responses, survey: Survey) -> None:
    """Do nothing where these responses have been estimated before, or many others.

    Raises
    ------
    TilstandError
        Few of them are others: with what was told before, that tells how these answered.
    """
    place, codebook = _place_of_bodies(file), survey.codebook
    before = _read(place, _BODY)
    if before is None:
        return
    old = Counter((row["body"], row["answers"]) for row in before)
    new = Counter(bodies(responses, codebook.body))
    others = {name for name, _ in (old - new) + (new - old)}
    if 0 < len(others) < codebook.minimum_base:
        raise TilstandError(
            f"{file.name} differs from what was estimated of it before in {len(others)} bodies. "
            "Beside each other, the two would tell how these have answered. Wait until at least "
            f"{codebook.minimum_base} differ. If nothing of it has been published, delete {place} "
            "and try again."
        )


def write_record(file: Path, responses: Responses, survey: Survey) -> Path:
    """Write what has been estimated beside the responses, with what earlier records have more.

    Raises
    ------
    TilstandError
        The folder cannot be written to.
    """
    rows: dict[Key, dict[str, object]] = {
        key: {**dict(zip(_KEY, key, strict=True)), **recorded._asdict()}
        for key, recorded in (read_record(file) or {}).items()
    }
    found: tuple[Estimate | Number, ...] = (*survey.estimates, *survey.numbers)
    of = identities(survey)
    for e in found:
        numbers = {name: getattr(e, name, "") for name in _NUMBERS}
        said = {"held_back": e.held_back, "of": of[e.key]}
        rows[e.key] = dict(zip(_KEY, e.key, strict=True)) | said | numbers
    place = place_of_record(file)
    _write(place, (*_KEY, "held_back", "of", *_NUMBERS), (rows[key] for key in sorted(rows)))
    hashed = sorted(bodies(responses, survey.codebook.body))
    _write(_place_of_bodies(file), _BODY, (dict(zip(_BODY, b, strict=True)) for b in hashed))
    return place


def _write(place: Path, columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> None:
    marked = ({NOT_FOR_PUBLICATION: "exact"} | dict(row) for row in rows)
    try:
        write_whole(place, as_csv((NOT_FOR_PUBLICATION, *columns), marked).encode())
    except OSError as error:
        raise TilstandError(
            f"{place} cannot be written ({error.strerror}). It keeps what is held back; make the "
            "folder of the responses one that can be written to."
        ) from None


def _read(file: Path, columns: tuple[str, ...]) -> list[dict[str, str]] | None:
    if not file.is_file():
        return None
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            return [{name: row[name] for name in columns} for row in csv.DictReader(lines)]
    except (KeyError, ValueError, csv.Error):
        fault = Fault(
            "record-form",
            "this is not what `tilstand survey` wrote beside the responses. Put the file back as "
            "it was: it says what has been held back, and must not be shown later.",
        )
        raise InputError([Problem(file.name, fault)]) from None
