"""Write an executed report as one file of HTML that loads nothing."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from urllib.parse import quote

from jinja2 import Template
from markdown_it import MarkdownIt
from markupsafe import Markup
from nbformat import NotebookNode

from ..language import translator
from ..prepared.report import Report
from ..templates import templates

_STYLES = ("theme/static/tilstand.css", "theme/static/blocks.css")
# HTML in Markdown is shown as it is written, and not obeyed.
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_DOWNLOAD = re.compile(r'<a href="([a-z0-9-]+\.csv)" download')
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
    return templates("helpers.reports").get_template("report.html")


def _parts(notebook: NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        if _HIDDEN in cell.metadata.get("tags", []):
            continue
        if cell.cell_type == "markdown":
            yield _MARKDOWN.render(cell.source)
        for output in cell.get("outputs", []):
            yield _shown(output.get("data", {}))


def _shown(data: Mapping[str, str]) -> str:
    """Return what a cell shows as HTML; nothing for what it only prints."""
    if "text/csv" not in data:
        return data.get("text/html", "")
    inside = f"data:text/csv;charset=utf-8,{quote(data['text/csv'])}"
    return _DOWNLOAD.sub(lambda link: f'<a href="{inside}" download="{link[1]}"', data["text/html"])


def _style(file: Path) -> str:
    """Return a style sheet without its comments."""
    return re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL).strip()
