"""What no cell may hold, whatever its table says: what hides, leads astray or is computed."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from helpers.base.addresses import is_web_address
from helpers.base.errors import Problem
from helpers.base.messages import Fault, Message, named, visible
from helpers.base.spreadsheet import inert, original

from .cells import cells_of

# They turn the order of the letters around them, so that a reader sees another text.
_TURNING = {chr(n) for n in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
# A carriage return is none of them: it ends a row of a CSV file for some programs.
_ALLOWED = {"\t", "\n"}
# The columns that hold addresses.
_ADDRESSES = ("url", "archive")
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)


def text_problems(root: Path, resource: dict[str, Any]) -> list[Problem]:
    """Return the cells of a table that hold what no cell may.

    Parameters
    ----------
    root : Path
        The project's folder.
    resource : dict
        The table as the descriptor states it; its file can be read.
    """
    name = f"data/{resource['path']}"
    fields = resource["schema"]["fields"]
    return [
        Problem(name, fault, number, described["name"])
        for number, row in enumerate(cells_of(root, resource), 2)
        for described, cell in zip(fields, row, strict=True)
        if cell
        for fault in _wrong(cell, described)
    ]


def commentary_signs(root: Path) -> Iterator[Problem]:
    """Yield the lines of the commentary that hold signs which hide."""
    for file in sorted(filter(Path.is_file, (root / "data" / "commentary").rglob("*.md"))):
        name = file.relative_to(root).as_posix()
        lines = file.read_bytes().decode("utf-8", errors="replace").splitlines()
        for number, line in enumerate(lines, 1):
            for fault in _hidden(line):
                yield Problem(name, fault, number)


def _wrong(cell: str, described: dict[str, Any]) -> Iterator[Fault]:
    if described["type"] in ("integer", "number"):
        yield from _no_number(cell)
        return
    yield from _hidden(cell)
    written = inert(original(cell))
    if cell != written:
        yield Fault(
            "text-formula",
            "'{cell}' would be computed by a spreadsheet. Write '{written}'; the book takes the "
            "apostrophe away.",
            cell=visible(cell),
            written=visible(written),
        )
    if described["name"] in _ADDRESSES and not is_web_address(cell):
        yield Fault(
            "address-form",
            "'{cell}' is no address of the web; expected http:// or https:// and the name of a "
            "place, without spaces or a password.",
            cell=visible(cell),
        )


def _hidden(text: str) -> Iterator[Fault]:
    """Yield the signs that readers cannot see and that change what they see."""
    if text.isprintable():
        # All of them are not, and nearly all cells are.
        return
    for place, sign in enumerate(text, 1):
        control = unicodedata.category(sign) == "Cc" and sign not in _ALLOWED
        if control or sign in _TURNING or _is_no_character(sign):
            yield Fault(
                "character-hidden",
                "holds {sign} as its character number {place}, which cannot be seen; take it away.",
                sign=named(sign),
                place=place,
            )


def _is_no_character(sign: str) -> bool:
    """Tell whether Unicode keeps a number for itself, and XML has no place for it."""
    return ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF


def _no_number(cell: str) -> Iterator[Fault]:
    """Yield what Python, but no reader, takes for a number: nan, 1_000, digits in full width."""
    try:
        float(cell)
    except ValueError:
        return
    if not _NUMBER.fullmatch(cell):
        yield Fault(
            "number-form",
            "'{cell}' is no number as the tables write them; expected the digits 0 to 9 and a "
            "point for decimals.{odd}",
            cell=visible(cell),
            odd=_odd(cell),
        )


def _odd(cell: str) -> str:
    odd: Sequence[str] = [sign for sign in cell if not sign.isascii()]
    return Message(" It holds {sign}.", sign=named(odd[0])) if odd else ""
