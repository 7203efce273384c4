"""What is printed is shown in the order in which it was printed, whoever has printed it."""

from pathlib import Path

import nbformat
import papermill
import pytest
from nbclient.exceptions import DeadKernelError

from helpers.production.notebooks.normalise import normalised
from samples import notebook, save

CELLS = {
    "in order": "import os, sys\nprint('før', flush=True); os.write(1, b'fra et program\\n')\n"
    "print('etter'); _ = os.write(1, b'sist\\n')",
    "no line": "print('uten', end=' '); _ = os.system('echo linjeskift')",
    "by name": "print('ut'); _ = os.system('echo fra /dev/stdout > /dev/stdout'); print('slutt')",
    "around": "print('over'); display(1); print('under')",
    "forked": "child = os.fork()\nif not child: print('fra en gren'); os._exit(0)\n"
    "_ = os.waitpid(child, 0)",
    "hidden": "child = os.fork()\nif not child: display('vises ikke'); os._exit(0)\n"
    "_ = os.waitpid(child, 0)",
    "much": "for _ in range(100): _ = os.write(1, b'x' * 10_000)",
    "a letter": "_ = os.write(1, 'ø'.encode()[:1]); display(1); _ = os.write(1, 'ø'.encode()[1:])",
    "lonely": "print('\\ud800')",
    "bytes": "try: sys.stdout.write(b'x')\nexcept TypeError as error: print(error)",
    "buffer": "_ = sys.stdout.buffer.write('både'.encode())",
    "left open": "import subprocess, time\n"
    "_ = subprocess.Popen(['sh', '-c', 'echo igang; exec sleep 60']); time.sleep(0.2)",
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("printed")
    # In how many pieces a text comes is chance where the machine is busy.
    executed = normalised(run(notebook(*CELLS.values(), parameters=""), folder))
    return {
        name: [out.get("text", "*") for out in cell.outputs]
        for name, cell in zip(CELLS, executed.cells[1:], strict=True)
    }


def run(made: nbformat.NotebookNode, folder: Path) -> nbformat.NotebookNode:
    source = save(made, folder / "a.ipynb")
    papermill.execute_notebook(source, folder / "b.ipynb", engine_name="warm", progress_bar=False)
    return nbformat.read(folder / "b.ipynb", as_version=4)


@pytest.mark.parametrize(
    ("name", "texts"),
    [
        ("in order", ["før\nfra et program\netter\nsist\n"]),
        ("no line", ["uten linjeskift\n"]),
        ("by name", ["ut\nfra /dev/stdout\nslutt\n"]),
        ("around", ["over\n", "*", "under\n"]),
        ("forked", ["fra en gren\n"]),
        ("hidden", []),
        ("a letter", ["*", "ø"]),
        ("lonely", ["\\ud800\n"]),
        ("bytes", ["write() argument must be str, not bytes\n"]),
        ("buffer", ["både"]),
        ("left open", ["igang\n"]),
    ],
)
def test_what_is_printed_is_shown(shown, name, texts):
    assert shown[name] == texts


def test_a_program_can_print_more_than_a_pipe_holds(shown):
    assert "".join(shown["much"]) == "x" * 1_000_000


def test_what_was_printed_before_the_kernel_died_is_shown(tmp_path):
    made = notebook("import os, time\nprint('før'); time.sleep(0.5); os.kill(os.getpid(), 9)")
    with pytest.raises(DeadKernelError):
        run(made, tmp_path)
    executed = nbformat.read(tmp_path / "b.ipynb", as_version=4)
    assert [out.text for out in executed.cells[-1].outputs] == ["før\n"]
