"""The figures that a claim is about.

Operands are references (see `helpers.data.references`), joined with "; ", each with its year. A
battery in the place of an indicator stands for those of its items that have such a figure.
"""

from helpers.analysis.comparability import mixed
from helpers.base.errors import UsageError
from helpers.base.messages import Fault
from helpers.data import Edition, Observation
from helpers.data.references import Reference, find, parse
from helpers.data.whom import whom_in_sentence

from .model import ClaimError, FigureMissing
from .words import named

Group = tuple[Observation, ...]
OF_ONE_BATTERY = Fault("operands-battery", "expected two operands of the same battery.")


def groups(edition: Edition, text: str, column: str = "operands") -> tuple[Group, ...]:
    """Return the figures of each operand: one, or for a battery several.

    Raises
    ------
    ClaimError
        An operand names something that does not exist, or no year.
    FigureMissing
        The edition lacks a figure.
    """
    try:
        references = [parse(part) for part in text.split("; ")]
        found = [_group(edition, reference) for reference in references]
    except ClaimError:
        raise
    except UsageError as error:
        raise ClaimError(
            column, Fault("operand-unknown", "{reason}", reason=error.args[0])
        ) from None
    lacking = [r for r, group in zip(references, found, strict=True) if not group]
    if lacking:
        raise FigureMissing(
            tuple(_name(edition, reference) for reference in lacking),
            tuple(o for group in found for o in group),
        )
    return tuple(found)


def figures(edition: Edition, text: str, column: str = "operands") -> Group:
    """Return the figures of all operands, one after the other."""
    return tuple(o for group in groups(edition, text, column) for o in group)


def comparable(observations: Group) -> None:
    """Refuse to hold figures of different units, scales or answers against each other.

    Raises
    ------
    ClaimError
        They are of different units or scales, or of different questions and other answers.
    """
    several = len({o.indicator.indicator for o in observations}) > 1
    # Of one question, other answers are parts of the same whole.
    if mixed(observations, "units", "scales", *(["answers"] if several else [])):
        raise ClaimError(
            "operands",
            Fault(
                "operands-mixed",
                "the figures are of different units, scales or answers, and are never compared.",
            ),
        )


def _group(edition: Edition, reference: Reference) -> Group:
    if reference.year is None:
        raise ClaimError(
            "operands",
            Fault(
                "operand-year",
                "{operand!r} has no year; expected one, for example {operand}@2024.",
                operand=reference.text,
            ),
        )
    code = reference.indicator
    items = (
        edition.battery(code)
        if code not in edition.indicators and edition.has_battery(code)
        else (edition.indicator(code).indicator,)
    )
    texts = [reference.text.replace(code, item, 1) for item in items]
    return tuple(o for text in texts if (o := find(edition, text, {})) is not None)


def _name(edition: Edition, reference: Reference) -> str:
    """Name a figure that is not there."""
    known = edition.indicators.get(reference.indicator)
    whole = reference.population
    population, group = whom_in_sentence(edition, whole, reference.group) if whole else ("", "")
    answers = edition.label("category", reference.category) if reference.category else ""
    label = edition.text(known, "label") if known else reference.indicator
    return named(edition, label, population, group, answers, reference.year)
