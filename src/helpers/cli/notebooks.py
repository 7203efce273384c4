"""`tilstand notebooks`."""

import itertools

from helpers.base.errors import FailedError
from helpers.base.project import project_root

from .options import chosen_edition
from .progress import notebook_bars
from .saying import console


def notebooks() -> None:
    """Refresh the outputs that are kept with the notebooks in git."""
    from helpers.production.book.book import notebooks as found
    from helpers.production.notebooks.many import Job
    from helpers.production.notebooks.reference import refresh
    from helpers.production.sound import require_sound_project

    root = project_root()
    require_sound_project(root)
    newest = chosen_edition(root, None)
    others = (root.glob(f"{folder}/*.ipynb") for folder in ("docs", "reports"))
    files = [*found(root), *sorted(itertools.chain(*others))]
    with notebook_bars("Notebooks", [Job(file, file) for file in files], root) as bars:
        failures = refresh(files, newest, root, bars.cell)
    if failures:
        raise FailedError(failures)
    console.print(f"{len(files)} notebooks refreshed.")
