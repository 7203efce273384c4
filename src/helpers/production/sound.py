"""What must hold before anything is made of the data."""

from pathlib import Path

from helpers.analysis.claims import require_sound
from helpers.data.checks import require_valid
from helpers.page.prose import require_commentary


def require_sound_project(root: Path) -> None:
    """Do nothing where data, claims and commentary of a project are without faults.

    Raises
    ------
    InputError
        All that is wrong, with file, row and column.
    """
    require_valid(root)
    require_sound(root)
    require_commentary(root)
