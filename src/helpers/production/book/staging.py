"""Lay out what one edition's HTML is built from, in a folder of its own."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path

import nbformat
import yaml
from nbformat import NotebookNode

from helpers.base.delimited import delimited_rows
from helpers.base.errors import ChapterError, InputError, Problem
from helpers.base.files import lay_out
from helpers.base.language import translator
from helpers.base.messages import Fault
from helpers.base.outputs import Figure, Output, output_of, outputs_of, text
from helpers.base.spreadsheet import is_inert
from helpers.production.search import folder_of, read_words

from .anchors import refuse_shared
from .blocks import active, read
from .contents import CHAPTERS, CONFIGURATION, TOC, configuration
from .sections import shown

FOLDERS = ("about", "theme", "locales")
# What libraries raise for a notebook that is none.
_SPOILT = (
    nbformat.ValidationError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
# What a page may show: markup that is looked at, text and pictures.
_MARKUP = ("text/html", "image/svg+xml")
_HARMLESS = ("text/plain", "image/png", "image/jpeg", "image/gif")
_NOT_STAGED = {".ipynb_checkpoints", "__pycache__"}


def stage(
    root: Path,
    year: int,
    executed: Sequence[Path],
    executed_root: Path,
    *,
    draft: bool = False,
    imprint: Mapping[str, str] | None = None,
    address: str = "",
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
    imprint : mapping of str to str, optional
        Who publishes the edition, and when.
    address : str
        Where the book is published, with a slash at its end; empty where nobody knows.

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
    set_here = {
        "tilstand_edition": year,
        "tilstand_draft": draft,
        "tilstand_imprint": dict(imprint or {}),
        "tilstand_address": address,
    }
    files = _configuration(root, set_here)
    for folder in FOLDERS:
        files |= _below(root, folder)
    for name, found in loaded.items():
        is_chapter = name.parent.name == CHAPTERS
        page = shown(collapsed(found, name.stem) if is_chapter else found)
        files[name] = nbformat.writes(page, indent=None).encode()
    target = staged(root, year)
    lay_out(files, target)
    return target


def staged(root: Path, year: int) -> Path:
    """Return the folder in which an edition is laid out."""
    return root / "_build" / "stage" / str(year)


def collapsed(notebook: NotebookNode, topic: str, language: str = "nb") -> NotebookNode:
    """Reduce a chapter without a single figure in this edition to its title and one sentence.

    The sentence carries the anchors of all the figures, so that links to them still land.
    A chapter with figures, or without any absent section, is returned as it is.
    """
    found = _outputs(notebook)
    lacking = tuple(dict.fromkeys(anchor for output in found for anchor in output.absent))
    if any(output.figure for output in found) or not lacking:
        return notebook
    # What draws figures is slow to import, and most editions have figures in every chapter.
    from helpers.page.html import Absent

    _ = translator(language)
    anchor = f"kapittel-{topic.replace('_', '-')}"
    sentence = Absent(anchor, _("dette temaet"), language, stands_for=lacking)
    data, metadata = sentence._repr_mimebundle_()
    cell = nbformat.v4.new_code_cell(
        # MyST-NB leaves out what an empty cell shows.
        "...",
        id="absent",
        outputs=[nbformat.v4.new_output("display_data", data, metadata=metadata)],
    )
    title = next(cell for cell in notebook.cells if cell.source.startswith("# "))
    result = NotebookNode(notebook)
    result["cells"] = [
        nbformat.v4.new_markdown_cell(title.source.splitlines()[0], id="title"),
        cell,
    ]
    return result


def _configuration(root: Path, set_here: Mapping[str, object]) -> dict[Path, bytes]:
    """Return the configuration, with what is said of the edition written into it."""
    missing = [name for name in FOLDERS if not (root / name).is_dir()]
    if missing:
        raise InputError(
            Problem(
                name,
                Fault("file-missing", "The book cannot be built without it. Restore it from git."),
            )
            for name in missing
        )
    # Sphinx comes to the words of the search last; what is wrong with them is told now.
    read_words(folder_of(root))
    config = configuration(root)
    config["sphinx"]["config"] |= set_here
    written = yaml.safe_dump(config, allow_unicode=True, sort_keys=True)
    return {
        Path(CONFIGURATION): written.encode(),
        Path(TOC): (root / TOC).read_bytes(),
    }


def _below(root: Path, folder: str) -> dict[Path, bytes]:
    """Return the files of a folder of the project that pages are made from."""
    return {
        file.relative_to(root): file.read_bytes()
        for file in (root / folder).rglob("*")
        if file.is_file() and file.suffix != ".mo" and _NOT_STAGED.isdisjoint(file.parts)
    }


def _shown_by(executed: Path, source: Path, name: Path) -> NotebookNode:
    """Return a notebook of the project with what its cells have shown."""
    try:
        found = _outputs_only(read(executed), read(source))
        # What can be found in it is found now, where its name is known.
        _outputs(found)
    except _SPOILT as error:
        fault = Fault(
            "output-form",
            "What its cells showed cannot be read ({reason}). Run `tilstand build --force`.",
            reason=str(error),
        )
        raise InputError([Problem(name.as_posix(), fault)]) from None
    return found


def _outputs(notebook: NotebookNode) -> list[Output]:
    return [output for cell in notebook.cells for output in outputs_of(cell)]


def _refuse_active(notebooks: Mapping[Path, NotebookNode]) -> None:
    """Stop where a cell shows more than text, tables and drawings."""
    problems = []
    for name, notebook in notebooks.items():
        for number, cell in enumerate(notebook.cells, start=1):
            for output in cell.get("outputs", ()):
                found = _active_in(output)
                problems += [
                    Problem(
                        f"{name.as_posix()}, cell {number}",
                        Fault(
                            "output-active",
                            "shows {what!r}, which could run or load something; a page shows text, "
                            "tables and drawings.",
                            what=what,
                        ),
                    )
                    for what in dict.fromkeys(found)
                ]
    if problems:
        raise InputError(problems)


def _active_in(output: NotebookNode) -> list[str]:
    """Return what could run or load something of what an output shows, or sends elsewhere."""
    data, figure = output.get("data", {}), output_of(output).figure
    own = [download.media_type for download in figure.downloads] if figure else []
    kinds = [kind for kind in data if kind not in (*_MARKUP, *_HARMLESS, *own)]
    shown = [what for kind in _MARKUP for what in active(text(data.get(kind, "")))]
    return kinds + shown + (_computed(figure) if figure else [])


def _computed(figure: Figure) -> list[str]:
    """Return what a spreadsheet would compute of the files of a figure, or part in another way."""
    found = []
    for file in figure.downloads:
        rows, problems = delimited_rows(file.name, file.content, ",")
        # The same texts stand in many rows.
        cells = dict.fromkeys(cell for row in rows for cell in row)
        found += [cell for cell in cells if not is_inert(cell)]
        found += [file.name for _ in problems]
    return found


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
