"""The command line: ``tilstand``. It has no logic of its own, and imports what a command needs."""

import functools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, ParamSpec

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
_PIPE_WIDTH = 160
_out = Console(soft_wrap=True, highlight=False)
_err = Console(soft_wrap=True, highlight=False, stderr=True)


def _plainly(command: Callable[P, None]) -> Callable[P, None]:
    """Print what went wrong as a message, and leave with its exit code."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            _recover()
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
def changes(
    older: Annotated[int, typer.Argument(help="The older edition.")],
    newer: Annotated[int, typer.Argument(help="The newer edition.")],
    form: Annotated[
        Literal["table", "csv", "json"], typer.Option("--format", help="How to write it.")
    ] = "table",
) -> None:
    """Show what changed between two editions: which way, and whether that is good or bad."""
    from .changes import compare_editions
    from .changes.export import as_csv, as_json
    from .terminal import comparison_tables

    root = project_root()
    _check(root)
    comparison = compare_editions(older, newer, root=root)
    if form == "table":
        # Into a file or a pipe, nothing need be squeezed into a window.
        wide = Console(width=None if _out.is_terminal else _PIPE_WIDTH, highlight=False)
        for table in comparison_tables(comparison):
            wide.print(table)
    else:
        typer.echo(as_csv(comparison) if form == "csv" else as_json(comparison), nl=False)


@app.command()
@_plainly
def new_year(
    year: Annotated[int, typer.Argument(help="The year of the new edition.")],
    out: Annotated[
        Path | None, typer.Option(help="Where the sheet goes. Default: tilstand-YEAR here.")
    ] = None,
    form: Annotated[
        Literal["xlsx", "csv"], typer.Option("--format", help="A workbook, or a folder of CSV.")
    ] = "xlsx",
) -> None:
    """Write the sheet that authors fill in for a year."""
    from .worksheet.new_year import write_sheet

    path = out or Path(f"tilstand-{year}.xlsx" if form == "xlsx" else f"tilstand-{year}")
    write_sheet(project_root(), year, path, form)
    _out.print(f"The sheet is ready: {path}", markup=False)


@app.command("import")
@_plainly
def import_(
    file: Annotated[Path, typer.Argument(help="The sheet: a workbook, or a folder of CSV.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show it, write nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    revise: Annotated[
        bool, typer.Option("--revise", help="Take new values of what the data have already.")
    ] = False,
) -> None:
    """Take a sheet that was filled in into the data: all of it, or nothing."""
    from .worksheet.take_in import open_import

    with open_import(project_root(), file, revise) as sheet:
        for line in [*sheet.changes, *(f"Warning: {warning}" for warning in sheet.warnings)]:
            _out.print(line, markup=False)
        if not sheet.changes:
            _out.print("The data say all of this already. Nothing was changed.")
        elif dry_run:
            _out.print("Nothing was written (--dry-run).")
        elif yes or typer.confirm("Write this into the data?"):
            sheet.accept()
            _out.print("The sheet is in the data.")
        else:
            _out.print("Nothing was written.")


@app.command()
@_plainly
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
    from .survey.run import estimated_rows, write_draft

    if draft_codebook:
        place = out or Path(f"{file.stem}.codebook.yml")
        write_draft(file, place)
        _out.print(f"Correct this codebook before you use it: {place}", markup=False)
        return
    if codebook is None or year is None:
        raise UsageError("Give --codebook and --year, or --draft-codebook for a first codebook.")
    from .survey.rows import count_held_back
    from .worksheet.new_year import write_rows

    place = out or Path(f"survey-{year}.xlsx")
    rows = estimated_rows(file, codebook, year, previous)
    write_rows(project_root(), year, place, "xlsx" if place.suffix == ".xlsx" else "csv", rows)
    for table, found in rows.items():
        _out.print(f"{table}: {len(found)} rows, {count_held_back(found)} of them held back")
    _out.print(f"The sheet is ready for `tilstand import`: {place}", markup=False)


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


def _recover() -> None:
    """Put right what an import left that was interrupted."""
    from .worksheet.swap import recover

    if recover(project_root()):
        _err.print("An import was interrupted. What it left behind has been cleared away.")


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
    from .claims import require_sound

    require_valid(root)
    require_sound(root)


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
                total=code_cells(job.notebook, root) + (1 if job.parameters else 0),
            )
            for job in work
        }
        yield lambda job: bars.advance(tasks[job.notebook])
