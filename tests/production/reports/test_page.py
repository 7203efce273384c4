"""The page that a report's notebook becomes, from the outputs that are kept with it."""

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.base.outputs import Download, Figure, of_figure
from helpers.production.reports.page import page
from library import ROOT
from made_report import question, report

KEPT = nbformat.read(ROOT / "reports" / "organisation.ipynb", as_version=4)
MACHINE = re.compile(r"/(home|root|tmp|Users|usr|opt|work|private)/|[A-Z]:\\\\|\\\\Users\\\\")


def made(*cells: nbformat.NotebookNode) -> str:
    return page(new_notebook(cells=list(cells)), report(question("Deler data", 3)), ROOT, "mark")


def test_markdown_is_shown_and_its_html_is_not_obeyed():
    text = made(new_markdown_cell("## Tittel\n\n<script>x</script> [l](javascript:x)"))
    assert "<h2>Tittel</h2>" in text
    assert "<script>" not in text
    assert 'href="javascript' not in text


def test_what_is_printed_or_hidden_is_left_out():
    stream = new_output("stream", name="stderr", text="a warning of /tmp")
    plain = new_output("display_data", {"text/plain": "plain"})
    shown = new_output("display_data", {"text/html": "<p>shown</p>", "text/plain": "plain"})
    text = made(
        new_code_cell("x", outputs=[stream, plain]),
        new_code_cell("y", outputs=[shown]),
        new_code_cell("z", outputs=[shown], metadata={"tags": ["remove-cell"]}),
    )
    assert text.count("<p>shown</p>") == 1
    assert "warning" not in text
    assert "plain" not in text


def test_a_download_is_part_of_the_page():
    html = '<a href="svar-1.csv" download>Last ned</a> <a href="#svar-1">Lenke</a>'
    files, told = of_figure(Figure("svar-1", "Svar", (Download.csv("svar-1", 'a,b\n"<æ>",2\n'),)))
    output = new_output("display_data", {"text/html": html, **files}, metadata=told)
    text = made(new_code_cell("x", outputs=[output]))
    assert (
        'href="data:text/csv;charset=utf-8,a%2Cb%0A%22%3C%C3%A6%3E%22%2C2%0A" '
        'download="svar-1.csv"' in text
    )


def test_the_kept_notebook_shows_all_and_nothing_of_the_machine():
    text = nbformat.writes(KEPT)
    assert MACHINE.findall(text) == []
    for cell in KEPT.cells:
        if cell.cell_type == "code":
            assert cell.execution_count
            assert not [o for o in cell.outputs if o.output_type in ("error", "stream")]
            shows = "parameters" not in cell.metadata.get("tags", [])
            assert bool(cell.outputs) == shows, cell.source


@pytest.mark.parametrize("cell", [c for c in KEPT.cells if c.cell_type == "markdown"])
def test_no_finding_is_typed_into_the_notebook(cell):
    assert not re.search(r"\d|prosent|halvpart", cell.source)
