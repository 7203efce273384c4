from collections import Counter
from pathlib import Path

from helpers.production.notebooks.many import Job, run_all
from helpers.production.notebooks.notebook import code_cells
from samples import notebook, save


def test_others_still_run_where_one_fails(tmp_path: Path) -> None:
    sources = {"a": ["1"], "b": ["1 / 0"], "c": ["1", "2"]}
    jobs = [
        Job(save(notebook(*cells), tmp_path / f"{name}.ipynb"), tmp_path / "out" / f"{name}.ipynb")
        for name, cells in sources.items()
    ]
    done: Counter[str] = Counter()
    errors = run_all(jobs, tmp_path, lambda job: done.update([job.notebook.name]), workers=2)
    assert [error.notebook for error in errors] == ["b.ipynb"]
    assert all(job.target.is_file() for job in jobs)
    assert done["c.ipynb"] == code_cells(jobs[2].notebook, jobs[2].notebook.parent) == 3
