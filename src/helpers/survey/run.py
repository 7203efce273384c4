"""From files of responses to rows of the data, and to a first codebook."""

from dataclasses import replace
from pathlib import Path

from helpers.base.errors import UsageError
from helpers.base.files import write_whole

from .draft import draft_codebook
from .estimates import Survey, estimate
from .read_codebook import read_codebook
from .record import held_back_before, read_record
from .responses import read_responses
from .rows import Row, change_rows, observation_rows
from .waves import wave_changes


def estimated_rows(
    file: Path, codebook_file: Path, year: int, previous: Path | None = None
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
    previous : Path, optional
        The responses of the survey before.

    Returns
    -------
    Survey
        What is estimated of the newer survey.
    dict of table to rows
        ``observations``, and with the survey before ``wave_changes``.

    Raises
    ------
    UsageError
        There is no such file, or the survey before is not before.
    InputError
        Everything that is wrong with the codebook or the responses.
    """
    codebook = read_codebook(codebook_file)
    survey = estimate(read_responses(file), codebook, held_back_before(read_record(file)))
    rows = {"observations": observation_rows(survey, year)}
    if previous is None:
        return survey, rows
    before = year - 1 if codebook.previous_year is None else codebook.previous_year
    if before >= year:
        raise UsageError(f"{codebook.file} has the survey of {before} before that of {year}.")
    responses, record = read_responses(previous), read_record(previous)
    book = codebook.of_previous(responses.table.columns)
    older = estimate(responses, book, held_back_before(record))
    changes = (
        replace(change, held_back=change.held_back or not (record is None or change.key in record))
        for change in wave_changes(survey, older)
    )
    return survey, rows | {"wave_changes": change_rows(changes, codebook.source, year, before)}


def write_draft(file: Path, place: Path) -> None:
    """Write a first codebook for a file of responses, where there is no file yet."""
    if place.exists():
        raise UsageError(f"{place} is there already. Give another --out, or move it away.")
    write_whole(place, draft_codebook(read_responses(file)).encode())
