"""`tilstand survey`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helpers.base.errors import UsageError
from helpers.base.project import project_root

from .saying import console

if TYPE_CHECKING:
    from helpers.survey.weighting import Weighting


def survey(
    file: Annotated[Path, typer.Argument(help="The responses: .sav, .csv, .xlsx or .parquet.")],
    codebook: Annotated[Path | None, typer.Option(help="What the variables mean (YAML).")] = None,
    year: Annotated[int | None, typer.Option(help="The year that the bodies answered.")] = None,
    previous: Annotated[
        Path | None, typer.Option(help="The responses of the survey before, for the changes.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="What is written. Default: survey-YEAR.xlsx here.")
    ] = None,
    draft_codebook: Annotated[
        bool, typer.Option("--draft-codebook", help="Write a first codebook, to be corrected.")
    ] = False,
) -> None:
    """Estimate figures from the responses of a survey: a sheet for `tilstand import`."""
    from helpers.base.extras import require
    from helpers.data.checks import require_outside

    require("polars", "survey")
    from helpers.survey.run import estimated_rows, write_draft

    require_outside(project_root(), file, previous)
    if draft_codebook:
        place = out or Path(f"{file.stem}.codebook.yml")
        write_draft(file, place)
        console.print(f"Correct this codebook before you use it: {place}")
        return
    if codebook is None or year is None:
        raise UsageError("Give --codebook and --year, or --draft-codebook for a first codebook.")
    from helpers.production.sheet.new_year import write_rows
    from helpers.survey.disclosure import UNPROVEN
    from helpers.survey.record import read_record, write_record
    from helpers.survey.rows import count_held_back
    from helpers.survey.weighting import weighting

    place = out or Path(f"survey-{year}.xlsx")
    if previous is not None and read_record(previous) is None:
        console.print(
            f"Nothing says what has been held back of {previous.name}. If it has been published, "
            "run `tilstand survey` for it first, with its own codebook."
        )
    estimated, rows = estimated_rows(file, codebook, year, previous)
    record = write_record(file, estimated)
    write_rows(project_root(), year, place, "xlsx" if place.suffix == ".xlsx" else "csv", rows)
    for line in _of_weights(weighting(estimated)):
        console.print(line)
    for table, found in rows.items():
        console.print(f"{table}: {len(found)} rows, {count_held_back(found)} of them held back")
    console.print(f"Exact numbers, not for publication, and what is held back: {record}")
    unproven = sum(e.held_back == UNPROVEN for e in estimated.estimates)
    if unproven:
        console.print(
            f"Warning: {unproven} figures are held back because of how few bodies answered. Which "
            "figures are missing may then tell something itself. Give a larger minimum_base, take "
            "groups or strata together, or leave a grouping out, until this is not said."
        )
    console.print(f"The sheet is ready for `tilstand import`: {place}")


def _of_weights(found: "Weighting") -> Iterator[str]:
    """Say what the weights cost, and warn of strata that they do not fit."""
    yield (
        f"The weights' design effect is {found.design_effect:.2f}: the answers tell as much as "
        f"{found.effective:.0f} of equal weight."
    )
    for uneven in found.uneven:
        yield (
            f"Warning: the weights of the stratum {uneven.stratum!r} stand for "
            f"{uneven.stands_for:.0f} bodies, beside those of the others, and the codebook gives "
            f"it {uneven.size}. Correct the weights or the size, unless they are meant so."
        )
