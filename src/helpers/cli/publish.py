"""`tilstand publish`."""

from datetime import date
from typing import Annotated

import typer

from helpers.base.errors import UsageError
from helpers.base.messages import Message
from helpers.base.project import project_root

from .options import Corrected, DryRun, Speech, Yes
from .saying import offer, say


def publish(
    year: Annotated[int, typer.Argument(help="The edition.")],
    day: Annotated[
        str | None, typer.Option("--date", help="The day, such as 2025-11-30. Default: today.")
    ] = None,
    corrected: Corrected = "",
    dry_run: DryRun = False,
    yes: Yes = False,
    language: Speech = "nb",
) -> None:
    """Publish an edition: its status, date and fingerprint, and what else that takes."""
    from helpers.production.publish import open_publication

    with open_publication(project_root(), year, _day(day), corrected) as found:
        result = offer(
            found,
            dry_run=dry_run,
            yes=yes,
            language=language,
            nothing=Message(
                "The edition {year} is published as it is. Nothing changed.", year=year
            ),
            done=Message(
                "The edition {year} is published. Build all editions with `tilstand build --all`, "
                "make its PDF with `tilstand paper --year {year}`, refresh the notebooks with "
                "`make notebooks`, and commit everything in git.{undo}",
                year=year,
                undo=Message(" Take it back with `{command}`.", command=found.way_back)
                if found.way_back
                else "",
            ),
        )
    say(language, result)


def _day(text: str | None) -> date:
    """Return the day that an author named, or today."""
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise UsageError(
            Message("{text!r} is no date; expected one such as 2025-11-30.", text=text)
        ) from None
