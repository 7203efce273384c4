"""All commands together."""

from collections.abc import Callable

import typer

from .build import build
from .changes import changes
from .check import check
from .notebooks import notebooks
from .paper import paper
from .preview import preview
from .publish import publish
from .reports import reports
from .saying import plainly
from .serve import serve
from .sheet import import_, new_year
from .survey import survey

app = typer.Typer(
    help="Digital tilstand: from figures in plain tables to a book.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_COMMANDS: dict[str, Callable[..., None]] = {
    "build": build,
    "preview": preview,
    "serve": serve,
    "check": check,
    "changes": changes,
    "new-year": new_year,
    "import": import_,
    "publish": publish,
    "paper": paper,
    "survey": survey,
    "reports": reports,
    "notebooks": notebooks,
}
for _name, _command in _COMMANDS.items():
    app.command(_name)(plainly(_command))
