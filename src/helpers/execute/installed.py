"""What this package is here: its code, its Python and the packages that it works with."""

import platform
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from ..files import code_of_package

PACKAGE = "digital-tilstand"
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class Installed:
    """What decides, beside the data, what a notebook shows.

    Parameters
    ----------
    code : str
        A digest of this package.
    python : str
        The version of Python.
    packages : dict of str to str
        The versions of what this package needs, and of what that needs in turn.
    """

    code: str
    python: str
    packages: dict[str, str]


def installed() -> Installed:
    """Return what is installed where this is called."""
    return Installed(code_of_package(), platform.python_version(), dict(sorted(_needed())))


def differences(there: Installed, here: Installed) -> list[str]:
    """Say in words what is not the same in two places; what only one of them needs is not told.

    >>> old = Installed("a", "3.11.2", {"pandas": "2.3.1", "appnope": "0.1.4"})
    >>> new = Installed("b", "3.11.2", {"pandas": "3.0.1"})
    >>> differences(old, new)
    ["this program's own code is another", 'pandas is 2.3.1, not 3.0.1']
    """
    found = [] if there.code == here.code else ["this program's own code is another"]
    if there.python != here.python:
        found.append(f"Python is {there.python}, not {here.python}")
    for name in sorted(there.packages.keys() & here.packages.keys()):
        if there.packages[name] != here.packages[name]:
            found.append(f"{name} is {there.packages[name]}, not {here.packages[name]}")
    return found


def _needed() -> Iterator[tuple[str, str]]:
    """Go through the packages that this one needs, without its extras and itself."""
    names, seen = [PACKAGE], {PACKAGE}
    while names:
        name = names.pop()
        try:
            needs = requires(name) or []
            if name != PACKAGE:
                yield name, version(name)
        except PackageNotFoundError:
            # Needed on other systems only, or with another Python.
            continue
        for need in needs:
            match = _NAME.match(need)
            other = re.sub(r"[-_.]+", "-", match[0]).lower() if match else name
            if "extra ==" not in need and other not in seen:
                seen.add(other)
                names.append(other)
