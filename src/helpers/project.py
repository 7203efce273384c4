"""Where the project lies: its data, notebooks, pages and catalogues."""

import os
from pathlib import Path


def project_root() -> Path:
    """Return the folder that holds ``data/``, ``chapters/`` and ``_config.yml``.

    Notebooks are run from any working directory, so the folder is found from where this
    package lies. ``TILSTAND_ROOT`` names another one, such as a copy with a year added.
    """
    named = os.environ.get("TILSTAND_ROOT")
    return Path(named).resolve() if named else Path(__file__).resolve().parents[2]
