"""Small notebooks and a small book, for tests of how they are run and built."""

import shutil
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

ROOT = Path(__file__).parents[1]
TOC = """\
format: jb-book
root: index
parts:
  - caption: Kapitler
    chapters:
      - file: chapters/ai
      - file: chapters/data_sharing
"""


def notebook(*sources: str, parameters: str = 'year = 2024\nlanguage = "nb"') -> NotebookNode:
    """Return a notebook: a title, the parameters (unless empty), then a code cell a source."""
    cells = [new_markdown_cell("# Prøve")]
    if parameters:
        cells.append(new_code_cell(parameters, metadata={"tags": ["parameters", "remove-cell"]}))
    cells += [new_code_cell(source) for source in sources]
    for position, cell in enumerate(cells):
        cell["id"] = f"cell-{position}"
    made = new_notebook(cells=cells)
    made.metadata["kernelspec"] = {
        "display_name": "Python 3",
        "language": "python",
        "name": "python3",
    }
    return made


def save(made: NotebookNode, file: Path) -> Path:
    """Write a notebook, and return where."""
    file.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(made, file)
    return file


def figure(anchor: str, title: str = "Kommunene mangler kunnskap") -> NotebookNode:
    """Return what a cell leaves behind that shows a figure."""
    facts = {"population": "Kommuner", "scale": "gjelder ikke", "base": "20", "source": "Etaten"}
    caption = "".join(
        f'<div data-fact="{code}">\n<dt>{code}</dt>\n<dd>{text}</dd>\n</div>\n'
        for code, text in facts.items()
    )
    html = (
        f'<figure class="dt-figure" id="{anchor}">\n<h3 class="dt-title">{title}</h3>\n'
        '<div class="dt-table" role="region"><table><tbody><tr><th>År</th>\n<th>Verdi</th></tr>\n'
        "<tr><th>2024</th>\n<td>47</td></tr></tbody></table></div>\n"
        f'<div class="dt-opens"><dl class="dt-facts">\n{caption}</dl></div>\n'
        f'<a href="../figur/{anchor}.csv" download>Last ned</a>\n</figure>'
    )
    data = {"text/html": html, "text/csv": "year,value\r\n2024,47\r\n", "text/plain": title}
    told = {"anchor": anchor, "title": title, "files": {"text/csv": f"{anchor}.csv"}}
    return new_output("execute_result", data, execution_count=1, metadata={"tilstand": told})


def absent(anchor: str) -> NotebookNode:
    """Return what a cell leaves behind that has no figures in its edition."""
    html = (
        f'<p class="dt-absent" data-anchor="{anchor}">Ingen tall. '
        f'<a href="../../forste/{anchor}.html">Første utgave med tall</a></p>'
    )
    told = {"tilstand": {"absent": [anchor]}}
    return new_output("execute_result", {"text/html": html}, execution_count=1, metadata=told)


def shown(*outputs: NotebookNode, title: str = "Prøve") -> NotebookNode:
    """Return an executed notebook with these outputs, one a cell, below headings."""
    made = notebook(*("..." for _ in outputs))
    made.cells[0]["source"] = f"# {title}"
    for cell, output in zip(made.cells[2:], outputs, strict=True):
        cell["outputs"] = [output]
        cell.metadata["tags"] = ["remove-input"]
    return made


def book(root: Path) -> Path:
    """Lay out a book of three pages with outputs in place, and return its root."""
    for folder in ("theme", "locales"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("*.mo"))
    (root / "about").mkdir(exist_ok=True)
    shutil.copy(ROOT / "_config.yml", root)
    (root / "_toc.yml").write_text(TOC, encoding="utf-8")
    save(shown(title="Digital tilstand {edition}`år`"), root / "index.ipynb")
    ai = shown(figure("barrierer"), absent("planer"), title="Kunstig intelligens")
    save(ai, root / "chapters" / "ai.ipynb")
    sharing = shown(figure("deling", "Deling over tid"), title="Deling av data")
    save(sharing, root / "chapters" / "data_sharing.ipynb")
    return root
