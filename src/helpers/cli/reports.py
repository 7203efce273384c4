"""`tilstand reports`."""

from pathlib import Path
from typing import Annotated

import typer

from helpers.base.errors import TilstandError
from helpers.base.project import project_root

from .alone import alone
from .making import runner_for
from .options import Scheduler
from .progress import report_bar
from .saying import console


def reports(
    file: Annotated[Path, typer.Argument(help="The responses: .sav, .csv, .xlsx or .parquet.")],
    codebook: Annotated[Path, typer.Option(help="What the variables mean (YAML).")],
    organisation: Annotated[
        list[str] | None, typer.Option(help="A body that gets a report; may be repeated.")
    ] = None,
    year: Annotated[
        int | None, typer.Option(help="The year that the bodies answered. Default: the source's.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="Where the reports go. Default: _build/reports/YEAR.")
    ] = None,
    scheduler: Scheduler = None,
) -> None:
    """Make a report for each body that answered a survey, or go on where it was stopped."""
    from helpers.base.extras import require

    require("polars", "survey")
    from helpers.production.notebooks.kernels.forked import warm_up

    if not scheduler:
        warm_up()
    from helpers.data.checks import require_outside
    from helpers.production.reports.folder import report_folder
    from helpers.production.reports.make import make, missing
    from helpers.production.reports.prepare import prepare

    root = project_root()
    require_outside(root, file)
    found = prepare(root, file, codebook, year, organisation or [])
    folder = report_folder(root, out, found[0].year)
    with alone(root, "making reports"):
        lacking = missing(found, folder, root)
        if len(lacking) < len(found):
            console.print(f"{len(found) - len(lacking)} of {len(found)} reports are there already.")
        with report_bar(len(lacking), root) as cell_done:
            runner = runner_for(scheduler, root, lambda job: cell_done())
            failures = make(lacking, folder, root, runner)
    console.print(f"{len(found) - len(failures)} of {len(found)} reports lie in {folder}")
    if failures:
        lines = (f"  {failure}" for failure in failures)
        headline = f"{len(failures)} of {len(found)} reports could not be made:"
        raise TilstandError("\n".join([headline, *lines]))
