"""`tilstand preview`."""

import functools
from collections.abc import Sequence
from contextlib import suppress
from typing import Annotated

import typer

from helpers.base.messages import Message
from helpers.base.project import project_root

from .making import rebuild
from .options import Year, chosen_edition
from .saying import say, say_error


def preview(
    year: Year = None,
    port: Annotated[
        int | None, typer.Option(help="The port on this machine. Default: 8000, or a free one.")
    ] = None,
) -> None:
    """Build an edition, show it in a browser on this machine, and follow what is edited."""
    from helpers.production.preview import faults_of, serving, turns

    root = project_root()
    edition = chosen_edition(root, year)
    with serving(root / "_build" / "html", port) as server, suppress(KeyboardInterrupt):
        address = f"{server.address}{edition}/index.html"
        say("nb", Message("{address} (Ctrl+C ends it)", address=address))
        for turn in turns(root, _say_saved, functools.partial(rebuild, root, edition)):
            if turn.error:
                say_error(turn.error, "nb")
            else:
                say("nb", Message("Built in {seconds} s.", seconds=round(turn.seconds, 1)))
            server.show(faults_of(turn.error, root, edition) if turn.error else ())


def _say_saved(files: Sequence[str]) -> None:
    for file in files:
        say("nb", Message("Saved: {file}", file=file))
