"""A section that an edition has nothing for is not there."""

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from helpers.production.book.sections import shown
from samples import absent, figure


def _left(*cells: str | NotebookNode) -> list[str]:
    """Return what is left of text, of "" for code that shows nothing, and of what code shows."""
    made = []
    for cell in cells:
        if isinstance(cell, str) and cell:
            made.append(new_markdown_cell(cell))
        else:
            made.append(new_code_cell("code", execution_count=7, outputs=[cell] if cell else []))
    found = shown(new_notebook(cells=made)).cells
    assert not any(cell.get("execution_count") for cell in found)
    return [cell.source for cell in found]


def test_a_heading_above_nothing_goes_with_its_introduction() -> None:
    left = _left("# A", "## B\n\nInnledning.", "", "Mer.", "## C", figure("c"))
    assert left == ["# A", "## C", "code"]


def test_a_heading_above_smaller_ones_stays_while_one_of_them_does() -> None:
    left = _left("# A", "## B", "### C", "", "### D", absent("d"), "### E", "")
    assert left == ["# A", "## B", "### D", "code"]
    assert _left("# A", "## B", "### C", "", "### D", "") == ["# A"]


def test_text_and_places_that_links_lead_to_stay() -> None:
    left = _left("# A", "", "(goal-1)=\n## B", "", "## C", "Bare tekst.")
    assert left == ["# A", "(goal-1)=\n## B", "## C", "Bare tekst."]
