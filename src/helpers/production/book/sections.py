"""Leave out of a page what an edition has nothing for, so that a new section changes no old one."""

import re

from nbformat import NotebookNode

# A heading may have a name of its own in front, such as "(status-beregnet)=".
_HEADING = re.compile(r"(?P<name>\([\w-]+\)=\n)?(?P<signs>#{1,6}) ")


def shown(notebook: NotebookNode) -> NotebookNode:
    """Return a notebook without code that shows nothing, and without headings above only that.

    Headings with a name of their own stay, since links may lead to them; so do sections of text.
    """
    cells = list(notebook.cells)
    starts = [place for place, cell in enumerate(cells) if _level(cell)]
    left_out = {place for place, cell in enumerate(cells) if _is_code(cell) and not cell.outputs}
    for start in starts:
        inside = range(start + 1, _end(cells, start))
        code = [place for place in inside if _is_code(cells[place])]
        if _may_go(cells[start]) and code and left_out.issuperset(code):
            left_out |= {start, *inside}
    result = NotebookNode(notebook)
    result["cells"] = [
        # How many cells ran before it says nothing of what it shows.
        NotebookNode(cell, execution_count=None) if _is_code(cell) else cell
        for place, cell in enumerate(cells)
        if place not in left_out
    ]
    return result


def _end(cells: list[NotebookNode], start: int) -> int:
    """Return where the next section of the same or a higher level begins."""
    level = _level(cells[start])
    after = range(start + 1, len(cells))
    return next((p for p in after if 0 < _level(cells[p]) <= level), len(cells))


def _level(cell: NotebookNode) -> int:
    """Return the level of the heading that a cell begins with; 0 where it begins with none."""
    match = _HEADING.match(cell.source) if cell.cell_type == "markdown" else None
    return len(match["signs"]) if match else 0


def _may_go(heading: NotebookNode) -> bool:
    match = _HEADING.match(heading.source)
    return match is not None and not match["name"] and match["signs"] != "#"


def _is_code(cell: NotebookNode) -> bool:
    return bool(cell.cell_type == "code")
