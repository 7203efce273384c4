"""`tilstand new-year` and `tilstand import`: the authors' sheet."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from helpers.base.messages import Message
from helpers.base.project import project_root

from .options import Corrected, DryRun, Speech, Yes
from .saying import offer, say


def new_year(
    year: Annotated[int, typer.Argument(help="The year of the new edition.")],
    out: Annotated[
        Path | None,
        typer.Option(help="A file that ends in .xlsx, or a folder. Default: tilstand-YEAR here."),
    ] = None,
    form: Annotated[
        Literal["xlsx", "csv"], typer.Option("--format", help="A workbook, or a folder of CSV.")
    ] = "xlsx",
    language: Speech = "nb",
) -> None:
    """Write the sheet that authors fill in for a year."""
    from helpers.production.sheet.new_year import kind_of, write_sheet

    path = out or Path(f"tilstand-{year}.xlsx" if form == "xlsx" else f"tilstand-{year}")
    write_sheet(project_root(), year, path, kind_of(path, wanted=form))
    say(language, Message("The sheet is ready: {path}", path=str(path)))


def import_(
    file: Annotated[Path, typer.Argument(help="The sheet: a workbook, or a folder of CSV.")],
    dry_run: DryRun = False,
    yes: Yes = False,
    revise: Annotated[
        bool, typer.Option("--revise", help="Take new values of what the data have already.")
    ] = False,
    corrected: Corrected = "",
    language: Speech = "nb",
) -> None:
    """Take a sheet that was filled in into the data: all of it, or nothing."""
    from helpers.production.sheet.corrected import Correction
    from helpers.production.sheet.take_in import open_import

    correction = Correction(corrected, date.today())
    with open_import(project_root(), file, revise, correction) as sheet:
        result = offer(
            sheet,
            dry_run=dry_run,
            yes=yes,
            language=language,
            nothing=Message("The data say all of this already. Nothing was changed."),
            done=Message("The sheet is in the data."),
        )
    say(language, result)
