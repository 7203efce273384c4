"""YAML that authors write: read strictly, with a word on where it is none."""

from pathlib import Path
from typing import Any

import yaml

from .errors import InputError, Problem
from .messages import Fault

# What PyYAML raises for values that are not what they look like, such as a date in month 13.
SPOILT = (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError)


def read_settings(path: Path, name: str) -> Any:
    """Return what a file of YAML says.

    Parameters
    ----------
    path : Path
        The file, which is there.
    name : str
        The file, as the author knows it.

    Raises
    ------
    InputError
        It is no YAML in UTF-8, has a tag, an alias or a key twice, or is nested too deep.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8-sig"), _Loader)
    except RecursionError:
        fault = Fault("yaml-deep", "is nested too deep; expected a few levels.")
    except SPOILT as error:
        fault = Fault("yaml-form", "is no YAML in UTF-8: {reason}", reason=_reason(error))
    raise InputError([Problem(name, fault)]) from None


def _reason(error: Exception) -> str:
    """Return what is wrong, and in which line, in one line."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return " ".join(str(error).split())
    return f"line {mark.line + 1}: {getattr(error, 'problem', None) or error}"


class _Loader(yaml.SafeLoader):
    """YAML in which a key stands once, and nothing stands for something else."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        # A few lines that name each other could stand for more than fits into the memory.
        if self.check_event(yaml.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(
                problem=f"*{event.anchor} stands for what is written elsewhere; write it out",
                problem_mark=event.start_mark,
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        for key, _ in reversed(node.value):
            if keys.count(key.value) > 1:
                raise yaml.constructor.ConstructorError(
                    problem=f"{key.value!r} stands twice; delete one", problem_mark=key.start_mark
                )
        return super().construct_mapping(node, deep=True)
