"""Spoilt notebooks are told by name; a cell without an end stops, and holds nothing else."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest

from helpers.base.errors import ChapterError, InputError
from helpers.production.notebooks.kernels import kernel
from helpers.production.notebooks.limits import CellLimits
from helpers.production.notebooks.notebook import run
from helpers.production.notebooks.reading import read
from library import EVERY
from samples import notebook, save

Change = Callable[[dict[str, Any]], object]
WHOLE = json.dumps(nbformat.from_dict(notebook("print(year)")))
CELL = {"cell_type": "code", "metadata": {}, "source": "", "outputs": [], "execution_count": None}


def last(**values: Any) -> Change:
    return lambda n: n["cells"][-1].update(values)


def metadata(**values: Any) -> Change:
    return lambda n: n["metadata"].update(values)


# What becomes of a notebook, and what is told of it.
SPOILT: dict[str, tuple[str | bytes | Change, str]] = {
    "empty": ("", "not a notebook"),
    "a list": ("[]", "not a notebook"),
    "null": ("null", "not a notebook"),
    "a text": ('"x"', "not a notebook"),
    "a number": ("5", "not a notebook"),
    "no JSON": ("hei", "not a notebook"),
    "cut off": (WHOLE[:100], "not a notebook"),
    "a conflict": (f"<<<<<<< HEAD\n{WHOLE}", "not a notebook"),
    "nested too deep": ("[" * 100_000, "not a notebook"),
    "nested too deep inside": (
        WHOLE.replace('"metadata": {', '"metadata": {"x": ' + "[" * 3000 + "]" * 3000 + ",", 1),
        "not a notebook",
    ),
    "Latin-1": ('{"a": "å"}'.encode("latin-1"), "not a notebook"),
    "UTF-16": (WHOLE.encode("utf-16"), "not a notebook"),
    "a byte order mark": (WHOLE.encode("utf-8-sig"), "not a notebook"),
    "NUL": (b"\0\0", "not a notebook"),
    "a kernel without a name": (lambda n: n["metadata"]["kernelspec"].pop("name"), "'name'"),
    "a kernel of nothing": (metadata(kernelspec={}), "'name' is a required property"),
    "no kernel": (metadata(kernelspec=None), "kernelspec: None"),
    "a kernel that is a text": (metadata(kernelspec="x"), "kernelspec: 'x'"),
    "a kernel of R": (
        metadata(kernelspec={"name": "ir", "display_name": "R", "language": "R"}),
        "a kernel of R; expected Python",
    ),
    "no metadata": (lambda n: n.pop("metadata"), "not a notebook"),
    "metadata a list": (lambda n: n.update(metadata=[]), "not a notebook"),
    "no cells": (lambda n: n.pop("cells"), "not a notebook"),
    "cells of nothing": (lambda n: n.update(cells=None), "not a notebook"),
    "cells no list": (lambda n: n.update(cells={}), "cells: {}"),
    "a cell that is a text": (lambda n: n["cells"].append("x"), "not a notebook"),
    "a cell without text": (lambda n: n["cells"][-1].pop("source"), "'source' is a required"),
    "text that is a number": (last(source=5), "cells.2.source: 5"),
    "a cell of no type": (last(cell_type="x"), "cells.2"),
    "metadata of a cell a list": (last(metadata=[]), "not a notebook"),
    "tags of nothing": (last(metadata={"tags": None}), "tags: None"),
    "tags that are a text": (last(metadata={"tags": "x"}), "tags: 'x'"),
    "outputs that are a text": (last(outputs="x"), "not a notebook"),
    "half of a letter": (last(source="'\ud800'"), "surrogates"),
    "two cells of a name": (last(id="cell-1"), "cells without a name of their own (cell-1)"),
    "a cell without a name": (lambda n: n["cells"].append(CELL), "without a name of their own"),
    "a form of the future": (lambda n: n.update(nbformat=99), "Unsupported nbformat version 99"),
    "a form of the past": (lambda n: n.update(nbformat=3), "not a notebook"),
    "a form that is a text": (lambda n: n.update(nbformat="4"), "not a notebook"),
    "no form": (lambda n: n.pop("nbformat"), "not a notebook"),
    "no minor form": (lambda n: n.pop("nbformat_minor"), "not a notebook"),
    "a minor form that is a text": (lambda n: n.update(nbformat_minor="x"), "not a notebook"),
    "an unknown part": (lambda n: n.update(worksheets=[]), "worksheets"),
}


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore::FutureWarning")
@pytest.mark.parametrize("name", SPOILT)
def test_a_notebook_that_is_none(tmp_path: Path, name: str) -> None:
    content, expected = SPOILT[name]
    file = tmp_path / "a.ipynb"
    if isinstance(content, str | bytes):
        file.write_bytes(content.encode() if isinstance(content, str) else content)
    else:
        loaded = json.loads(WHOLE)
        content(loaded)
        file.write_text(json.dumps(loaded), encoding="utf-8")
    before = file.read_bytes()
    with pytest.raises(InputError) as caught:
        read(file, tmp_path)
    assert str(caught.value).startswith("1 problem found:\n  a.ipynb: ")
    assert expected in str(caught.value)
    with pytest.raises(InputError):
        run(file, tmp_path / "out.ipynb", {}, tmp_path)
    assert file.read_bytes() == before
    assert not (tmp_path / "out.ipynb").exists()


def test_a_notebook_that_names_no_kernel_runs_in_ours(tmp_path: Path) -> None:
    made = notebook("year")
    del made.metadata["kernelspec"]
    run(save(made, tmp_path / "a.ipynb"), tmp_path / "b.ipynb", {"year": 2022}, tmp_path)
    assert "'2022'" in (tmp_path / "b.ipynb").read_text("utf-8").replace('"2022"', "'2022'")


# A busy machine may print slowly: what is stopped for its size has all the time it needs.
SHORT, SMALL = CellLimits(seconds=2, megabytes=1), CellLimits(seconds=60, megabytes=1)
ENDLESS = {
    "runs": ("while True: pass", "ran for more than 2 seconds"),
    "sleeps": ("import time\ntime.sleep(1000)", "ran for more than 2 seconds"),
    "will not stop": (
        "import time\nwhile True:\n    try:\n        time.sleep(1000)\n"
        "    except BaseException:\n        pass",
        "ran for more than 2 seconds",
    ),
    "waits for a program": (
        "import subprocess\nsubprocess.run(['sleep', '1000'])",
        "ran for more than 2 seconds",
    ),
    "prints": ("while True: print('x' * 1000)", "more than 1 MB"),
    "prints to the other end": (
        "import sys\nwhile True: sys.stderr.write('x' * 1000)",
        "more than 1 MB",
    ),
    "prints once": ("print('x' * 200_000_000)", "more than 1 MB"),
    "shows a long value": ("'x' * 2_000_000", "more than 1 MB"),
    "displays": (
        "from IPython.display import HTML\nwhile True: display(HTML('x' * 100_000))",
        "more than 1 MB",
    ),
    "starts what prints": ("import subprocess\nsubprocess.run(['yes'])", "more than 1 MB"),
}


@pytest.mark.parametrize("forked", [True, False])
@pytest.mark.parametrize("name", ENDLESS)
def test_a_cell_without_an_end_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, forked: bool
) -> None:
    source, expected = ENDLESS[name]
    if not forked:
        if not EVERY and name not in ("runs", "prints"):
            pytest.skip("slow; TILSTAND_TEST_EDITIONS=all tries it too")
        monkeypatch.setattr(kernel, "can_fork", lambda: False)
    file, begun = save(notebook("1", source, "print(2)"), tmp_path / "a.ipynb"), time.monotonic()
    limits = SMALL if expected.endswith("MB") else SHORT
    with pytest.raises(ChapterError) as caught:
        run(file, tmp_path / "b.ipynb", {}, tmp_path, limits=limits)
    assert str(caught.value).startswith("a.ipynb, cell 4: the cell ")
    assert expected in str(caught.value)
    assert caught.value.exit_code == 1
    assert time.monotonic() - begun < 60
    # As far as it came, within the limit.
    assert (tmp_path / "b.ipynb").stat().st_size < 3_000_000


def test_a_cell_within_its_limits_is_left_alone(tmp_path: Path) -> None:
    file = save(notebook("print('x' * 900_000)", "print('x' * 900_000)"), tmp_path / "a.ipynb")
    run(file, tmp_path / "b.ipynb", {}, tmp_path, limits=CellLimits(60, 1))


def test_what_is_printed_in_pieces_is_kept_whole(tmp_path: Path) -> None:
    cell = (
        "import sys\n"
        "for n in range(3):\n"
        "    print(f'\\r{n} av 2', end='', flush=True)\n"
        "    print('til side', file=sys.stderr, flush=True)\n"
        "print()\n"
    )
    run(save(notebook(cell), tmp_path / "a.ipynb"), tmp_path / "b.ipynb", {}, tmp_path)
    outputs = read(tmp_path / "b.ipynb", tmp_path).cells[-1].outputs
    assert [(output.name, output.text) for output in outputs] == [
        ("stdout", "2 av 2\n"),
        ("stderr", "til side\n" * 3),
    ]
