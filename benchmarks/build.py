"""What running and building costs, beside what a user would do by hand; all in one run.

Run ``make bench`` on a machine with nothing else to do. The letters are:

(a) ``papermill`` for each notebook in turn, then ``jupyter-book build --all``
(b) the same with two papermill processes at a time
(c) Jupyter Book runs the notebooks itself, with its cache
(d) ``tilstand build``
(e) a hundred reports for single bodies
(f) many notebooks in one process
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

import nbformat
import psutil
import yaml
from measure import Measured, in_turns, median, run, together

from helpers.production.reports.prepare import prepare

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PARTS = (
    *("_config.yml", "_toc.yml", "index.ipynb", "chapters", "about", "data", "theme", "locales"),
    *("requirements.lock", "reports"),
)
YEAR = 2024
HEADINGS = ("what", "median", "against", "ratio", "memory")
TILSTAND = str(BIN / "tilstand")
MADE = ROOT / "tests/survey/made"
SURVEY = (str(MADE / "responses_2025.csv"), "--codebook", str(MADE / "codebook.yml"))
REPORTS = 100
CORES = psutil.cpu_count() or 1
# Papermill makes its hundred in this many batches, of which the median counts.
BATCHES = 5


def main() -> None:
    """Measure everything and print one table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=5, help="how often each is measured")
    asked.add_argument("--most", type=int, default=1000, help="the most notebooks of (f)")
    given = asked.parse_args()
    measured = chain(
        book_rows(given.times), report_rows(given.times), growth_rows(given.times, given.most)
    )
    # Each as soon as it is there, in Markdown: measuring everything takes half an hour.
    for cells in chain([HEADINGS, ["---"] * len(HEADINGS)], measured):
        print(f"| {' | '.join(cells)} |", flush=True)


def book_rows(times: int) -> Iterator[tuple[str, ...]]:
    """Measure one edition of the book, all ways in turns."""
    with project() as hand, project() as jupyter, project() as root:
        _let_jupyter_book_run(jupyter)
        build = partial(run, [TILSTAND, "build", "--year", str(YEAR)], root)

        def after(change: Callable[[], object]) -> Callable[[], Measured]:
            def made() -> Measured:
                change()
                return build()

            return made

        floor = partial(_cells, root, [root / name for name in _notebooks(root)])
        by_hand, side_by_side, cold, again, first, text, one, unchanged, cells = in_turns(
            times,
            lambda: _by_hand(hand, 1),
            lambda: _by_hand(hand, 2),
            lambda: _jupyter_book(jupyter, clean=True),
            lambda: _jupyter_book(jupyter, clean=False),
            after(lambda: shutil.rmtree(root / "_build", ignore_errors=True)),
            after(lambda: add_line(root / "about/cite.md")),
            after(lambda: change_observation(root)),
            build,
            floor,
        )
        yield row("(a) papermill each, then jupyter-book build --all", by_hand)
        yield row("(b) the same, two papermill at a time", side_by_side, by_hand, "a")
        yield row("(c) Jupyter Book runs them, nothing cached", cold, by_hand, "a")
        yield row("(c) Jupyter Book, nothing changed", again)
        yield row("(d) tilstand build, cold", first, by_hand, "a")
        yield row("(d) tilstand build, a text page changed", text, by_hand, "a")
        yield row("(d) tilstand build, one observation changed", one, by_hand, "a")
        yield row("(d) tilstand build, nothing changed", unchanged, again, "c")
        made, kept, pictures = _figures(root)
        yield row("(d) of a cold build, the files of all figures, on all cores", made)
        yield row("(d) of them, the pictures (PNG), on one core", pictures)
        yield row("(d) the files of all figures, kept", kept)
        yield row("the cells of the book alone, one warm process", cells, by_hand, "a")
        yield row("(d) tilstand paper, the whole edition", median(times, partial(_paper, root)))


def report_rows(times: int) -> Iterator[tuple[str, ...]]:
    """Measure reports for single bodies."""
    with project() as root:
        command = [TILSTAND, "reports", *SURVEY]
        chosen = [f"--organisation={body}" for body in _bodies(REPORTS)]
        prepared = _prepared(root)
        batch = [
            [
                str(BIN / "papermill"),
                "reports/organisation.ipynb",
                str(root.parent / "papermill" / f"{number}.ipynb"),
                *("-p", "organisation", body, "-p", "figures", str(prepared)),
                "--no-progress-bar",
            ]
            for number, body in enumerate(_bodies(REPORTS // BATCHES))
        ]
        (root.parent / "papermill").mkdir()
        part = median(BATCHES, lambda: together(batch, root, 2))
        by_hand = Measured(part.seconds * BATCHES)
        yield row(f"(e) papermill for {REPORTS} reports, two at a time, by fifths", by_hand)

        def ours() -> Measured:
            out = Path(tempfile.mkdtemp(dir=root.parent))
            return run([*command, *chosen, "--out", str(out)], root)

        written = [_written(root, body, prepared) for body in _bodies(REPORTS)]
        # In turns: the machine is not equally fast all the time.
        found, alone, on_all = in_turns(
            times, ours, lambda: _cells(root, written), lambda: _cells_on_all_cores(root, written)
        )
        yield row(f"(e) tilstand reports, {REPORTS}", found, by_hand, "papermill")
        yield row(f"the cells of {REPORTS} reports alone, one warm process", alone)
        ratio = f"{CORES * found.seconds / alone.seconds:.2f} times"
        yield ("(e) a report and core, against that", "", "", ratio, "")
        yield row(f"the cells of {REPORTS} reports alone, one warm process a core", on_all)
        ratio = f"{found.seconds / on_all.seconds:.2f} times"
        yield ("(e) a report and core, against that", "", "", ratio, "")


def growth_rows(times: int, most: int) -> Iterator[tuple[str, ...]]:
    """Measure ever more notebooks in one process."""
    for count in (n for n in (1, 10, 100, 1000) if n <= most):
        with project() as root:
            many = [sys.executable, str(Path(__file__).with_name("many.py")), str(count)]
            once = count == 1000
            found = median(1 if once else times, lambda: run(many, root))  # noqa: B023
        name = f"(f) notebooks of one chart: {count}{', measured once' if once else ''}"
        each = f"{1000 * found.seconds / count:.0f} ms each"
        yield (name, f"{found.seconds:.2f} s", "", each, mib(found))


def row(name: str, found: Measured, other: Measured | None = None, of: str = "") -> tuple[str, ...]:
    """Return a row of the table: what was measured, and how it compares."""
    ratio = f"{other.seconds / found.seconds:.1f} times as fast" if other else ""
    return name, f"{found.seconds:.2f} s", of, ratio, mib(found)


def mib(found: Measured) -> str:
    """Write memory."""
    return f"{found.memory / 2**20:.0f} MiB" if found.memory else ""


@contextmanager
def project() -> Iterator[Path]:
    """Lend a copy of the project."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        root = Path(folder) / "book"
        root.mkdir()
        for part in PARTS:
            copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
            copy(ROOT / part, root / part)
        # Of a published edition no figure may change without a correction.
        editions = root / "data/editions.csv"
        editions.write_text(editions.read_text("utf-8").replace(",published,", ",draft,"), "utf-8")
        editions.write_text(
            editions.read_text("utf-8").replace("year,status,draft,", "year,status,published,"),
            "utf-8",
        )
        yield root


def _paper(root: Path) -> Measured:
    shutil.rmtree(root / "_build" / "html" / "pdf", ignore_errors=True)
    return run([TILSTAND, "paper", "--year", str(YEAR)], root)


def _by_hand(root: Path, workers: int) -> Measured:
    executed = root.parent / "executed"
    shutil.rmtree(executed, ignore_errors=True)
    shutil.copytree(root, executed)
    commands = [
        [
            *(str(BIN / "papermill"), name, str(executed / name), "--no-progress-bar"),
            *("-p", "year", str(YEAR)),
        ]
        for name in _notebooks(root)
    ]
    notebooks = together(commands, root, workers)
    book = run([str(BIN / "jupyter-book"), "build", "--all", str(executed)], root)
    return Measured(notebooks.seconds + book.seconds)


def _let_jupyter_book_run(root: Path) -> None:
    file = root / "_config.yml"
    settings = yaml.safe_load(file.read_text("utf-8"))
    settings["execute"] = {"execute_notebooks": "cache", "timeout": 300}
    file.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")


def _jupyter_book(root: Path, *, clean: bool) -> Measured:
    if clean:
        shutil.rmtree(root / "_build", ignore_errors=True)
    return run([str(BIN / "jupyter-book"), "build", str(root)], root)


def add_line(page: Path) -> None:
    """Edit a page of text."""
    page.write_text(page.read_text("utf-8") + "\nEn linje.\n", "utf-8")


def change_observation(root: Path) -> None:
    """Give an observation another value."""
    file = root / "data/observations.csv"
    lines = file.read_text("utf-8").splitlines(keepends=True)
    place = next(n for n, line in enumerate(lines) if line.startswith("sdg_link_unclear,state,"))
    cells = lines[place].split(",")
    value = cells.index("stated") + 1
    cells[value] = str((int(cells[value]) + 1) % 90)
    lines[place] = ",".join(cells)
    file.write_text("".join(lines), "utf-8")


def _figures(root: Path) -> list[Measured]:
    """Return the time of the files of all figures: from nothing, kept, and of pictures alone."""
    said = Path(tempfile.mkdtemp(dir=root.parent)) / "figures.json"
    program = [sys.executable, str(Path(__file__).with_name("figures.py")), str(said)]
    run([*program, str(root / "_build/stage" / str(YEAR))], root)
    return [Measured(seconds) for seconds in json.loads(said.read_text())]


def _cells(root: Path, names: Sequence[Path]) -> Measured:
    """Return the time that the cells of notebooks take where nothing has to start."""
    said = Path(tempfile.mkdtemp(dir=root.parent)) / "cells.json"
    program = [sys.executable, str(Path(__file__).with_name("cells.py")), str(said)]
    run([*program, *map(str, names)], root)
    return Measured(json.loads(said.read_text()))


def _cells_on_all_cores(root: Path, names: Sequence[Path]) -> Measured:
    """Return the same where each core has such a process with its part of the notebooks."""
    with ThreadPoolExecutor(CORES) as pool:
        parts = pool.map(lambda n: _cells(root, names[n::CORES]), range(CORES))
        return Measured(max(part.seconds for part in parts))


def _notebooks(root: Path) -> list[str]:
    found = ["index.ipynb", *(f"chapters/{f.name}" for f in sorted((root / "chapters").iterdir()))]
    return [*found, *(f"about/{f.name}" for f in sorted((root / "about").glob("*.ipynb")))]


def _written(root: Path, body: str, figures: Path) -> Path:
    """Write the notebook of a report as Papermill would run it, and return where."""
    loaded = nbformat.read(root / "reports/organisation.ipynb", as_version=4)
    place = next(
        n for n, c in enumerate(loaded.cells) if "parameters" in c.metadata.get("tags", ())
    )
    given = f"organisation = {body!r}\nfigures = {str(figures)!r}"
    loaded.cells.insert(place + 1, nbformat.v4.new_code_cell(given))
    target = figures / f"{body}.ipynb"
    nbformat.write(loaded, target)
    return target


def _bodies(count: int) -> list[str]:
    lines = (MADE / "responses_2025.csv").read_text("utf-8").splitlines()[1 : count + 1]
    return [line.split(",")[0].strip('"') for line in lines]


def _prepared(root: Path) -> Path:
    """Return a folder with what the notebooks of the reports read."""
    folder = root.parent / "figures"
    folder.mkdir()
    responses, _, codebook = SURVEY
    for found in prepare(root, Path(responses), Path(codebook), YEAR, _bodies(REPORTS)):
        (folder / f"{found.place}.json").write_text(found.figures, "utf-8")
    return folder


if __name__ == "__main__":
    main()
