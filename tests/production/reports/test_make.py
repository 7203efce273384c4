"""Reports are made once, made again when anything changes, and whole or not there at all."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.base.errors import ChapterError, UsageError
from helpers.production.notebooks.many import Job, JobDone
from helpers.production.reports import folder as folders
from helpers.production.reports.folder import report_folder
from helpers.production.reports.make import make, missing
from helpers.production.reports.prepare import Prepared
from helpers.survey.prepared.report import as_text
from library import ROOT
from made_report import question, report

NAME = "reports/organisation.ipynb"


def prepared(name: str, own: int = 3) -> Prepared:
    made = replace(report(question("Deler data", own)), organisation=name, name=name)
    return Prepared(name, f"{name}-0123", 2025, as_text(made))


class Runner:
    """Runs no notebook, but notes whose would have run; one called "bad" fails."""

    def __init__(self) -> None:
        self.names: list[str] = []

    def __call__(self, jobs: Sequence[Job], done: JobDone) -> tuple[ChapterError, ...]:
        return tuple(error for job in jobs if (error := self.one(job, done)))

    def one(self, job: Job, done: JobDone) -> ChapterError | None:
        name = str(job.parameters["organisation"])
        self.names.append(name)
        (figures,) = job.inputs
        assert figures == Path(str(job.parameters["figures"])) / f"{job.target.stem}.json"
        assert figures.is_file()
        html = new_output("display_data", {"text/html": f"<p>{name}</p>"})
        cells = [new_markdown_cell("# Rapport"), new_code_cell("x", outputs=[html])]
        nbformat.write(new_notebook(cells=cells), job.target)
        if name == "bad":
            return ChapterError(NAME, 3, "ValueError: no", str(job.target))
        done(job)
        return None


@pytest.fixture
def ran() -> Runner:
    return Runner()


def texts(place: Path) -> dict[str, str]:
    return {file.name: file.read_text(encoding="utf-8") for file in place.glob("*.html")}


def test_what_is_there_is_not_made_again(ran, tmp_path):
    all_reports = [prepared("a"), prepared("b"), prepared("c")]
    assert make(all_reports[:2], tmp_path, ROOT, ran) == ()
    assert missing(all_reports, tmp_path, ROOT) == (all_reports[2],)
    make(missing(all_reports, tmp_path, ROOT), tmp_path, ROOT, ran)
    assert sorted(ran.names) == ["a", "b", "c"]
    assert missing(all_reports, tmp_path, ROOT) == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"{n}-0123.html" for n in "abc"]


def test_a_changed_answer_makes_its_report_anew(ran, tmp_path):
    make([prepared("a"), prepared("b")], tmp_path, ROOT, ran)
    changed = [prepared("a", own=0), prepared("b")]
    assert missing(changed, tmp_path, ROOT) == (changed[0],)


def test_a_changed_notebook_makes_all_anew(ran, tmp_path, monkeypatch):
    root = tmp_path / "root"
    for name in ("reports/organisation.ipynb", "requirements.lock", "theme/static/blocks.css"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes((ROOT / name).read_bytes())
    (root / "theme/static/tilstand.css").touch()
    for name in ("reports/organisation.ipynb", "requirements.lock", "theme/static/blocks.css"):
        out = tmp_path / "out"
        folders._shared.cache_clear()
        make([prepared("a")], out, root, ran)
        assert missing([prepared("a")], out, root) == ()
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(" ")
        folders._shared.cache_clear()
        assert len(missing([prepared("a")], out, root)) == 1
    folders._shared.cache_clear()


@pytest.mark.parametrize("keep", [0, 100, 0.5, -3])
def test_a_report_that_is_not_whole_is_made_again(ran, tmp_path, keep):
    make([prepared("a")], tmp_path, ROOT, ran)
    (file,) = tmp_path.glob("*.html")
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: int(len(text) * keep) if keep == 0.5 else keep], encoding="utf-8")
    assert len(missing([prepared("a")], tmp_path, ROOT)) == 1
    make([prepared("a")], tmp_path, ROOT, ran)
    assert file.read_text(encoding="utf-8") == text


def test_one_that_fails_does_not_stop_the_others_and_is_told_of(ran, tmp_path):
    failures = make([prepared("a"), prepared("bad"), prepared("c")], tmp_path, ROOT, ran)
    assert [failure.organisation for failure in failures] == ["bad"]
    assert "cell 3: ValueError: no" in str(failures[0])
    assert set(texts(tmp_path)) == {"a-0123.html", "c-0123.html"}
    # Its notebook is kept, and no figures are.
    assert [path.name for path in (tmp_path / ".work").iterdir()] == ["bad-0123.ipynb"]
    make([prepared("c")], tmp_path, ROOT, ran)
    assert not (tmp_path / ".work").exists()


def test_an_interruption_leaves_no_figures_behind(ran, tmp_path):
    def stop(*arguments: object) -> tuple[ChapterError, ...]:
        raise KeyboardInterrupt

    make([prepared("a")], tmp_path, ROOT, ran)
    with pytest.raises(KeyboardInterrupt):
        make([prepared("b"), prepared("c")], tmp_path, ROOT, stop)
    assert [path.name for path in tmp_path.iterdir()] == ["a-0123.html"]


def test_what_a_killed_run_left_goes_with_the_next(ran, tmp_path):
    (tmp_path / ".work").mkdir()
    (tmp_path / ".work" / "old-0123.json").write_text("{}", encoding="utf-8")
    (tmp_path / ".work" / "a-0123.html").write_text("<html>", encoding="utf-8")
    make([prepared("a")], tmp_path, ROOT, ran)
    assert [path.name for path in tmp_path.iterdir()] == ["a-0123.html"]


@pytest.mark.skipif("sys.platform == 'win32'")
def test_nobody_else_can_read_what_is_under_way(ran, tmp_path):
    seen = []

    def look(jobs: Sequence[Job], done: JobDone) -> tuple[ChapterError, ...]:
        seen.append((tmp_path / ".work").stat().st_mode & 0o777)
        return ran(jobs, done)

    make([prepared("a")], tmp_path, ROOT, look)
    assert seen == [0o700]


def test_reports_go_where_nothing_is_published(tmp_path):
    root = tmp_path / "root"
    assert report_folder(root, None, 2025) == root / "_build" / "reports" / "2025"
    assert report_folder(root, tmp_path / "else", 2025) == tmp_path / "else"
    for inside in ("", "data", "_build/html", "_build/html/2025", "reports", "x/../data/y"):
        with pytest.raises(UsageError, match="lies in the project"):
            report_folder(root, root / inside, 2025)
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="is no folder"):
        report_folder(root, tmp_path / "file", 2025)
