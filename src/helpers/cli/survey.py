"""`tilstand survey`."""

from pathlib import Path
from typing import Annotated

import typer

from helpers.base.errors import UsageError
from helpers.base.project import project_root

from .saying import console


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
        console.print(f"Correct this codebook before you use it: {place}", markup=False)
        return
    if codebook is None or year is None:
        raise UsageError("Give --codebook and --year, or --draft-codebook for a first codebook.")
    from helpers.production.sheet.new_year import write_rows
    from helpers.survey.record import read_record, write_record
    from helpers.survey.rows import count_held_back

    place = out or Path(f"survey-{year}.xlsx")
    if previous is not None and read_record(previous) is None:
        console.print(
            f"Nothing says what has been held back of {previous.name}. If it has been published, "
            "run `tilstand survey` for it first, with its own codebook.",
            markup=False,
        )
    estimated, rows = estimated_rows(file, codebook, year, previous)
    record = write_record(file, estimated)
    write_rows(project_root(), year, place, "xlsx" if place.suffix == ".xlsx" else "csv", rows)
    for table, found in rows.items():
        console.print(f"{table}: {len(found)} rows, {count_held_back(found)} of them held back")
    console.print(
        f"Exact numbers, not for publication, and what is held back: {record}", markup=False
    )
    console.print(f"The sheet is ready for `tilstand import`: {place}", markup=False)
