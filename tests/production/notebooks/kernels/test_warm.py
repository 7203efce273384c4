"""Forked kernels give what kernels give that are started from nothing."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import papermill
import psutil
import pytest
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.exceptions import PapermillExecutionError

from helpers.production.notebooks.kernels import forked
from helpers.production.notebooks.normalise import normalised
from helpers.production.notebooks.notebook import run
from library import ROOT
from samples import notebook, save

PROBE = (
    "import os, sys\nprint(os.getcwd(), sys.argv[0].endswith('ipykernel_launcher.py'))",
    "print('ut'); print('feil', file=sys.stderr); os.system('echo fra et program')",
    "import pandas as pd\npd.DataFrame({'år': [2021, 2024]}, index=list('ab'))",
    "import seaborn as sns\n_ = sns.lineplot(x=[1, 2], y=[3, 4])",
    "!echo $((1 + 1))",
    "import multiprocessing, time\nfork = multiprocessing.get_context('fork')\n"
    "p = fork.Process(target=print, args=('fra en gren',)); p.start(); p.join(); time.sleep(1)",
    "from IPython.display import Markdown, display\ndisplay(Markdown('**fet**')); {'b', 'c', 'a'}",
    "import __main__\ntype(__main__), __main__.__name__, __name__, __doc__, sorted(globals())",
    "sys.path, os.getpgrp() == os.getpid(), sys.stdin.read()",
    "import asyncio\nawait asyncio.sleep(0)\nasyncio.get_running_loop().is_running()",
    "later = asyncio.ensure_future(asyncio.sleep(0, 'ferdig'))",
    "await later",
    "from IPython.display import clear_output\nprint('borte'); clear_output(); print('igjen')",
    "handle = display('først', display_id='a'); handle.update('så')",
    "from threading import Thread\nt = Thread(target=print, args=('fra en tråd',))\n"
    "t.start(); t.join()",
    "import subprocess\nsubprocess.run(['echo', 'uten skall'], check=True).returncode",
    "%%capture found\nprint('fanget')",
    "import contextvars\nnoted = contextvars.ContextVar('noted'); noted.set(1); noted.get()",
    "noted.get('glemt')",
    "for n in range(3): clear_output(wait=True); print(n)",
    "import matplotlib.pyplot as plt\nplt.plot([1, 2]); plt.show(); print('under figuren')",
    "%matplotlib inline\nplt.plot([1, 2]); print('over figuren')",
    "print(pd.DataFrame([range(40)] * 3)); type(get_ipython()).__name__",
    "display({'image/png': b'ikke noe', 'application/json': [{1}, (2,)]}, raw=True)",
    "[os.environ.get(k) for k in ('TERM', 'PAGER', 'FORCE_COLOR', 'MPLBACKEND')]",
    "len?",
    "import signal\n[signal.getsignal(n) for n in (signal.SIGINT, signal.SIGCHLD, signal.SIGPIPE)]",
    "import comm\nstate = {f'_model_{key}': '1' for key in ('name', 'module', 'module_version')}\n"
    "data = {'state': state, 'buffer_paths': [['c']]}\n"
    "_ = comm.create_comm('jupyter.widget', data=data, buffers=[b'bytes'], comm_id='widget')",
    "found.stdout, _dh == [type(_dh[0])(os.getcwd())], In[1], get_ipython().execution_count",
)


def executed(source: Path, engine: str | None, **options: object) -> NotebookNode:
    target = source.with_name(f"{engine}.ipynb")
    papermill.execute_notebook(
        source,
        target,
        engine_name=engine,
        progress_bar=False,
        cwd=source.parent,
        coalesce_streams=True,
        **options,
    )
    return nbformat.read(target, as_version=4)


def cells(file: NotebookNode) -> list[object]:
    return [
        (cell.source, cell.get("execution_count"), cell.get("outputs"))
        for cell in normalised(file).cells
    ]


def test_a_notebook_shows_what_it_shows_with_the_ordinary_engine(tmp_path, monkeypatch):
    monkeypatch.setenv("PYTHONHASHSEED", "0")
    monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    # By this, kernels would know that they are in a test, and show less.
    monkeypatch.delenv("PYTEST_CURRENT_TEST")
    source = save(notebook(*PROBE), tmp_path / "probe.ipynb")
    warm, ordinary = (executed(source, engine) for engine in ("warm", None))
    for one, other in zip(cells(warm), cells(ordinary), strict=True):
        assert one == other
    assert warm.metadata.widgets == ordinary.metadata.widgets


def test_a_chapter_shows_what_it_shows_with_the_ordinary_engine(tmp_path, monkeypatch):
    chapter = ROOT / "chapters" / "ai.ipynb"
    monkeypatch.setenv("TILSTAND_ROOT", str(ROOT))
    monkeypatch.setenv("PYTHONHASHSEED", "0")
    run(chapter, tmp_path / "ours.ipynb", {"year": 2022}, ROOT)
    papermill.execute_notebook(
        chapter,
        tmp_path / "ordinary.ipynb",
        {"year": 2022},
        progress_bar=False,
    )
    ours, ordinary = (
        nbformat.read(tmp_path / f"{name}.ipynb", as_version=4) for name in ("ours", "ordinary")
    )
    for one, other in zip(cells(ours), cells(ordinary), strict=True):
        assert one[1:] == other[1:]  # type: ignore[index]


def test_nothing_of_one_notebook_is_found_in_another(tmp_path):
    first = (
        "import numpy, pandas, os\npandas.left = numpy.left = 1\nos.environ['LEFT'] = '1'",
        "pandas.options.display.width = 17; left = 1; import tempfile as left_module",
        "print(numpy.random.rand(), __import__('random').random())",
    )
    second = (
        "import numpy, pandas, os\nassert not hasattr(pandas, 'left') and 'LEFT' not in os.environ",
        "assert not hasattr(numpy, 'left') and pandas.options.display.width == 80",
        "assert 'left' not in globals() and os.listdir() == []",
        "print(numpy.random.rand(), __import__('random').random())",
    )
    sources = [
        save(notebook(*made), tmp_path / f"{n}.ipynb") for n, made in enumerate((first, second))
    ]
    shown = []
    for source in (*sources, sources[1]):
        run(source, tmp_path / "out.ipynb", {}, tmp_path)
        shown.append(nbformat.read(tmp_path / "out.ipynb", as_version=4).cells[-1].outputs[0].text)
    assert len(set(" ".join(shown).split())) == 6


def test_an_error_ends_the_notebook_as_with_the_ordinary_engine(tmp_path):
    source = save(notebook("print('før')", "1 / 0", "print('etter')"), tmp_path / "a.ipynb")
    found = []
    for engine in ("warm", None):
        with pytest.raises(PapermillExecutionError) as caught:
            executed(source, engine)
        found.append((caught.value.ename, caught.value.evalue, caught.value.exec_count))
    assert found[0] == found[1] == ("ZeroDivisionError", "division by zero", 3)
    warm, ordinary = (
        nbformat.read(tmp_path / f"{name}.ipynb", as_version=4) for name in ("warm", "None")
    )
    assert cells(warm) == cells(ordinary)


def test_a_question_to_nobody_is_an_error(tmp_path):
    source = save(notebook("input('Hvem? ')"), tmp_path / "a.ipynb")
    found = []
    for engine in ("warm", None):
        with pytest.raises(PapermillExecutionError) as caught:
            executed(source, engine)
        found.append((caught.value.ename, caught.value.evalue))
    assert found[0] == found[1]
    assert found[0][0] == "StdinNotImplementedError"


def test_a_cell_that_takes_too_long_is_stopped(tmp_path):
    source = save(notebook("import time; time.sleep(60)"), tmp_path / "a.ipynb")
    began = time.monotonic()
    with pytest.raises(CellTimeoutError):
        executed(source, "warm", execution_timeout=1)
    assert time.monotonic() - began < 20


def test_an_interrupt_reaches_the_cell(tmp_path):
    """A cell that takes too long is interrupted, and the next one still runs."""
    made = notebook("import time\ntry: time.sleep(60)\nexcept KeyboardInterrupt: print('avbrutt')")
    source = save(made, tmp_path / "a.ipynb")
    executed(source, "warm", execution_timeout=1, interrupt_on_timeout=True)
    shown = nbformat.read(tmp_path / "warm.ipynb", as_version=4).cells[-1].outputs
    assert shown[0].text == "avbrutt\n"


def test_a_kernel_that_dies_is_noticed_and_the_next_one_runs(tmp_path):
    dies = save(notebook("import os, signal; os.kill(os.getpid(), 9)"), tmp_path / "a.ipynb")
    with pytest.raises(DeadKernelError):
        executed(dies, "warm")
    executed(save(notebook("1"), tmp_path / "b.ipynb"), "warm")


def test_a_kernel_has_no_open_port_and_ends_with_its_notebook(tmp_path):
    source = (
        "import os, psutil\nme = psutil.Process()\n"
        "print(me.pid, [c.laddr for c in me.net_connections('inet')])"
    )
    run(save(notebook(source), tmp_path / "a.ipynb"), tmp_path / "b.ipynb", {}, tmp_path)
    shown = nbformat.read(tmp_path / "b.ipynb", as_version=4).cells[-1].outputs[0].text
    number, ports = shown.split(maxsplit=1)
    assert ports == "[]\n"
    wait_until(lambda: not psutil.pid_exists(int(number)))
    assert all(child.net_connections("inet") == [] for child in psutil.Process().children())


PAPERMILL = (
    "import papermill, signal, sys\n"
    # As in a terminal, even where the tests run in the background of one.
    "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    "papermill.execute_notebook(*sys.argv[1:], engine_name='warm', progress_bar=False)"
)


# A terminal interrupts all processes of the command.
@pytest.mark.parametrize(
    ("send", "number"), [(os.kill, signal.SIGKILL), (os.killpg, signal.SIGINT)]
)
def test_kernels_end_with_the_process_that_started_them(tmp_path, send, number):
    made = notebook(
        "import os; print(os.getpid())",
        f"open({str(tmp_path / 'begun')!r}, 'w'); import time; time.sleep(120)",
    )
    source, target = save(made, tmp_path / "a.ipynb"), tmp_path / "b.ipynb"
    command = [sys.executable, "-c", PAPERMILL, str(source), str(target)]
    began = subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        wait_until((tmp_path / "begun").exists)
        send(began.pid, number)
    finally:
        began.wait()
    kernel = int(nbformat.read(target, as_version=4).cells[2].outputs[0].text)
    wait_until(lambda: not psutil.pid_exists(kernel))


def wait_until(condition: Callable[[], bool]) -> None:
    for _ in range(600):
        if condition():
            return
        time.sleep(0.1)
    pytest.fail("It did not come to that.")


def test_where_the_zygote_has_died_another_is_started(tmp_path):
    source = save(notebook("import os; os.getppid()"), tmp_path / "a.ipynb")

    def server() -> int:
        (shown,) = executed(source, "warm").cells[-1].outputs
        return int(shown.data["text/plain"])

    first = server()
    os.kill(first, signal.SIGKILL)
    os.waitpid(first, 0)
    assert server() != first


def test_many_threads_share_one_zygote(tmp_path):
    source = save(notebook("1"), tmp_path / "a.ipynb")
    failures: list[BaseException] = []

    def one(number: int) -> None:
        try:
            run(source, tmp_path / str(number) / "a.ipynb", {}, tmp_path)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert len(list(tmp_path.glob("*/a.ipynb"))) == 6


def test_without_forking_the_ordinary_engine_is_used_and_named(tmp_path, monkeypatch, caplog):
    monkeypatch.delattr(os, "fork")
    monkeypatch.setattr(forked, "zygote", None)
    executed(save(notebook("print('ja')"), tmp_path / "a.ipynb"), "warm")
    assert "the ordinary engine is used" in caplog.text
    shown = nbformat.read(tmp_path / "warm.ipynb", as_version=4).cells[-1].outputs
    assert shown[0].text == "ja\n"


def test_another_python_is_left_to_the_ordinary_engine(tmp_path, monkeypatch, caplog):
    spec = tmp_path / "jupyter" / "kernels" / "other" / "kernel.json"
    spec.parent.mkdir(parents=True)
    spec.write_text(
        '{"argv": ["/bin/false", "-m", "ipykernel_launcher"], "display_name": "x",'
        ' "language": "python"}'
    )
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    source = save(notebook("1"), tmp_path / "a.ipynb")
    with pytest.raises(RuntimeError, match="Kernel died"):
        executed(source, "warm", kernel_name="other")
    assert "Kernel other is another Python" in caplog.text
