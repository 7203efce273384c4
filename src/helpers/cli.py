"""The command line: ``tilstand``. It has no logic of its own, and imports what a command needs."""

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, ParamSpec

import typer
from rich.console import Console

from .errors import TilstandError, UsageError
from .project import project_root

if TYPE_CHECKING:
    from .execute import Job

P = ParamSpec("P")
Year = Annotated[int | None, typer.Option(help="The edition. Default: the newest.")]

app = typer.Typer(
    help="Digital tilstand: from figures in plain tables to a book.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
_out = Console(soft_wrap=True, highlight=False)
_err = Console(soft_wrap=True, highlight=False, stderr=True)


def _plainly(command: Callable[P, None]) -> Callable[P, None]:
    """Print what went wrong as a message, and leave with its exit code."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except TilstandError as error:
            _err.print(str(error), markup=False)
            raise typer.Exit(error.exit_code) from None

    return wrapped


@app.command()
@_plainly
def build(
    year: Year = None,
    every: Annotated[bool, typer.Option("--all", help="Build every edition.")] = False,
) -> None:
    """Check the data, run the chapters and build the HTML below _build/html."""
    from .site.book import build_edition, finish, jobs

    if year is not None and every:
        raise UsageError("Give either --year or --all, not both.")
    root = project_root()
    _check(root)
    for edition in _years(root) if every else [_chosen(root, year)]:
        with _progress(str(edition), jobs(root, edition), root) as cell_done:
            build_edition(root, edition, cell_done)
    page = finish(root, _years(root))
    _out.print(f"The book is ready: {page.relative_to(root)}", markup=False)


@app.command()
@_plainly
def check(year: Year = None) -> None:
    """Show all problems of the data at once, and which indicators lack a value for a year."""
    from .checks import lacking

    root = project_root()
    _check(root)
    edition = _chosen(root, year)
    _out.print("No problems found.")
    without = lacking(root, edition)
    _out.print(f"{len(without)} indicators have no value for {edition}:")
    for indicator in without:
        _out.print(f"  {indicator}", markup=False)


@app.command()
@_plainly
def notebooks() -> None:
    """Refresh the outputs that are kept with the notebooks in git."""
    from .execute import Job, refresh
    from .site.book import notebooks as found

    root = project_root()
    _check(root)
    newest = _chosen(root, None)
    files = found(root)
    with _progress("Notebooks", [Job(file, file) for file in files], root) as cell_done:
        failures = refresh(files, newest, root, cell_done)
    if failures:
        raise TilstandError("\n".join(map(str, failures)))
    _out.print(f"{len(files)} notebooks refreshed.")


@app.command()
@_plainly
def serve(
    port: Annotated[int, typer.Option(help="The port on this machine.")] = 8000,
) -> None:
    """Show the built book in a browser on this machine, until Ctrl+C."""
    from functools import partial
    from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

    html = project_root() / "_build" / "html"
    if not (html / "index.html").is_file():
        raise UsageError("There is no book yet. Run `tilstand build` first.")
    handler = partial(SimpleHTTPRequestHandler, directory=str(html))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError as error:
        raise UsageError(f"Port {port} cannot be used ({error}). Give another --port.") from None
    _out.print(f"http://127.0.0.1:{server.server_port}/  (Ctrl+C ends it)")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass
    finally:
        server.server_close()


def _years(root: Path) -> list[int]:
    """Return the editions, oldest first."""
    from .observations import editions

    return [edition.year for edition in editions(root)]


def _chosen(root: Path, year: int | None) -> int:
    """Return the edition asked for, or the newest."""
    from .observations import edition_year, newest_edition

    return newest_edition(root) if year is None else edition_year(root, year)


def _check(root: Path) -> None:
    """Stop where the data have problems."""
    from .checks import require_valid

    require_valid(root)


@contextmanager
def _progress(label: str, work: "Iterable[Job]", root: Path) -> "Iterator[Callable[[Job], None]]":
    """Show a bar for each notebook, which counts its cells."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from .execute import code_cells

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=_out) as bars:
        tasks = {
            job.notebook: bars.add_task(
                f"{label}  {job.notebook.relative_to(root).as_posix()}",
                total=code_cells(job.notebook) + (1 if job.parameters else 0),
            )
            for job in work
        }
        yield lambda job: bars.advance(tasks[job.notebook])
