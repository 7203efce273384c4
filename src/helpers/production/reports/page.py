"""Write an executed report as one file of HTML that loads nothing."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Template
from markdown_it import MarkdownIt
from markupsafe import Markup
from nbformat import NotebookNode

from helpers.base.language import translator
from helpers.base.outputs import Output, outputs_of
from helpers.base.templates import templates
from helpers.survey.prepared.report import Report

_STYLES = ("theme/static/tilstand.css", "theme/static/blocks.css")
# HTML in Markdown is shown as it is written, and not obeyed.
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_HIDDEN = "remove-cell"


def page(notebook: NotebookNode, report: Report, root: Path, mark: str) -> str:
    """Return the page.

    Parameters
    ----------
    notebook : NotebookNode
        The report's notebook after it has run.
    report : Report
        What it has been run with.
    root : Path
        The project, whose style sheets are written into the page.
    mark : str
        What tells later whether the page is still up to date.
    """
    return _template().render(
        _=translator(report.language),
        report=report,
        mark=mark,
        style=Markup("\n".join(map(_style, (root / name for name in _STYLES)))),
        parts=[Markup(part) for part in _parts(notebook)],
    )


@cache
def _template() -> Template:
    return templates("helpers.production.reports").get_template("report.html")


def _parts(notebook: NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        if _HIDDEN in cell.metadata.get("tags", []):
            continue
        if cell.cell_type == "markdown":
            yield _MARKDOWN.render(cell.source)
        yield from map(_shown, outputs_of(cell))


def _shown(output: Output) -> str:
    """Return what a cell shows as HTML, with its files inside; nothing for what it only prints."""
    html = output.html
    for file in output.figure.downloads if output.figure else ():
        inside = f"data:{file.media_type};charset=utf-8,{quote(file.content)}"
        html = html.replace(
            f'<a href="{file.name}" download', f'<a href="{inside}" download="{file.name}"'
        )
    return html


def _style(file: Path) -> str:
    """Return a style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL).strip()
