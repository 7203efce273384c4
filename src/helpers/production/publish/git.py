"""What git knows of files."""

import subprocess
from collections.abc import Iterable
from pathlib import Path


def uncommitted(root: Path, names: Iterable[str]) -> tuple[str, ...] | None:
    """Return the files that hold something that is not committed, or None where git is not used.

    Parameters
    ----------
    root : Path
        The project.
    names : iterable of str
        Files below it.
    """
    found = []
    for name in names:
        try:
            said = subprocess.run(
                ["git", "status", "--porcelain", "--", name],
                cwd=root,
                capture_output=True,
                check=True,
            )
        except (OSError, subprocess.CalledProcessError):
            return None
        found += [name] if said.stdout else []
    return tuple(found)
