"""Where the project lies: its data, notebooks, pages and catalogues."""

import os
from pathlib import Path

from .errors import UsageError
from .messages import Message

# Of an import that was interrupted, the data may lie in its folder.
_DATA = ("data", ".import")


def project_root() -> Path:
    """Return the folder that holds ``data/``, ``chapters/`` and ``_config.yml``.

    Notebooks are run from any working directory, so the folder is found from where this
    package lies. ``TILSTAND_ROOT`` names another one, such as a copy with a year added.

    Raises
    ------
    UsageError
        The folder holds no data.
    """
    named = os.environ.get("TILSTAND_ROOT")
    root = Path(named).resolve() if named else Path(__file__).resolve().parents[3]
    if not _is_project(root):
        around = next(filter(_is_project, root.parents), None)
        raise UsageError(
            Message(
                "There is no project in {root}: expected the folder that holds data/, chapters/ "
                "and _config.yml. TILSTAND_ROOT names it.{hint}",
                root=str(root),
                hint=Message(" Did you mean {near}?", near=str(around)) if around else "",
            )
        )
    return root


def _is_project(folder: Path) -> bool:
    return any((folder / name).is_dir() for name in _DATA)
