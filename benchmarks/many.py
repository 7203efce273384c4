"""Run a small notebook many times in one process, each time with other parameters."""

import sys

import nbformat

from helpers.base.project import project_root
from helpers.production.notebooks.many import Job, run_all

CELLS = (
    "year = 2024",
    "from helpers import chapter",
    "edition = chapter.open(year)\n"
    'chapter.dumbbell(edition, "prove", "Prøve", ["ai_barrier_market"], "Prøve")',
)


def main(count: int) -> None:
    """Run ``count`` notebooks, and stop where one fails."""
    root = project_root()
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    cells[0].metadata["tags"] = ["parameters"]
    made = nbformat.v4.new_notebook(cells=cells)
    made.metadata["kernelspec"] = {"name": "python3", "display_name": "", "language": "python"}
    source = root / "small.ipynb"
    nbformat.write(made, source)
    target = root.parent / "many"
    jobs = [Job(source, target / f"{n}.ipynb", {"year": 2021 + 3 * (n % 2)}) for n in range(count)]
    errors = run_all(jobs, root)
    assert not errors, errors[0]
    assert len(list(target.glob("*.ipynb"))) == count


if __name__ == "__main__":
    main(int(sys.argv[1]))
