"""Claims of the sources with their verdicts: an icon, a word and the evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.base.language import phrase, translator
from helpers.base.outputs import check_anchor

from .environment import render
from .parts import Block, Link, one_of, require

VERDICTS = {
    "holds": phrase("Holder"),
    "rounded": phrase("Holder når det rundes av"),
    "disagree": phrase("Kildene er uenige"),
    "fails": phrase("Holder ikke"),
    "unknown": phrase("Kan ikke etterprøves"),
}
_HOLDING = ("holds", "rounded")


@dataclass(frozen=True, slots=True)
class CheckedClaim:
    """One claim with its verdict.

    Parameters
    ----------
    verdict : str
        A key of `VERDICTS`.
    text : str
        What the source says, in our words.
    facts : tuple of (str, tuple of str or Link)
        The evidence: labels, each with one or more values, none of them empty.
    anchor : str
        Its place on the page; empty where it has its place on another page.
    """

    verdict: str
    text: str
    facts: tuple[tuple[str, tuple[str | Link, ...]], ...]
    anchor: str = ""

    def __post_init__(self) -> None:
        one_of("A claim", "verdict", self.verdict, VERDICTS)
        require(f"The claim {self.text!r}", text=self.text, facts=self.facts)
        for label, values in self.facts:
            require(f"The claim {self.text!r}", label=label, values=tuple(map(str, values)))
        if self.anchor:
            check_anchor(self.anchor)


def parted(
    claims: Sequence[CheckedClaim],
) -> tuple[tuple[CheckedClaim, ...], tuple[CheckedClaim, ...]]:
    """Return the claims that fail or cannot be checked, and those that hold."""
    holding = tuple(claim for claim in claims if claim.verdict in _HOLDING)
    return tuple(claim for claim in claims if claim not in holding), holding


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """Claims that belong together, under a heading; without one they stand alone."""

    claims: tuple[CheckedClaim, ...]
    title: str = ""

    def __post_init__(self) -> None:
        require("A group of claims", claims=len(self.claims) or None)


@dataclass(frozen=True)
class ClaimList(Block):
    """Groups of claims, one after the other."""

    groups: tuple[ClaimGroup, ...]
    language: str = "nb"

    def __post_init__(self) -> None:
        require("A list of claims", groups=len(self.groups) or None)

    def html(self) -> str:
        """Return the claims as lists."""
        _ = translator(self.language)
        verdicts = {code: _(words) for code, words in VERDICTS.items()}
        return render("claims.html", self.language, groups=self.groups, verdicts=verdicts)

    def plain(self) -> str:
        """Return one line a claim."""
        _ = translator(self.language)
        return "\n".join(
            f"{_(VERDICTS[claim.verdict])}: {claim.text}"
            for group in self.groups
            for claim in group.claims
        )
