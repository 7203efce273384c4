"""The files of figures, made beside other work and kept: a picture takes longer than a page."""

import multiprocessing
import os
import shutil
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from importlib.metadata import version
from pathlib import Path

from helpers.base.files import code_of_package, digest

from .exhibit import Exhibit
from .files import files_of, names_of
from .pictures import png_of

# What the files are made with, beside this package.
_MADE_WITH = ("pyvips-binary", "pyvips", "openpyxl", "matplotlib")


class Making:
    """The files of figures under way; those that have not changed are there already.

    Parameters
    ----------
    exhibits : sequence of Exhibit
        The figures.
    kept : Path
        Where files are kept from one time to the next.
    """

    def __init__(self, exhibits: Sequence[Exhibit], kept: Path) -> None:
        self._kept = kept
        self._pool: ProcessPoolExecutor | None = None
        means, code = digest(" ".join(map(version, _MADE_WITH)).encode()), code_of_package()
        found = [(e, kept / f"{means}-{_key(e, code)}") for e in exhibits]
        self._files = [(name, folder) for e, folder in found for name in names_of(e)]
        # The largest first, so that no process ends long after the others.
        missing = sorted(
            ((e, folder) for e, folder in found if not folder.is_dir()),
            key=lambda pair: -len(pair[0].html),
        )
        self._under_way: list[Future[None]] = []
        if missing:
            workers = min(os.cpu_count() or 1, len(missing))
            self._pool = ProcessPoolExecutor(workers, mp_context=_context())
            self._under_way = [self._pool.submit(_make, *pair) for pair in missing]

    def lay_into(self, target: Path) -> None:
        """Wait until all are there, lay them into a folder, and forget what nothing needs."""
        target.mkdir(parents=True, exist_ok=True)
        for made in self._under_way:
            made.result()
        self.stop()
        for name, folder in self._files:
            shutil.copyfile(folder / name, target / name)
        folders = {folder for _, folder in self._files}
        for old in set(self._kept.iterdir() if self._kept.is_dir() else ()) - folders:
            shutil.rmtree(old) if old.is_dir() else old.unlink()

    def stop(self) -> None:
        """End what is under way."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)


def _key(exhibit: Exhibit, code: str) -> str:
    """Return what is another where the files would be."""
    parts = (code, repr(exhibit.book), exhibit.page, repr(exhibit.figure), exhibit.html)
    numbers = (download.content for download in exhibit.figure.downloads)
    return digest("\0".join([*parts, *numbers]).encode("utf-8", "surrogatepass"))


def _make(exhibit: Exhibit, folder: Path) -> None:
    """Make the files of a figure aside, so that a folder that is there is whole."""

    def picture(svg: str) -> bytes:
        """Take the picture of the same drawing, made with the same means, where there is one."""
        means, _, _ = folder.name.partition("-")
        for drawn in folder.parent.glob(f"{means}-*/{exhibit.anchor}.svg"):
            if drawn.read_bytes() == svg.encode():
                return drawn.with_suffix(".png").read_bytes()
        return png_of(svg)

    aside = folder.with_name(f"making-{folder.name}")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for name, content in files_of(exhibit, picture).items():
        (aside / name).write_bytes(content)
    aside.rename(folder)


def _context() -> multiprocessing.context.BaseContext:
    """Fork where that can be done: what makes pages has loaded most of it."""
    forks = "fork" in multiprocessing.get_all_start_methods()
    return multiprocessing.get_context("fork" if forks else "spawn")
