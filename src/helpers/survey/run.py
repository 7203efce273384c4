"""From files of responses to rows of the data, and to a first codebook."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from helpers.base.errors import UsageError
from helpers.base.files import write_whole

from .change import WaveChange
from .codebook import Codebook, Previous
from .draft import draft_codebook
from .estimates import Survey
from .identity import identities
from .read_codebook import read_codebook
from .record import Record, estimate_as_before, read_record, require_not_nearly_the_same
from .responses import Responses, read_responses
from .rows import Row, change_rows, observation_rows
from .waves import changes_since


class Estimated(NamedTuple):
    """Responses, what is estimated of them, and what of it may be published.

    The rows are by table: ``observations``, and with surveys before ``wave_changes``.
    """

    responses: Responses
    survey: Survey
    rows: dict[str, list[Row]]


def estimated_rows(
    file: Path, codebook_file: Path, year: int, previous: Sequence[Path] = ()
) -> Estimated:
    """Estimate what a codebook asks of a file of responses.

    What has been held back before stays so, and a change is told only from what was told then.

    Parameters
    ----------
    file : Path
        The responses.
    codebook_file : Path
        What their variables mean.
    year : int
        The year that the bodies answered.
    previous : sequence of Path
        The responses of the surveys before, in the order of the codebook.

    Returns
    -------
    Estimated

    Raises
    ------
    UsageError
        There is no such file, or a survey before is not before.
    InputError
        Everything that is wrong with the codebook or the responses.
    TilstandError
        The responses differ in few bodies from those that were estimated before.
    """
    codebook = read_codebook(codebook_file)
    responses = read_responses(file)
    survey = estimate_as_before(responses, codebook, read_record(file))
    require_not_nearly_the_same(file, responses, survey)
    rows = {"observations": observation_rows(survey, year)}
    if not previous:
        return Estimated(responses, survey, rows)
    known = codebook.previous or (Previous(None, {}, {}),)
    if len(known) != len(previous):
        raise UsageError(
            f"{codebook.file} knows of {len(known)} surveys before, and --previous names "
            f"{len(previous)}; list each under previous, in the order of the files."
        )
    years = [year - 1 if before.year is None else before.year for before in known]
    for before in years:
        if before >= year:
            raise UsageError(f"{codebook.file} has the survey of {before} before that of {year}.")
    records = [read_record(place) for place in previous]
    older = [_older(codebook, *part) for part in zip(known, previous, records, strict=True)]
    changes = [
        row
        for found, then, before, record in zip(
            changes_since(survey, older), older, years, records, strict=True
        )
        for row in change_rows(_as_then(found, then, record), codebook.source, year, before)
    ]
    return Estimated(responses, survey, rows | {"wave_changes": changes})


def _older(codebook: Codebook, known: Previous, place: Path, record: Record | None) -> Survey:
    responses = read_responses(place)
    book = codebook.of_previous(known, responses.table.columns)
    return estimate_as_before(responses, book, record)


def _as_then(
    changes: Iterable[WaveChange], then: Survey, record: Record | None
) -> Iterator[WaveChange]:
    """Hold back the changes of what was not told then, or was told of other bodies or answers."""
    of = identities(then)
    for change in changes:
        told = record is None or (
            change.key in record and record[change.key].of == of[change.before.key]
        )
        yield replace(change, held_back=change.held_back or not told)


def write_draft(file: Path, place: Path) -> None:
    """Write a first codebook for a file of responses, where there is no file yet."""
    if place.exists():
        raise UsageError(f"{place} is there already. Give another --out, or move it away.")
    write_whole(place, draft_codebook(read_responses(file)).encode())
