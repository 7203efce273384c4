"""The process that turns staged editions into HTML: it loads Sphinx once, then makes many.

Each edition is made in a child of its own, so that nothing of one is left for the next. What
Sphinx has read of an edition is kept for the next time, so that only pages that changed are
read again. It is kept in a folder of this process that is gone when the process ends: it is
pickled, and nothing may be unpickled that another could have written.

Only what was made without a warning is kept. A warning is therefore told again each time
until it is mended, by a page that counts as changed.

An order is a line of JSON on standard input, and so is the answer on standard output.
"""

import gc
import importlib
import json
import multiprocessing
import os
import shutil
import sys
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any

from helpers.base.files import digest, digest_of
from helpers.production.exhibits.exhibit import FOLDER

# What would be loaded anew for each edition, beside Sphinx's own extensions.
_MODULES = (
    "jupyter_book.sphinx",
    "myst_nb.sphinx_ext",
    "sphinx_external_toc.collectors",
    "sphinx_external_toc.events",
    "sphinx_multitoc_numbering",
    "helpers.production.book.extension",
    # Asked for by processes that begin as copies of this one.
    "openpyxl",
)
_PAGES = {".md", ".ipynb"}
# What of earlier HTML the next needs: the pages, and what they are made of.
_KEPT = ("**/*.html", ".buildinfo")
_HTML, _READ, _SAID, _BASE = "html", "read", "said.txt", "base.txt"


def serve() -> None:
    """Answer orders until there are no more."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # Children share what is there now, and look for no garbage in their short lives.
    gc.disable()
    _load()
    gc.freeze()
    with tempfile.TemporaryDirectory(prefix="tilstand-press-") as folder:
        for line in sys.stdin:
            order = json.loads(line)
            kept = Path(folder, digest(order["stage"].encode()))
            failed = _make(Path(order["stage"]), Path(order["target"]), kept, fresh=order["fresh"])
            print(json.dumps(failed), file=answers, flush=True)


def _load() -> None:
    """Load all that makes pages."""
    from sphinx.application import builtin_extensions

    _leave_out_database()
    for module in (*builtin_extensions, *_MODULES):
        importlib.import_module(module)


def _leave_out_database() -> None:
    """Put nothing in the place of the database of runs that MyST-NB asks only where it runs cells.

    It takes as long to load as a third of all the rest.
    """
    nothing = ModuleType("jupyter_cache.cache.db")
    nothing.__getattr__ = lambda name: object  # type: ignore[method-assign]
    sys.modules[nothing.__name__] = nothing


def _make(stage: Path, target: Path, kept: Path, *, fresh: bool) -> dict[str, str]:
    """Make an edition from what is kept of it and what changed, and keep what the next needs.

    Returns
    -------
    dict of str to str
        What was said where it failed, which leaves what is kept as it was.
    """
    work = kept.with_name(f"{kept.name}-next")
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    base = digest_of((file for file in stage.rglob("*") if _is_base(file)), stage)
    (work / _BASE).write_text(base)
    if not fresh and kept.is_dir() and (kept / _BASE).read_text() == base:
        shutil.copytree(kept / _READ, work / _READ)
        _copy_pages(kept / _HTML, target)
    (work / _SAID).touch()
    child = _context().Process(target=_run_jupyter_book, args=(stage, target, work))
    child.start()
    child.join()
    if child.exitcode:
        return {"said": (work / _SAID).read_text(encoding="utf-8")}
    _copy_pages(target, work / _HTML)
    shutil.rmtree(kept, ignore_errors=True)
    work.rename(kept)
    return {}


def _is_base(file: Path) -> bool:
    """Whether a staged file is one that every page may depend on; Sphinx adds the last kind."""
    return file.is_file() and file.suffix not in {*_PAGES, ".mo"}


def _copy_pages(html: Path, target: Path) -> None:
    """Copy what the next making needs; all else is written anew, so that nothing is left over."""
    found = (file for pattern in _KEPT for file in html.glob(pattern))
    # The pages of figures are written each time, and of one that is gone nothing is left.
    for file in (file for file in found if file.parent.name != FOLDER):
        copy = target / file.relative_to(html)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, copy)


def _run_jupyter_book(stage: Path, target: Path, work: Path) -> None:
    """Do what the command does that authors run too, with every warning an error."""
    from jupyter_book.sphinx import build_sphinx

    with (
        (work / _SAID).open("w", encoding="utf-8") as said,
        redirect_stdout(said),
        redirect_stderr(said),
    ):
        failed = build_sphinx(
            stage,
            target,
            doctreedir=work / _READ,
            noconfig=True,
            path_config=stage / "_config.yml",
            confoverrides={
                "external_toc_path": (stage / "_toc.yml").as_posix(),
                "latex_individualpages": False,
                "nitpicky": True,
            },
            warningiserror=True,
            keep_going=True,
        )
    sys.exit(bool(failed))


def _context() -> Any:
    """Fork where that can be done; elsewhere each child loads Sphinx itself."""
    forks = "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if forks else "spawn")
