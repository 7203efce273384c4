"""What tests ask of problems: which rule has spoken, and of which place."""

from collections.abc import Iterable

from helpers.base.errors import Problem


def told(problems: Iterable[Problem]) -> list[tuple[str, int | None, str | None, str]]:
    """Return of each problem the file, the row, the column and the code."""
    return [(p.file, p.row, p.column, p.code) for p in problems]
