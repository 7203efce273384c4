"""What decides, beside the data, what a notebook shows: this package, Python, other packages."""

import platform
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from helpers.base.files import LOCK_FILE, code_of_package

_LOCKED = re.compile(r"^([\w.-]+)==", re.MULTILINE)
_CODE, _PYTHON = "the code of this program", "Python"


def locked(root: Path) -> list[str]:
    """Return the names of the packages that a project has locked."""
    lock = root / LOCK_FILE
    return _LOCKED.findall(lock.read_text(encoding="utf-8")) if lock.is_file() else []


def installed(packages: Iterable[str]) -> dict[str, str]:
    """Return the versions of this program, of Python, and of those packages that are there."""
    found = {_CODE: code_of_package()[:8], _PYTHON: platform.python_version()}
    for name in packages:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def differences(there: Mapping[str, str], here: Mapping[str, str]) -> list[str]:
    """Say in words what is not the same in two places; what only one of them has is not told.

    >>> differences({"pandas": "2.3.1", "pip": "25.0"}, {"pandas": "3.0.1", "appnope": "0.1.4"})
    ['pandas is 2.3.1, not 3.0.1']
    """
    both = [name for name in here if name in there]
    return [f"{n} is {there[n]}, not {here[n]}" for n in both if there[n] != here[n]]
