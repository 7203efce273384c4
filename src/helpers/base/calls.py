"""What authors call: a name that is misspelt is told with the nearest right one."""

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Never, ParamSpec, TypeVar

from .errors import UsageError
from .messages import Message, nearest

P = ParamSpec("P")
R = TypeVar("R")


def refuse_other_names(module: str, names: Iterable[str]) -> Callable[[str], Never]:
    """Return the ``__getattr__`` of a module that authors use.

    Parameters
    ----------
    module : str
        Its name.
    names : iterable of str
        What it offers.
    """

    def refuse(name: str) -> Never:
        short = module.rpartition(".")[2]
        raise AttributeError(f"there is no {short}.{name}.{nearest(name, names)}", name=name)

    return refuse


def refuse_other_arguments(function: Callable[P, R]) -> Callable[P, R]:
    """Tell an argument that a function does not have, which Python does from 3.13 on."""
    known = list(inspect.signature(function).parameters)

    @functools.wraps(function)
    def called(*args: P.args, **kwargs: P.kwargs) -> R:
        for name in kwargs:
            if name not in known:
                raise UsageError(
                    Message(
                        "{function} takes no argument {name!r}.{hint}",
                        function=function.__name__,
                        name=name,
                        hint=nearest(name, known),
                    )
                )
        return function(*args, **kwargs)

    return called
