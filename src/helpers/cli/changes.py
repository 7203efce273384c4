"""`tilstand changes`."""

from typing import Annotated, Literal

import typer

from helpers.base.project import project_root

from .saying import PlainConsole, console

# Into a file or a pipe, nothing need be squeezed into a window.
_PIPE_WIDTH = 160


def changes(
    older: Annotated[int, typer.Argument(help="The older edition.")],
    newer: Annotated[int, typer.Argument(help="The newer edition.")],
    form: Annotated[
        Literal["table", "csv", "json"], typer.Option("--format", help="How to write it.")
    ] = "table",
) -> None:
    """Show what changed between two editions: which way, and whether that is good or bad."""
    from helpers.analysis.changes import compare_editions
    from helpers.analysis.changes.export import comparison_csv, comparison_json
    from helpers.production.sound import require_sound_project

    from .changes_tables import comparison_tables

    root = project_root()
    require_sound_project(root)
    comparison = compare_editions(older, newer, root=root)
    if form == "table":
        # Into a file or a pipe, nothing need be squeezed into a window.
        wide = PlainConsole(width=None if console.is_terminal else _PIPE_WIDTH)
        for table in comparison_tables(comparison):
            wide.print(table)
    else:
        write = comparison_csv if form == "csv" else comparison_json
        typer.echo(write(comparison), nl=False)
