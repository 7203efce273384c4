"""A claim, what a check of it found, and the verdict."""

from dataclasses import dataclass
from typing import Literal

from helpers.base.errors import UsageError
from helpers.base.messages import Fault
from helpers.data import Observation

Result = Literal["holds", "rounded", "disagree", "fails", "unknown"]
# What needs a reader most stands first, wherever verdicts are listed.
RESULTS: tuple[Result, ...] = ("fails", "disagree", "unknown", "rounded", "holds")


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement of a source that figures can confirm or contradict.

    Parameters
    ----------
    claim : str
        Its code, unique among all claims.
    source, topic : str
        Who says it, and the chapter that it belongs to where the edition lacks its figures.
    kind : str
        Which checker it is given to: a key of `helpers.analysis.claims.judge.CHECKERS`.
    operands : str
        The figures that it is about, joined with "; ".
    expected : str
        What it says of them, in the grammar of its kind.
    text : str
        The claim in our words, in the edition's language.
    locator : str
        The heading in the source.
    note : str
        What else readers should know, in the edition's language.
    """

    claim: str
    source: str
    topic: str
    kind: str
    operands: str
    expected: str
    text: str
    locator: str
    note: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What a checker found.

    Parameters
    ----------
    result : str
        holds, rounded (holds when rounded), disagree (holds with the figures of some sources
        and fails with those of others), fails, or unknown (cannot be checked).
    claimed : str
        How the claim was read ("opp 6 prosentpoeng").
    reckoning : str
        The computation in words ("26 − 20 = 6 prosentpoeng").
    figures : tuple of Observation
        The figures used.
    missing : tuple of str
        What would be needed to check it; empty where it could be checked.
    """

    result: Result
    claimed: str
    reckoning: str
    figures: tuple[Observation, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A claim with what was found."""

    claim: Claim
    finding: Finding

    @property
    def result(self) -> Result:
        """The verdict itself."""
        return self.finding.result

    @property
    def topic(self) -> str:
        """The chapter of the first figure that it rests on; without one, that of the claim."""
        figures = self.finding.figures
        return figures[0].indicator.topic if figures else self.claim.topic


class ClaimError(UsageError):
    """A claim that no checker understands. ``column`` is the column to correct."""

    def __init__(self, column: str, fault: Fault) -> None:
        self.column, self.fault = column, fault
        super().__init__(fault)


class FigureMissing(Exception):  # noqa: N818 - not an error: the claim cannot be checked
    """The edition lacks figures that a claim is about; those that it has are kept."""

    def __init__(self, missing: tuple[str, ...], figures: tuple[Observation, ...]) -> None:
        self.missing, self.figures = missing, figures
        super().__init__("; ".join(missing))


def all_of(results: list[Result]) -> Result:
    """Return the result of a claim that holds where each of its parts does.

    Examples
    --------
    >>> all_of(["holds", "rounded"])
    'rounded'
    >>> all_of(["unknown", "fails"])
    'fails'
    """
    return next((worst for worst in RESULTS if worst in results), "holds")
