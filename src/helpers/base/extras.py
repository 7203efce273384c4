"""What only some need: packages that are installed with an extra of this program."""

from importlib.util import find_spec

from .errors import UsageError
from .messages import Message


def require(package: str, extra: str) -> None:
    """Do nothing where a package is installed.

    Parameters
    ----------
    package : str
        The name by which it is imported.
    extra : str
        The extra of this program that it comes with.

    Raises
    ------
    UsageError
        It is not there.
    """
    if find_spec(package) is None:
        raise UsageError(
            Message(
                "{package} is not installed. It comes with the extra {extra!r} of this program, "
                "and is among the packages of requirements-all.lock.",
                package=package,
                extra=extra,
            )
        )
