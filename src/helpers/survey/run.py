"""From files of responses to rows of the data, and to a first codebook."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from helpers.base.errors import UsageError
from helpers.base.files import write_whole

from .change import WaveChange
from .codebook import Codebook, Previous
from .draft import draft_codebook
from .estimate import Key
from .estimates import Survey, estimate
from .read_codebook import read_codebook
from .record import held_back_before, read_record
from .responses import read_responses
from .rows import Row, change_rows, observation_rows
from .waves import changes_since


def estimated_rows(
    file: Path, codebook_file: Path, year: int, previous: Sequence[Path] = ()
) -> tuple[Survey, dict[str, list[Row]]]:
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
    Survey
        What is estimated of the newer survey.
    dict of table to rows
        ``observations``, and with surveys before ``wave_changes``.

    Raises
    ------
    UsageError
        There is no such file, or a survey before is not before.
    InputError
        Everything that is wrong with the codebook or the responses.
    """
    codebook = read_codebook(codebook_file)
    survey = estimate(read_responses(file), codebook, held_back_before(read_record(file)))
    rows = {"observations": observation_rows(survey, year)}
    if not previous:
        return survey, rows
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
        for found, before, record in zip(changes_since(survey, older), years, records, strict=True)
        for row in change_rows(_as_then(found, record), codebook.source, year, before)
    ]
    return survey, rows | {"wave_changes": changes}


def _older(
    codebook: Codebook, known: Previous, place: Path, record: Mapping[Key, str] | None
) -> Survey:
    responses = read_responses(place)
    book = codebook.of_previous(known, responses.table.columns)
    return estimate(responses, book, held_back_before(record))


def _as_then(
    changes: Iterable[WaveChange], record: Mapping[Key, str] | None
) -> Iterator[WaveChange]:
    """Hold back the changes of what was not told then."""
    for change in changes:
        untold = record is not None and change.key not in record
        yield replace(change, held_back=change.held_back or untold)


def write_draft(file: Path, place: Path) -> None:
    """Write a first codebook for a file of responses, where there is no file yet."""
    if place.exists():
        raise UsageError(f"{place} is there already. Give another --out, or move it away.")
    write_whole(place, draft_codebook(read_responses(file)).encode())
