import sys
import time
from pathlib import Path

import nbformat
import pytest

from helpers.base.errors import ChapterError, InputError, UsageError
from helpers.production.notebooks.notebook import run
from samples import notebook, save


def _outputs(file: Path) -> str:
    cells = nbformat.read(file, as_version=4).cells
    return "".join(out.get("text", "") for cell in cells for out in cell.get("outputs", []))


def test_two_runs_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    source = save(notebook("print(year, language)\nprint('to')", "{1, 2}"), tmp_path / "a.ipynb")
    run(source, tmp_path / "one" / "a.ipynb", {"year": 2022}, tmp_path)
    (tmp_path / "{elsewhere}").mkdir()
    monkeypatch.chdir(tmp_path / "{elsewhere}")
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.sleep(0.01)
    run(source, tmp_path / "{elsewhere}" / "a.ipynb", {"year": 2022}, tmp_path)
    first = (tmp_path / "one" / "a.ipynb").read_bytes()
    assert first == (tmp_path / "{elsewhere}" / "a.ipynb").read_bytes()
    assert "2022 nb\nto\n" in _outputs(tmp_path / "one" / "a.ipynb")
    assert str(tmp_path).encode() not in first
    assert capfd.readouterr() == ("", "")


def test_injected_cell_stays_out_of_the_book(tmp_path: Path) -> None:
    source = save(notebook("year"), tmp_path / "a.ipynb")
    run(source, tmp_path / "b.ipynb", {"year": 2021}, tmp_path)
    cells = nbformat.read(tmp_path / "b.ipynb", as_version=4).cells
    injected = next(cell for cell in cells if "year = 2021" in cell.source)
    assert "remove-cell" in injected.metadata["tags"]
    assert injected["id"] == "injected-parameters"


def test_unknown_parameter_lists_those_that_there_are(tmp_path: Path) -> None:
    source = save(notebook("year"), tmp_path / "chapters" / "ai.ipynb")
    with pytest.raises(UsageError, match=r"ai\.ipynb has no parameter 'yaer'.*language, year"):
        run(source, tmp_path / "b.ipynb", {"yaer": 2021}, tmp_path)
    assert not (tmp_path / "b.ipynb").exists()


def test_failing_cell_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    made = notebook("print('før')", "1 / 0", "print('etter')")
    source = save(made, tmp_path / "chapters" / "ai.ipynb")
    with pytest.raises(ChapterError) as caught:
        run(source, tmp_path / "out" / "ai.ipynb", {"year": 2021}, tmp_path)
    error = caught.value
    # The title, the parameters and the first cell stand before it.
    assert (error.notebook, error.cell) == ("chapters/ai.ipynb", 4)
    assert error.reason == "ZeroDivisionError: division by zero"
    assert error.kept == "out/ai.ipynb"
    assert _outputs(tmp_path / "out" / "ai.ipynb") == "før\n"


def test_kernel_that_dies_is_a_failed_cell(tmp_path: Path) -> None:
    source = save(notebook("1", "import os; os._exit(1)", "2"), tmp_path / "a.ipynb")
    with pytest.raises(ChapterError, match="cell 4: the Python process that ran the cell died"):
        run(source, tmp_path / "b.ipynb", {}, tmp_path)


def test_only_this_interpreter_and_no_set_up_of_the_users(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = tmp_path / "jupyter" / "kernels" / "python3" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text('{"argv": ["false"], "display_name": "Other", "language": "python"}')
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    startup = tmp_path / "ipython" / "profile_default" / "startup" / "00.py"
    startup.parent.mkdir(parents=True)
    startup.write_text("secret = 1")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    source = "import os, sys\nprint(sys.executable, os.environ['TILSTAND_ROOT'], 'secret' in dir())"
    run(save(notebook(source), tmp_path / "a.ipynb"), tmp_path / "b.ipynb", {}, tmp_path)
    assert _outputs(tmp_path / "b.ipynb") == f"{sys.executable} {tmp_path} False\n"


@pytest.mark.parametrize("content", [None, b"", b"{}", "# blåbær".encode("latin-1")])
def test_what_is_no_notebook_is_named(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "chapters" / "ai.ipynb"
    file.parent.mkdir()
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(InputError, match=r"chapters/ai\.ipynb: "):
        run(file, tmp_path / "b.ipynb", {"year": 2024}, tmp_path)
