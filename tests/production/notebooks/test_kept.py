"""A notebook runs again exactly when something has changed that it depends on."""

import csv
import json
import os
import pickle
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import nbformat
import pytest

from helpers.base.errors import UsageError
from helpers.data import open_edition
from helpers.data.asked import answers, digest_answer
from helpers.production.notebooks import kept
from helpers.production.notebooks.kept import Kept, run_changed
from helpers.production.notebooks.many import Job, run_all
from library import copy_project, files
from samples import notebook, save

SUSTAINABILITY = ("chapters/sustainability.ipynb", 2024)
OLD = ("chapters/sustainability.ipynb", 2021)
AI = ("chapters/ai.ipynb", 2024)
# Reads files of the project by itself, past what helpers offer.
OWN = (
    "from helpers.base.project import project_root\nimport pandas\n"
    "len(pandas.read_csv(project_root() / 'data/goals.csv'))",
    "(project_root() / 'data/commentary/2024/ai.md').is_file()",
)
ALL = {SUSTAINABILITY, OLD, AI, ("own.ipynb", 2024)}


def jobs(root: Path) -> list[Job]:
    return [
        Job(root / name, root / f"_build/executed/{year}" / name, {"year": year, "language": "nb"})
        for name, year in sorted(ALL)
    ]


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose notebooks have run and are kept."""
    root = copy_project(tmp_path_factory.mktemp("cache") / "bok")
    (root / "requirements.lock").write_text("pandas==1\n")
    save(notebook(*OWN), root / "own.ipynb")
    runner = lambda work, done: run_all(work, root, done=done)  # noqa: E731
    assert run_changed(jobs(root), Kept(root), runner) == ()
    return root


@pytest.fixture
def project(ran: Path, tmp_path: Path) -> Path:
    """A copy of it, at another place."""
    return Path(shutil.copytree(ran, tmp_path / "et annet sted"))


def stale(root: Path) -> dict[tuple[str, int], str]:
    """Return which notebooks would run, and why."""
    found = Kept(root)
    reasons = {
        (job.notebook.relative_to(root).as_posix(), int(job.parameters["year"])): found.reason(job)
        for job in jobs(root)
    }
    return {name: reason for name, reason in reasons.items() if reason}


def table(root: Path, name: str, change: Callable[[list[dict[str, str]]], object]) -> None:
    """Change the rows of a table."""
    path = root / "data" / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = list(rows[0])
    change(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def revalue(indicator: str, value: str) -> Callable[[list[dict[str, str]]], None]:
    """Return a change of all values of an indicator."""

    def change(rows: list[dict[str, str]]) -> None:
        for row in rows:
            if row["indicator"] == indicator:
                row["value"] = value

    return change


def of(rows: list[dict[str, str]], **cells: str) -> dict[str, str]:
    """Return the only row with these cells."""
    (found,) = (row for row in rows if cells.items() <= row.items())
    return found


def test_where_nothing_has_changed_nothing_runs(project):
    assert stale(project) == {}


def test_what_is_touched_or_refreshed_but_says_the_same_does_not_run(project):
    for file in files(project):
        os.utime(project / file)
    for name in {name for name, _ in ALL}:
        loaded = nbformat.read(project / name, as_version=4)
        for cell in loaded.cells:
            if cell.cell_type == "code":
                cell["outputs"], cell["execution_count"] = [], 7
        nbformat.write(loaded, project / name)
    assert stale(project) == {}


def test_a_changed_value_runs_what_shows_it(project):
    table(project, "observations", revalue("sdg_link_unclear", "12"))
    changed = stale(project)
    # The old edition asks whether the new one has what it lacks.
    assert set(changed) == {SUSTAINABILITY, OLD}
    assert "sdg_link_unclear" in changed[SUSTAINABILITY]


def test_a_new_row_that_a_question_would_find_is_seen(project):
    def add(rows: list[dict[str, str]]) -> None:
        rows.append(of(rows, indicator="ai_use", source="itip_2024") | {"year": "2023"})

    table(project, "observations", add)
    assert set(stale(project)) == {AI}


def test_rows_of_other_topics_and_other_editions_change_nothing(project):
    table(project, "observations", revalue("costs_reduced", "1"))
    table(
        project,
        "sources",
        lambda rows: rows.append(rows[0] | {"source": "later", "edition": "2030"}),
    )
    assert stale(project) == {}


def test_a_changed_label_runs_what_shows_it(project):
    table(
        project,
        "indicators",
        lambda rows: of(rows, indicator="ai_use").update(label_nb="Bruker KI"),
    )
    assert set(stale(project)) == {AI}


def test_words_for_what_no_page_shows_change_nothing(project):
    table(project, "codes", lambda rows: rows.append(rows[-1] | {"code": "new", "order": "99"}))
    assert stale(project) == {}


def test_a_file_that_a_notebook_reads_by_itself_counts(project):
    table(project, "goals", lambda rows: rows.pop())
    assert stale(project) == {("own.ipynb", 2024): "the data answer otherwise: data/goals.csv"}


def test_a_commentary_runs_its_chapter(project):
    note = project / "data/commentary/2024/ai.md"
    note.parent.mkdir(parents=True)
    note.write_text("Bruken øker.\n", encoding="utf-8")
    changed = stale(project)
    assert AI in changed
    assert SUSTAINABILITY not in changed


def test_changed_code_runs_its_notebook_in_every_edition(project):
    file = project / SUSTAINABILITY[0]
    loaded = nbformat.read(file, as_version=4)
    loaded.cells[-1]["source"] += "\n"
    nbformat.write(loaded, file)
    assert stale(project) == dict.fromkeys((SUSTAINABILITY, OLD), "its own code or text changed")


def test_changed_parameters_are_another_run(project):
    job = jobs(project)[0]
    other = Job(job.notebook, job.target, {**job.parameters, "language": "en"})
    assert Kept(project).reason(other) == "its parameters changed"


def test_changed_helpers_run_everything(project, monkeypatch):
    monkeypatch.setattr(kept, "code_of_package", lambda: "other")
    assert stale(project) == dict.fromkeys(ALL, "the helpers' source changed")


def test_changed_versions_run_everything(project):
    (project / "requirements.lock").write_text("pandas==2\n")
    assert stale(project) == dict.fromkeys(ALL, "Python or the locked versions changed")


def test_a_changed_translation_runs_everything(project):
    (project / "locales/nb/LC_MESSAGES/new.po").write_text('msgid ""\nmsgstr ""\n')
    assert stale(project) == dict.fromkeys(ALL, "a translation changed")


def test_what_has_not_changed_is_left_as_it_is(ran, project):
    executed = files(ran / "_build/executed")
    ran_again: list[Job] = []
    run_changed(jobs(project), Kept(project), lambda work, done: ran_again.extend(work) or ())
    assert ran_again == []
    assert files(project / "_build/executed") == executed


def test_a_notebook_that_is_edited_while_it_runs_runs_again(project):
    job = jobs(project)[0]

    def edited(work: Sequence[Job], done: Callable[[Job], None]) -> tuple[()]:
        run_all(work, project)
        loaded = nbformat.read(job.notebook, as_version=4)
        loaded.cells[-1]["source"] += "\n"
        nbformat.write(loaded, job.notebook)
        done(job)
        return ()

    run_changed([job], Kept(project), edited, force=True)
    assert Kept(project).reason(job) == "its own code or text changed"


def test_force_runs_everything_and_gives_the_same(ran, project):
    runner = lambda work, done: run_all(work, project, done=done)  # noqa: E731
    run_changed(jobs(project)[:1], Kept(project), runner, force=True)
    assert files(project / "_build/executed") == files(ran / "_build/executed")


def test_a_notebook_that_failed_is_not_kept(tmp_path):
    (tmp_path / "locales").mkdir()
    job = Job(save(notebook("1 / 0"), tmp_path / "a.ipynb"), tmp_path / "out.ipynb", {"year": 1})
    runner = lambda work, done: run_all(work, tmp_path, done=done)  # noqa: E731
    assert len(run_changed([job], Kept(tmp_path), runner)) == 1
    assert Kept(tmp_path).reason(job) == "there is no earlier run"


class _Trap:
    """Makes a file when it is unpickled."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.file),)


def _records(root: Path) -> list[Path]:
    return sorted((root / "_build/executed").rglob("*.json"))


def test_what_another_has_written_into_the_store_is_never_run(project, tmp_path):
    sprung = tmp_path / "sprung"
    for record in _records(project):
        record.write_bytes(pickle.dumps(_Trap(sprung)))
    assert stale(project) == dict.fromkeys(ALL, "there is no earlier run")
    assert not sprung.exists()
    pickle.loads(_records(project)[0].read_bytes())
    assert sprung.exists()


@pytest.mark.parametrize(
    "broken",
    [b"", b"no record", b"[]", b"1", b"{}", b'{"made_from": 1}', b"\xff", b"[" * 100_000],
)
def test_a_broken_record_is_none(project, broken):
    for record in _records(project):
        record.write_bytes(broken)
    assert stale(project) == dict.fromkeys(ALL, "there is no earlier run")


@pytest.mark.parametrize(
    "asked",
    [
        [],
        {"no question": "x"},
        {"[1]": "x"},
        {'{"file": 5}': "x"},
        {'{"ask": "select", "args": 5}': "x"},
        {'{"year": 2024, "language": "nb"}': "x"},
        {"[" * 100_000: "x"},
    ],
)
def test_questions_that_are_none_make_no_record(project, asked):
    beside = (project / "_build/executed/2024" / AI[0]).with_suffix(".json")
    record = json.loads(beside.read_text(encoding="utf-8")) | {"asked": asked}
    beside.write_text(json.dumps(record), encoding="utf-8")
    assert stale(project) == {AI: "there is no earlier run"}


@pytest.mark.parametrize("name", ["__class__", "__init_subclass__", "translate", "_tables", "root"])
def test_nothing_but_questions_is_asked(project, name):
    asked = {"year": 2024, "language": "nb", "ask": name, "args": [], "kwargs": {}}
    beside = (project / "_build/executed/2024" / AI[0]).with_suffix(".json")
    record = json.loads(beside.read_text(encoding="utf-8"))
    record["asked"] = {json.dumps(asked): "x"}
    beside.write_text(json.dumps(record), encoding="utf-8")
    assert set(stale(project)) == {AI}
    (answer,) = answers([json.dumps(asked)], project, lambda year, language: open_edition(year))
    refused = UsageError(f"Nothing can be asked by the name of {name!r}.")
    assert answers([json.dumps(asked)], project, lambda y, e: open_edition(y))[answer] == (
        digest_answer(refused)
    )


def test_a_notebook_that_another_has_changed_runs_again(project):
    file = project / "_build/executed/2024" / AI[0]
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert stale(project) == {AI: "what was kept of it is no longer what it was"}


@pytest.fixture
def record(ran: Path) -> dict[str, str]:
    beside = (ran / "_build/executed/2024" / AI[0]).with_suffix(".json")
    return json.loads(beside.read_text(encoding="utf-8"))["asked"]


def test_the_record_stands_beside_the_executed_notebook(record):
    asked = [json.loads(question) for question in record]
    assert {"year": 2024, "language": "nb"}.items() <= asked[0].items()
    assert any(question["ask"] == "select" for question in asked if "ask" in question)
    assert not any("file" in question for question in asked)
