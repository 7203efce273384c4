"""Lay out what one edition's HTML is built from, in a folder of its own."""

import shutil
from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path

import nbformat
import yaml
from nbformat import NotebookNode

from ..errors import ChapterError, InputError, Problem
from ..language import translator
from .anchors import refuse_shared
from .blocks import absent, active, figures, outputs, read
from .sections import shown

CONFIGURATION = ("_config.yml", "_toc.yml")
FOLDERS = ("about", "theme", "locales")
CHAPTERS = "chapters"
# What libraries raise for a notebook that is none.
_SPOILT = (
    nbformat.ValidationError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
# What a page may show as HTML.
_PAGE_KINDS = ("text/html", "text/markdown", "image/svg+xml")
_NOT_COPIED = shutil.ignore_patterns("*.mo", ".ipynb_checkpoints", "__pycache__")


def stage(
    root: Path, year: int, executed: Sequence[Path], executed_root: Path, *, draft: bool = False
) -> Path:
    """Copy an edition's configuration, pages and executed notebooks, and return their folder.

    Parameters
    ----------
    root : Path
        The project.
    year : int
        The edition.
    executed : sequence of Path
        The executed notebooks, below ``executed_root`` as their sources lie below ``root``.
    executed_root : Path
        Where they lie.
    draft : bool
        Whether the pages are to say that their numbers may change.

    Raises
    ------
    ChapterError
        A notebook holds a stored error, which Sphinx would show without a word.
    InputError
        The project lacks a file that the book is built from, figures share an anchor, or a cell
        shows what no page may do.
    """
    names = [notebook.relative_to(executed_root) for notebook in executed]
    loaded = {name: _shown_by(executed_root / name, root / name, name) for name in names}
    for name, found in loaded.items():
        kept = (executed_root / name).relative_to(root)
        _refuse_errors(found, name.as_posix(), kept.as_posix())
    refuse_shared(loaded)
    _refuse_active(loaded)
    target = staged(root, year)
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    _copy_configuration(root, target, year, draft)
    for folder in FOLDERS:
        shutil.copytree(root / folder, target / folder, ignore=_NOT_COPIED)
    for name, found in loaded.items():
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        is_chapter = name.parent.name == CHAPTERS
        nbformat.write(shown(collapsed(found, name.stem) if is_chapter else found), place)
    return target


def staged(root: Path, year: int) -> Path:
    """Return the folder in which an edition is laid out."""
    return root / "_build" / "stage" / str(year)


def collapsed(notebook: NotebookNode, topic: str, language: str = "nb") -> NotebookNode:
    """Reduce a chapter without a single figure in this edition to its title and one sentence.

    The sentence carries the anchors of all the figures, so that links to them still land.
    A chapter with figures, or without any absent section, is returned as it is.
    """
    shown = [output.get("text/html", "") for output in outputs(notebook)]
    if any(figures(html) for html in shown) or not any(absent(html) for html in shown):
        return notebook
    # What draws figures is slow to import, and most editions have figures in every chapter.
    from ..markup import Absent

    _ = translator(language)
    anchor = f"kapittel-{topic.replace('_', '-')}"
    lacking = tuple(dict.fromkeys(name for html in shown for name in absent(html)))
    sentence = Absent(anchor, _("dette temaet"), language, stands_for=lacking)
    data = {"text/html": sentence.html(), "text/plain": sentence.plain()}
    cell = nbformat.v4.new_code_cell(
        # MyST-NB leaves out what an empty cell shows.
        "...",
        id="absent",
        outputs=[nbformat.v4.new_output("display_data", data)],
    )
    title = next(cell for cell in notebook.cells if cell.source.startswith("# "))
    result = NotebookNode(notebook)
    result["cells"] = [
        nbformat.v4.new_markdown_cell(title.source.splitlines()[0], id="title"),
        cell,
    ]
    return result


def _copy_configuration(root: Path, target: Path, year: int, draft: bool) -> None:
    """Copy the configuration, with the edition and its status written into it."""
    missing = [name for name in (*CONFIGURATION, *FOLDERS) if not (root / name).exists()]
    if missing:
        raise InputError(
            Problem(name, "The book cannot be built without it. Restore it from git.")
            for name in missing
        )
    shutil.copy(root / "_toc.yml", target)
    config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    config["sphinx"]["config"] |= {"tilstand_edition": year, "tilstand_draft": draft}
    (target / "_config.yml").write_text(
        yaml.safe_dump(config, allow_unicode=True, sort_keys=True), encoding="utf-8"
    )


def _shown_by(executed: Path, source: Path, name: Path) -> NotebookNode:
    """Return a notebook of the project with what its cells have shown."""
    try:
        found = _outputs_only(read(executed), read(source))
        # What can be found in it is found now, where its name is known.
        for output in outputs(found):
            figures(output.get("text/html", ""))
    except _SPOILT as error:
        message = f"What its cells showed cannot be read ({error}). Run `tilstand build --force`."
        raise InputError([Problem(name.as_posix(), message)]) from None
    return found


def _refuse_active(notebooks: Mapping[Path, NotebookNode]) -> None:
    """Stop where a cell shows more than text, tables and drawings."""
    problems = []
    for name, notebook in notebooks.items():
        for number, cell in enumerate(notebook.cells, start=1):
            for output in outputs(NotebookNode(cells=[cell])):
                kinds = [kind for kind in output if "javascript" in kind]
                found = [*kinds, *active("".join(output.get(kind, "") for kind in _PAGE_KINDS))]
                problems += [
                    Problem(
                        f"{name.as_posix()}, cell {number}",
                        f"shows {what!r}, which could run or load something; a page shows text, "
                        "tables and drawings.",
                    )
                    for what in dict.fromkeys(found)
                ]
    if problems:
        raise InputError(problems)


def _outputs_only(executed: NotebookNode, source: NotebookNode) -> NotebookNode:
    """Return an executed notebook with the text and code of its source.

    What lies below ``_build`` may have been written by another: it gives what cells show, and
    nothing that Sphinx would read as its own commands.
    """
    outputs = {cell["id"]: cell.get("outputs", []) for cell in executed.cells}
    result = deepcopy(source)
    for cell in result.cells:
        if cell.cell_type == "code":
            cell["outputs"] = outputs.get(cell["id"], [])
    return result


def _refuse_errors(notebook: NotebookNode, name: str, kept: str) -> None:
    """Stop where a cell holds an error instead of what it was to show."""
    for position, cell in enumerate(notebook.cells, start=1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                raise ChapterError(name, position, f"{output.ename}: {output.evalue}", kept)
