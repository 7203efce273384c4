"""Rules across columns and tables that a schema cannot state."""

from collections.abc import Mapping
from typing import Any

from helpers.base.errors import Problem

from . import observed, wave_changes
from .assessed import period_problems
from .disagreements import disagreement_problems
from .known_codes import code_problems
from .named_alike import named_alike
from .replacing import replacing_problems
from .rows import Rule, Tables

_RULES: tuple[Rule, ...] = (
    *observed.RULES,
    disagreement_problems,
    period_problems,
    named_alike,
    replacing_problems,
    *wave_changes.RULES,
)


def rule_problems(tables: Tables, resources: Mapping[str, dict[str, Any]]) -> list[Problem]:
    """Return what breaks a rule, over all tables.

    Parameters
    ----------
    tables : mapping of name to rows
        Every table, typed.
    resources : mapping of name to resource
        The tables as the descriptor states them.
    """
    found = [problem for rule in _RULES for problem in rule(tables)]
    return [*found, *code_problems(tables, resources)]
