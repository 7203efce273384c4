"""What must not lie under ``data/``, since all there is published: unnamed files, and links."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from helpers.base.errors import Problem
from helpers.base.messages import Fault
from helpers.data.descriptor import CODE, DESCRIPTOR

_COMMENTARY = re.compile(rf"commentary/\d{{4}}/{CODE}\.md")
# What systems leave in a folder that somebody has looked into.
_LEFT_BEHIND = {".DS_Store", "Thumbs.db", "desktop.ini"}


def link_problems(root: Path) -> Iterator[Problem]:
    """Yield the links below ``data/``: nothing may be read there before there are none."""
    data = root / "data"
    for folder, folders, files in os.walk(data):
        for place in (Path(folder) / name for name in (*folders, *files)):
            if place.is_symlink():
                fault = Fault(
                    "file-link",
                    "is a link to another place, and what it leads to would be published. Put the "
                    "file itself there, or delete the link.",
                )
                yield Problem(place.relative_to(root).as_posix(), fault)


def unnamed_problems(root: Path, resources: Mapping[str, dict[str, Any]]) -> Iterator[Problem]:
    """Yield the files that are neither a table of the descriptor nor a commentary.

    Parameters
    ----------
    root : Path
        The project's folder.
    resources : mapping of name to resource
        The tables as the descriptor states them.
    """
    named = {DESCRIPTOR, *(resource["path"] for resource in resources.values())}
    data = root / "data"
    for folder, _, files in os.walk(data):
        for name in files:
            place = (Path(folder) / name).relative_to(data).as_posix()
            if place in named or name in _LEFT_BEHIND or _COMMENTARY.fullmatch(place):
                continue
            yield Problem(
                f"data/{place}",
                Fault(
                    "file-unnamed",
                    "is not named in data/{descriptor}, and what lies in data/ is published. Move "
                    "the file out of the folder; a table of the book is described there first.",
                    descriptor=DESCRIPTOR,
                ),
            )
