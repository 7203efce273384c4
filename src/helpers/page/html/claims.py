"""Claims of the sources with their verdicts: an icon, a word and the evidence."""

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.base.language import phrase, translator
from helpers.base.outputs import check_anchor

from .environment import render
from .parts import Block, Link, one_of, require

# In the order in which they are listed.
VERDICTS = {
    "fails": phrase("Holder ikke"),
    "disagree": phrase("Kildene er uenige"),
    "unknown": phrase("Kan ikke etterprøves"),
    "rounded": phrase("Holder når det rundes av"),
    "holds": phrase("Holder"),
}
_HOLDING = ("rounded", "holds")


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
    topic, source : str
        The codes of its chapter and of who says it.
    by : str
        Who says it, in a few words; empty where that is not shown before it is opened.
    """

    verdict: str
    text: str
    facts: tuple[tuple[str, tuple[str | Link, ...]], ...]
    anchor: str = ""
    topic: str = ""
    source: str = ""
    by: str = ""

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


def verdict_words(language: str) -> dict[str, str]:
    """Return what the verdicts are called, in the order in which they are listed."""
    _ = translator(language)
    return {code: _(words) for code, words in VERDICTS.items()}


def plain_lines(claims: Sequence[CheckedClaim], language: str) -> str:
    """Return one line a claim, without its evidence."""
    words = verdict_words(language)
    return "\n".join(f"{words[claim.verdict]}: {claim.text}" for claim in claims)


@dataclass(frozen=True)
class ClaimList(Block):
    """Claims, a line each."""

    claims: tuple[CheckedClaim, ...]
    language: str = "nb"

    def __post_init__(self) -> None:
        require("A list of claims", claims=len(self.claims) or None)

    def html(self) -> str:
        """Return the claims as a list."""
        words = verdict_words(self.language)
        return render("claims.html", self.language, claims=self.claims, verdicts=words)

    def plain(self) -> str:
        """Return one line a claim."""
        return plain_lines(self.claims, self.language)
