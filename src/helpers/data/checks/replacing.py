"""An indicator that replaces another: the other exists, and there is no circle."""

from collections.abc import Iterator

from helpers.base.errors import Problem
from helpers.base.messages import Fault, code, field

from .rows import Tables, at


def replacing_problems(tables: Tables) -> Iterator[Problem]:
    """Yield the indicators that replace what they cannot, or do not say what changed."""
    replaced = {row["indicator"]: row["replaces"] for row in tables["indicators"]}
    for number, row in enumerate(tables["indicators"]):
        old = row["replaces"]
        if not old:
            continue
        if old not in replaced:
            fault = Fault(
                "replaced-unknown",
                "replaces {old!r}, which is no indicator. Write the code of one, or nothing.",
                old=old,
            )
            yield Problem("data/indicators.csv", fault, at(number), "replaces")
        elif row["indicator"] in _replaced_in_turn(old, replaced):
            fault = Fault(
                "replaced-circle",
                "replaces {old}, which replaces it in turn. Let the newest question replace the "
                "one before.",
                old=code(old, "indicator"),
            )
            yield Problem("data/indicators.csv", fault, at(number), "replaces")
        if not row["changed_nb"]:
            fault = Fault(
                "replaced-why",
                "is empty; an indicator with {replaces} says what changed.",
                replaces=field("replaces"),
            )
            yield Problem("data/indicators.csv", fault, at(number), "changed_nb")


def _replaced_in_turn(code_: str, replaced: dict[str, str]) -> list[str]:
    """Return an indicator and those that it replaces in turn, each once."""
    found: list[str] = []
    while code_ and code_ not in found:
        found.append(code_)
        code_ = replaced.get(code_, "")
    return found
