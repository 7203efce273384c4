"""A cluster of real processes gives what this machine gives, whatever becomes of its workers."""

import json
import os
import re
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from helpers.base.errors import ChapterError, InputError, LostError, TilstandError, UsageError
from helpers.production.notebooks.cluster import run_on
from helpers.production.notebooks.many import Job, run_all
from library import EVERY, ROOT
from samples import notebook, save

dask = pytest.importorskip("dask")
distributed = pytest.importorskip("distributed")

CHAPTERS = ("ai", "sustainability", "overview", "changes") if EVERY else ("ai",)
SETTINGS = {
    # A worker that dies takes one notebook with it, once; what comes then is for us to see to.
    "distributed.scheduler.allowed-failures": 0,
    "distributed.scheduler.worker-saturation": 1.0,
    "distributed.scheduler.worker-ttl": "10s",
    # A local cluster closes the nanny of a worker that does not come back in time.
    "distributed.deploy.lost-worker-timeout": "10m",
}
# A kernel is a descendant of the worker, the one next to the nanny, which is this process.
WORKER = f"""\
import os, psutil, signal, time
worker = next(p.pid for p in psutil.Process().parents() if p.ppid() == {os.getpid()})
"""
ONCE = "from pathlib import Path\nif not Path(place).exists():\n    Path(place).touch()\n    "
PLACE = 'year = 2024\nplace = ""\nbeside = ""'
SAME = {
    "fails": notebook("print(year)", "open(os.devnull if year == 1 else 'nei')", "2"),
    "dies": notebook("1", "import os, time; time.sleep(0.5); os.kill(os.getpid(), 9)"),
    "tells": notebook(
        "from pathlib import Path\nprint(place, sorted(f.name for f in Path(place).iterdir()))",
        "(Path(place) / 'a.json').read_text() + Path(beside).read_text()",
        "from helpers.base.project import project_root\nproject_root()",
        "import os, psutil\nme = psutil.Process()\n"
        "[p.net_connections('inet') for p in (me, me.parent())], os.listdir()",
        parameters=PLACE,
    ),
}
ENDS = {
    # There is a file where the folder for the executed notebook is to be.
    "hindered once": notebook(
        "from helpers.base.project import project_root",
        f"{ONCE}(project_root().parent / 'there').touch()",
        "1",
        parameters=PLACE,
    ),
    "killed once": notebook(
        f"{WORKER}{ONCE}os.kill(worker, signal.SIGKILL); time.sleep(60)", "1", parameters=PLACE
    ),
    "stopped once": notebook(
        f"{WORKER}{ONCE}os.kill(worker, signal.SIGSTOP); time.sleep(60)", "1", parameters=PLACE
    ),
    "died once": notebook(
        f"{WORKER}{ONCE}os.kill(os.getpid(), signal.SIGKILL)", "1", parameters=PLACE
    ),
    "killed always": notebook(
        "1",
        f"{WORKER}open(place, 'a').write('x'); os.kill(worker, signal.SIGKILL); time.sleep(60)",
        parameters=PLACE,
    ),
}


@dataclass(frozen=True)
class Run:
    jobs: dict[str, Job]
    errors: tuple[ChapterError, ...]
    cells: Counter[str]


@pytest.fixture(scope="module")
def running() -> Iterator[object]:
    with (
        dask.config.set(SETTINGS),
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            dashboard_address="127.0.0.1:0",
            # What a notebook needs is loaded before a worker has to answer in time.
            preload="helpers.production.notebooks.worker",
        ) as made,
    ):
        yield made


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("prosjekt") / "blå"
    for part in ("data", "locales", "chapters"):
        shutil.copytree(ROOT / part, root / part)
    for name, made in (SAME | ENDS).items():
        save(made, root / "made" / f"{name}.ipynb")
    return root


def jobs(root: Path, out: str) -> dict[str, Job]:
    place, inside = root.parent / "utenfor", root / "_build" / "b.json"
    for file in (place / "a.json", inside):
        file.parent.mkdir(exist_ok=True)
        file.write_text("[1]")
    made = {name: root / "made" / f"{name}.ipynb" for name in SAME | ENDS}
    made |= {name: root / "chapters" / f"{name}.ipynb" for name in CHAPTERS}
    found = {
        name: Job(file, root.parent / out / file.name, {"year": 2024})
        for name, file in made.items()
    }
    found["tells"] = replace(
        found["tells"],
        parameters={"place": str(place), "beside": str(inside)},
        inputs=(place / "a.json", inside),
    )
    for name in ENDS:
        found[name] = replace(found[name], parameters={"place": str(root.parent / f"{name}.txt")})
    return found


@pytest.fixture(scope="module")
def there(running, project) -> Run:
    asked, cells = jobs(project, "there"), Counter()
    # The one that is waited for begins first.
    order = sorted(asked.values(), key=lambda job: job.target.stem != "stopped once")
    errors = run_on(
        running.scheduler_address, order, project, lambda job: cells.update([job.target.stem])
    )
    return Run(asked, errors, cells)


@pytest.fixture(scope="module")
def here(project) -> Run:
    asked, cells = jobs(project, "here"), Counter()
    order = [job for name, job in asked.items() if name not in ENDS]
    errors = run_all(order, project, lambda job: cells.update([job.target.stem]))
    return Run(asked, errors, cells)


@pytest.mark.parametrize("name", [*CHAPTERS, *SAME])
def test_a_notebook_comes_back_as_it_is_here(there, here, name):
    assert there.jobs[name].target.read_bytes() == here.jobs[name].target.read_bytes()
    assert there.cells[name] == here.cells[name] > 0


def test_notebooks_that_stop_are_told_of_as_here(there, here):
    assert [error.notebook for error in here.errors] == ["made/fails.ipynb", "made/dies.ipynb"]
    found = [error for error in there.errors if not isinstance(error, LostError)]
    for error, expected in zip(found, here.errors, strict=True):
        assert str(error) == str(expected).replace("/here/", "/there/")


def test_a_worker_or_kernel_that_dies_or_hangs_loses_nothing(there):
    for name in ("killed once", "stopped once", "died once", "hindered once"):
        shown = json.loads(there.jobs[name].target.read_text())
        assert shown["cells"][-1]["outputs"][0]["data"]["text/plain"] == ["1"]
        assert there.cells[name] == sum(cell["cell_type"] == "code" for cell in shown["cells"])


def test_a_notebook_that_ends_its_worker_each_time_is_given_up(there, project):
    (error,) = (error for error in there.errors if isinstance(error, LostError))
    assert error is there.errors[-1]
    assert error.notebook == "made/killed always.ipynb"
    assert re.search(r"1 workers died while .* the last of them tcp://", error.reason)
    assert error.cell == 4
    job = there.jobs["killed always"]
    assert Path(job.parameters["place"]).read_text() == "xx"
    assert error.kept == str(job.target)
    assert job.target.read_bytes() == job.notebook.read_bytes()


@pytest.fixture
def interruptible():
    """Hear of interrupts even where a shell has started the tests in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_an_interrupt_takes_back_what_was_sent(running, project, interruptible):
    job, signals = jobs(project, "interrupted")["fails"], [signal.SIGINT]
    with pytest.raises(KeyboardInterrupt):
        run_on(
            running.scheduler_address,
            [replace(job, target=job.target.with_name(str(n))) for n in range(9)],
            project,
            lambda job: signal.raise_signal(signals.pop()) if signals else None,
        )
    assert not job.target.parent.exists()
    for _ in range(50):
        if not running.scheduler.tasks:
            return
        time.sleep(0.1)
    pytest.fail("The scheduler still has tasks.")


def test_a_worker_that_is_not_as_this_machine_is_named(running, project, monkeypatch):
    from helpers.production.notebooks import dispatch

    monkeypatch.setattr(dispatch, "installed", lambda names: {"pandas": "1.0"})
    job = jobs(project, "other")["ai"]
    with pytest.raises(TilstandError, match=r"Worker tcp://\S+ is .*: pandas is \S+, not 1\.0\."):
        run_on(running.scheduler_address, [job], project)


def test_what_cannot_be_asked_is_refused_as_here(running, project):
    job = jobs(project, "refused")["ai"]
    with pytest.raises(UsageError, match="no parameter 'yaer'"):
        run_on(running.scheduler_address, [replace(job, parameters={"yaer": 1})], project)
    with pytest.raises(InputError, match="no such notebook"):
        run_on(running.scheduler_address, [replace(job, notebook=project / "x.ipynb")], project)


def test_without_workers_it_does_not_wait_for_ever(project):
    job = jobs(project, "nobody")["ai"]
    with (
        distributed.LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0") as empty,
        pytest.raises(TilstandError, match=r"no worker for 0\.2 seconds\. 1 notebooks"),
    ):
        run_on(empty.scheduler_address, [job], project, patience=0.2)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://"])
def test_where_no_scheduler_answers_the_address_is_named(project, address):
    job = jobs(project, "nobody")["ai"]
    with (
        dask.config.set({"distributed.comm.timeouts.connect": "0.2s"}),
        pytest.raises(UsageError, match=f"No scheduler answers at {address}"),
    ):
        run_on(address, [job], project)


def test_without_dask_the_extra_is_named(project, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match="the extra 'cluster'"):
        run_on("tcp://127.0.0.1:1", [], project)
