"""The options that commands share, and the edition that one of them means."""

from pathlib import Path
from typing import Annotated

import typer

from helpers.base.messages import Language

Year = Annotated[int | None, typer.Option(help="The edition. Default: the newest.")]
Scheduler = Annotated[
    str | None, typer.Option(help="Run the notebooks on the Dask cluster of this scheduler.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show it, write nothing.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
Corrected = Annotated[
    str, typer.Option(help="What was corrected of an edition that was published before.")
]
Speech = Annotated[Language, typer.Option(help="The language of what is said.")]


def chosen_edition(root: Path, year: int | None) -> int:
    """Return the edition asked for, or the newest."""
    from helpers.data import edition_year, newest_edition

    return newest_edition(root) if year is None else edition_year(root, year)
