"""`tilstand build`."""

from typing import Annotated

import typer

from helpers.base.errors import UsageError
from helpers.base.project import project_root

from .alone import alone
from .making import make_with_bars
from .options import Scheduler, Year
from .saying import console


def build(
    year: Year = None,
    every: Annotated[bool, typer.Option("--all", help="Build every edition.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Say why each chapter ran or did not.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Make everything again, changed or not.")
    ] = False,
    scheduler: Scheduler = None,
) -> None:
    """Check the data, run the chapters and build the HTML below _build/html.

    What has not changed since the last build is not made again.
    """
    from helpers.production.book.made import is_current

    if year is not None and every:
        raise UsageError("Give either --year or --all, not both.")
    root = project_root()
    with alone(root):
        asked_for = [] if every else None if year is None else [year]
        if explain or force or not is_current(root, asked_for):
            make_with_bars(root, year, scheduler, every=every, explain=explain, force=force)
    console.print("The book is ready: _build/html/index.html")
