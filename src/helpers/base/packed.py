"""Open a workbook so that no part of it costs more than it may, however small it is packed."""

import zipfile
from collections.abc import Sized
from pathlib import Path
from types import TracebackType
from typing import IO, Any
from xml.parsers.expat import ParserCreate

from .limits import Budget

# A DTD can make much of little, and no workbook has one.
_DTD = b"<!DOCTYPE"
_ROW = "http://schemas.openxmlformats.org/spreadsheetml/2006/main row"
# As many as a sheet of Excel has. Of each, openpyxl keeps a little, also where it is empty.
_ROWS = 2**20
# A tag with many attributes takes as much as several, and a long one is taken in whole.
_ATTRIBUTES = 32
_LONGEST_TAG = 1024 * 1024


def opened(path: Path, budget: Budget, *, values: bool) -> Any:
    """Return a workbook of openpyxl, to be read row by row.

    What is read whole before the first row (formats, names) and the texts that cells share are
    counted while they are read: openpyxl takes 600 bytes and more for a format of five. So are
    the tags of a sheet that stand beside its rows, and those of each row.

    Parameters
    ----------
    path : Path
    budget : Budget
    values : bool
        Whether cells give what the spreadsheet program computed, instead of their formulas.
    """
    # Takes a while to import, and there is seldom a workbook.
    from openpyxl.reader.excel import SHARED_STRINGS, ExcelReader

    reader = ExcelReader(path, read_only=True, data_only=values, keep_links=False)
    reader.archive.close()
    reader.archive = archive = _Archive(path, budget)
    reader.read_manifest()
    if shared := reader.package.find(SHARED_STRINGS):
        archive.shared = shared.PartName[1:]
    reader.read()
    return reader.wb


class _Archive(zipfile.ZipFile):
    """The parts of a workbook, each read within a budget."""

    def __init__(self, path: Path, budget: Budget) -> None:
        super().__init__(path)
        self._budget, self.shared = budget, ""

    def open(self, name: Any, *args: Any, **kwargs: Any) -> Any:
        part = super().open(name, *args, **kwargs)
        return _Part(part, self._budget, name == self.shared)


class _Part:
    """A part of a workbook that is counted while it is read."""

    def __init__(self, content: IO[bytes], budget: Budget, shared: bool) -> None:
        self._content, self._budget, self._shared = content, budget, shared
        self._tags, self._end, self._sheet = 0, b"", _Sheet()

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes, or all that are left."""
        content = self._content.read(size)
        self._budget.time()
        # In UTF-16, every other byte is none.
        plain = self._end + content.replace(b"\0", b"")
        self._end = plain[-len(_DTD) :]
        self._tags += content.count(b"<") + content.count(b"=") // _ATTRIBUTES
        if _DTD in plain:
            raise ValueError("a workbook has no document type")
        if size < 0:
            self._budget.at_once(self._tags)
            return content
        kept = self._sheet.kept(content)
        if self._shared:
            self._budget.shared(self._tags)
        else:
            self._budget.at_once(kept)
        return content

    def close(self) -> None:
        self._content.close()

    def __enter__(self) -> "_Part":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class _Sheet:
    """A sheet as openpyxl reads it: it lets go of a row at its end, and of nothing else."""

    def __init__(self) -> None:
        self._beside = self._of_row = self._level = self._rows = self._read = 0
        self._parser = ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._end

    def kept(self, content: bytes) -> int:
        """Take in the next bytes, and return of how many tags the most is kept in one place."""
        self._parser.Parse(content)
        self._read += len(content)
        if self._read - self._parser.CurrentByteIndex > _LONGEST_TAG:
            raise ValueError("a tag is too long")
        if self._rows > _ROWS:
            raise ValueError(f"a sheet has at most {_ROWS} rows")
        return max(self._beside, self._of_row)

    def _begin(self, name: str, attributes: Sized) -> None:
        size = 1 + len(attributes) // _ATTRIBUTES
        if self._level or name == _ROW:
            self._level += 1
            self._of_row += size
        else:
            self._beside += size

    def _end(self, name: str) -> None:
        if self._level:
            self._level -= 1
            if not self._level:
                self._rows += 1
                self._of_row = 0
