"""The command line: ``tilstand``. It has no logic of its own, and imports what a command needs."""

import functools
import itertools
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, ParamSpec, Protocol, cast

import typer
from rich.console import Console

from helpers.base.errors import FailedError, TilstandError, UsageError
from helpers.base.messages import Language, Message, told, without_controls
from helpers.base.project import project_root

if TYPE_CHECKING:
    from helpers.base.errors import ChapterError
    from helpers.production.notebooks import Job, JobDone

P = ParamSpec("P")
Year = Annotated[int | None, typer.Option(help="The edition. Default: the newest.")]
Scheduler = Annotated[
    str | None, typer.Option(help="Run the notebooks on the Dask cluster of this scheduler.")
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show it, write nothing.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
Speech = Annotated[Language, typer.Option(help="The language of what is said.")]

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
            _recover(cast(Language, kwargs.get("language", "en")))
            command(*args, **kwargs)
        except TilstandError as error:
            _say_error(error, cast(Language, kwargs.get("language", "en")))
            raise typer.Exit(error.exit_code) from None

    return wrapped


@app.command()
@_plainly
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
    with _alone(root):
        asked_for = [] if every else None if year is None else [year]
        if explain or force or not is_current(root, asked_for):
            _build(root, year, scheduler, every=every, explain=explain, force=force)
    _out.print("The book is ready: _build/html/index.html")


@app.command()
@_plainly
def check(year: Year = None, language: Speech = "en") -> None:
    """Show all problems of the data at once, and which indicators lack a value for a year."""
    from helpers.data.checks import lacking, without_chapter

    root = project_root()
    _check(root)
    edition = _chosen(root, year)
    _say(language, Message("No problems found."))
    for topic, indicators in without_chapter(root).items():
        _say(
            language,
            Message(
                "No chapter shows the topic {topic}: there is no chapters/{topic}.ipynb for "
                "{indicators}.",
                topic=topic,
                indicators=indicators,
            ),
        )
    without = lacking(root, edition)
    count = len(without)
    _say(
        language,
        Message("{count} indicators have no value for {year}:", count=count, year=edition),
    )
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
    from helpers.analysis.changes import compare_editions
    from helpers.analysis.changes.export import as_csv, as_json
    from helpers.terminal import comparison_tables

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
    language: Speech = "nb",
) -> None:
    """Write the sheet that authors fill in for a year."""
    from helpers.production.sheet.new_year import write_sheet

    path = out or Path(f"tilstand-{year}.xlsx" if form == "xlsx" else f"tilstand-{year}")
    write_sheet(project_root(), year, path, form)
    _say(language, Message("The sheet is ready: {path}", path=str(path)))


@app.command("import")
@_plainly
def import_(
    file: Annotated[Path, typer.Argument(help="The sheet: a workbook, or a folder of CSV.")],
    dry_run: DryRun = False,
    yes: Yes = False,
    revise: Annotated[
        bool, typer.Option("--revise", help="Take new values of what the data have already.")
    ] = False,
    language: Speech = "nb",
) -> None:
    """Take a sheet that was filled in into the data: all of it, or nothing."""
    from helpers.production.sheet.take_in import open_import

    with open_import(project_root(), file, revise) as sheet:
        result = _offer(
            sheet,
            dry_run=dry_run,
            yes=yes,
            language=language,
            nothing=Message("The data say all of this already. Nothing was changed."),
            done=Message("The sheet is in the data."),
        )
    _say(language, result)


@app.command()
@_plainly
def publish(
    year: Annotated[int, typer.Argument(help="The edition.")],
    day: Annotated[
        str | None, typer.Option("--date", help="The day, such as 2025-11-30. Default: today.")
    ] = None,
    corrected: Annotated[
        str, typer.Option(help="What was corrected of an edition that was published before.")
    ] = "",
    dry_run: DryRun = False,
    yes: Yes = False,
    language: Speech = "nb",
) -> None:
    """Publish an edition: its status, date and fingerprint, and what else that takes."""
    from helpers.production.publish import open_publication

    with open_publication(project_root(), year, _day(day), corrected) as found:
        result = _offer(
            found,
            dry_run=dry_run,
            yes=yes,
            language=language,
            nothing=Message(
                "The edition {year} is published as it is. Nothing changed.", year=year
            ),
            done=Message(
                "The edition {year} is published. Build all editions with `tilstand build --all`, "
                "refresh the notebooks with `make notebooks`, and commit everything in git.{undo}",
                year=year,
                undo=Message(" Take it back with `{command}`.", command=found.way_back)
                if found.way_back
                else "",
            ),
        )
    _say(language, result)


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
    from helpers.base.extras import require
    from helpers.data.checks import require_outside

    require("polars", "survey")
    from helpers.survey.run import estimated_rows, write_draft

    require_outside(project_root(), file, previous)
    if draft_codebook:
        place = out or Path(f"{file.stem}.codebook.yml")
        write_draft(file, place)
        _out.print(f"Correct this codebook before you use it: {place}", markup=False)
        return
    if codebook is None or year is None:
        raise UsageError("Give --codebook and --year, or --draft-codebook for a first codebook.")
    from helpers.production.sheet.new_year import write_rows
    from helpers.survey.rows import count_held_back

    place = out or Path(f"survey-{year}.xlsx")
    rows = estimated_rows(file, codebook, year, previous)
    write_rows(project_root(), year, place, "xlsx" if place.suffix == ".xlsx" else "csv", rows)
    for table, found in rows.items():
        _out.print(f"{table}: {len(found)} rows, {count_held_back(found)} of them held back")
    _out.print(f"The sheet is ready for `tilstand import`: {place}", markup=False)


@app.command()
@_plainly
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
    with _alone(root, "making reports"):
        lacking = missing(found, folder, root)
        if len(lacking) < len(found):
            _out.print(f"{len(found) - len(lacking)} of {len(found)} reports are there already.")
        with _report_progress(len(lacking), root) as cell_done:
            runner = _runner(scheduler, root, lambda job: cell_done())
            failures = make(lacking, folder, root, runner)
    _out.print(
        f"{len(found) - len(failures)} of {len(found)} reports lie in {folder}", markup=False
    )
    if failures:
        lines = (f"  {failure}" for failure in failures)
        headline = f"{len(failures)} of {len(found)} reports could not be made:"
        raise TilstandError("\n".join([headline, *lines]))


@app.command()
@_plainly
def notebooks() -> None:
    """Refresh the outputs that are kept with the notebooks in git."""
    from helpers.production.book.book import notebooks as found
    from helpers.production.notebooks import Job, refresh

    root = project_root()
    _check(root)
    newest = _chosen(root, None)
    others = (root.glob(f"{folder}/*.ipynb") for folder in ("docs", "reports"))
    files = [*found(root), *sorted(itertools.chain(*others))]
    with _progress("Notebooks", [Job(file, file) for file in files], root) as bars:
        failures = refresh(files, newest, root, bars.cell)
    if failures:
        raise FailedError(failures)
    _out.print(f"{len(files)} notebooks refreshed.")


@app.command()
@_plainly
def preview(
    year: Year = None,
    port: Annotated[
        int | None, typer.Option(help="The port on this machine. Default: 8000, or a free one.")
    ] = None,
) -> None:
    """Build an edition, show it in a browser on this machine, and follow what is edited."""
    from helpers.production.notebooks.kernels.forked import warm_up

    warm_up()
    from helpers.production.preview import faults_of, serving, turns

    root = project_root()
    edition = _chosen(root, year)
    with serving(root / "_build" / "html", port) as server, suppress(KeyboardInterrupt):
        address = f"{server.address}{edition}/index.html"
        _say("nb", Message("{address} (Ctrl+C ends it)", address=address))
        for turn in turns(root, functools.partial(_rebuild, root, edition)):
            for name in turn.saved:
                _say("nb", Message("Saved: {file}", file=name))
            if turn.error:
                _say_error(turn.error, "nb")
            else:
                _say("nb", Message("Built in {seconds} s.", seconds=round(turn.seconds, 1)))
            server.show(faults_of(turn.error, root, edition) if turn.error else ())


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


def _build(
    root: Path,
    year: int | None,
    scheduler: str | None,
    *,
    every: bool,
    explain: bool,
    force: bool,
    in_passing: bool = False,
) -> None:
    from helpers.production.book.book import clear_away, finish, write_pages
    from helpers.production.book.building import press
    from helpers.production.book.made import begin, figures_of, ran, remember

    press()
    project, built = begin(root)
    figures = figures_of(root)
    clear_away(root)
    before = ran(root, figures)
    drafts, chosen = before.drafts, before.all_of(year, every=every)
    if chosen and not explain and not force:
        for edition in chosen:
            write_pages(root, edition, draft=drafts[edition])
    else:
        drafts, chosen = _run_and_build(
            root,
            year,
            scheduler,
            figures,
            every=every,
            explain=explain,
            force=force,
            in_passing=in_passing,
        )
    finish(root, list(drafts))
    remember(root, project, drafts, built.union(chosen))


def _run_and_build(
    root: Path,
    year: int | None,
    scheduler: str | None,
    figures: str,
    *,
    every: bool,
    explain: bool,
    force: bool,
    in_passing: bool,
) -> tuple[dict[int, bool], tuple[int, ...]]:
    """Check the data and build editions from them; return all editions, and those built."""
    from helpers.production.notebooks.kernels.forked import warm_up

    if not scheduler:
        warm_up()
    from helpers.data import editions
    from helpers.production.book.book import jobs, run_chapters, write_pages
    from helpers.production.book.editions import in_step
    from helpers.production.book.made import remember_run
    from helpers.production.notebooks import Kept

    _check(root)
    drafts = {row.year: row.status == "draft" for row in editions(root)}
    chosen = tuple(drafts) if every else (_chosen(root, year),)
    kept = Kept(root)

    def run(edition: int) -> None:
        with _progress(str(edition), jobs(root, edition), root, in_passing=in_passing) as bars:
            runner = _runner(scheduler, root, bars.cell)
            said = functools.partial(_say_why, bars, f"{edition}  ", explain=explain)
            run_chapters(root, edition, kept, runner, said, force=force)

    def write(edition: int) -> None:
        write_pages(root, edition, draft=drafts[edition], force=force)

    in_step(chosen, run, write)
    remember_run(root, figures, drafts, chosen)
    return drafts, chosen


def _rebuild(root: Path, year: int) -> None:
    """Make again what has changed of an edition."""
    from helpers.production.book.made import is_current

    with _alone(root):
        if not is_current(root, [year]):
            _build(root, year, None, every=False, explain=False, force=False, in_passing=True)


def _runner(
    scheduler: str | None, root: Path, cell_done: "JobDone"
) -> "Callable[[Sequence[Job], JobDone], tuple[ChapterError, ...]]":
    """Return what runs notebooks: this machine, or a cluster."""
    from helpers.production.notebooks import run_all, run_on

    run = functools.partial(run_on, scheduler) if scheduler else run_all
    return lambda jobs, done: run(jobs, root, cell_done, done)


def _say_why(bars: "_Bars", label: str, job: "Job", reason: str, *, explain: bool) -> None:
    """Say why a notebook runs, if somebody wants to know; fill the bar of one that does not."""
    if not reason:
        bars.whole(job)
    if explain:
        why = f"runs: {reason}" if reason else "does not run: nothing has changed"
        _out.print(f"{label}{job.notebook.stem}: {why}", markup=False)


@contextmanager
def _alone(root: Path, doing: str = "building") -> Iterator[None]:
    """Wait until nobody else does the same in this project: building, or making reports."""
    from filelock import FileLock, Timeout

    place = root / "_build" / f"{doing.replace(' ', '-')}.lock"
    place.parent.mkdir(exist_ok=True)
    lock = FileLock(place)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        _out.print(f"Somebody else is {doing} here. Waiting until that is done.")
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _recover(language: Language) -> None:
    """Put right what an import left that was interrupted."""
    from helpers.production.sheet.swap import recover

    if recover(project_root()):
        message = Message("An import was interrupted. What it left behind has been cleared away.")
        _err.print(told(message, language))


class _Offered(Protocol):
    """What changes files of the project when the author agrees."""

    @property
    def changes(self) -> Sequence[str]: ...
    @property
    def warnings(self) -> Sequence[str]: ...
    def accept(self) -> None: ...


def _offer(
    offered: _Offered,
    *,
    dry_run: bool,
    yes: bool,
    language: Language,
    nothing: Message,
    done: Message,
) -> Message:
    """Show what would change, do it if that is agreed to, and return what came of it."""
    warnings = (Message("Warning: {warning}", warning=warning) for warning in offered.warnings)
    for line in [*offered.changes, *warnings]:
        _say(language, line)
    if not offered.changes:
        return nothing
    if dry_run:
        return Message("Nothing was written (--dry-run).")
    if not yes and not _agreed(language, Message("Write this into the data? [y/N]")):
        return Message("Nothing was written.")
    offered.accept()
    return done


def _day(text: str | None) -> date:
    """Return the day that an author named, or today."""
    try:
        return date.fromisoformat(text) if text else date.today()
    except ValueError:
        raise UsageError(
            Message("{text!r} is no date; expected one such as 2025-11-30.", text=text)
        ) from None


def _say(language: Language, message: str) -> None:
    _out.print(without_controls(told(message, language)), markup=False)


def _say_error(error: Exception, language: Language) -> None:
    """Say what went wrong, and of what nobody foresaw also where."""
    if isinstance(error, TilstandError):
        lines = (told(line, language) for line in error.lines)
        _err.print(without_controls("\n  ".join(lines)), markup=False)
    else:
        _err.print("".join(traceback.format_exception(error)), markup=False)


def _agreed(language: Language, question: Message) -> bool:
    """Ask until the answer is yes or no, in either language; none at all is no."""
    while True:
        _out.print(told(question, language), markup=False, end=" ")
        try:
            answer = input().strip().lower()
        except EOFError:
            _out.print()
            return False
        if answer in ("y", "yes", "j", "ja"):
            return True
        if answer in ("", "n", "no", "nei"):
            return False


def _chosen(root: Path, year: int | None) -> int:
    """Return the edition asked for, or the newest."""
    from helpers.data import edition_year, newest_edition

    return newest_edition(root) if year is None else edition_year(root, year)


def _check(root: Path) -> None:
    """Stop where the data have problems."""
    from helpers.analysis.claims import require_sound
    from helpers.data.checks import require_valid
    from helpers.page.prose import require_commentary

    require_valid(root)
    require_sound(root)
    require_commentary(root)


class _Bars(NamedTuple):
    """What moves the bars of notebooks: a cell of one, or all of one."""

    cell: "Callable[[Job], None]"
    whole: "Callable[[Job], None]"


@contextmanager
def _progress(
    label: str, work: "Iterable[Job]", root: Path, *, in_passing: bool = False
) -> Iterator[_Bars]:
    """Show a bar for each notebook, which counts its cells; afterwards too unless in passing."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from helpers.production.notebooks import code_cells

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=_out, transient=in_passing) as bars:
        cells = {
            job.notebook: code_cells(job.notebook, root) + bool(job.parameters) for job in work
        }
        tasks = {
            notebook: bars.add_task(
                f"{label}  {notebook.relative_to(root).as_posix()}", total=count
            )
            for notebook, count in cells.items()
        }
        yield _Bars(
            lambda job: bars.advance(tasks[job.notebook]),
            lambda job: bars.update(tasks[job.notebook], completed=cells[job.notebook]),
        )


@contextmanager
def _report_progress(count: int, root: Path) -> Iterator[Callable[[], None]]:
    """Show one bar for all reports, which goes on with each of their cells."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    from helpers.production.notebooks import code_cells
    from helpers.production.reports.folder import NOTEBOOK

    cells = code_cells(root / NOTEBOOK, root) + 1
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), Remaining())
    with Progress(*columns, console=_out) as bars:
        task, done = bars.add_task("Reports", total=count), itertools.count(1)
        yield lambda: bars.update(task, completed=min(count, next(done) / cells))
