"""All claims of an edition: by verdict, and told so that a script can choose among them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from jinja2.utils import htmlsafe_json_dumps

from helpers.base.language import translator

from .claims import CheckedClaim, plain_lines, verdict_words
from .environment import render
from .parts import Block, one_of, require

_OPEN = ("fails", "disagree")


def choose(**chosen: str) -> str:
    """Return what an address says where lines of a list are chosen; empty where all are.

    Examples
    --------
    >>> choose(verdict="fails")
    'verdict=fails'
    """
    return urlencode({name: code for name, code in chosen.items() if code})


@dataclass(frozen=True)
class ClaimRegister(Block):
    """All claims, those of a verdict together; what fails or is contradicted stands open.

    Parameters
    ----------
    claims : tuple of CheckedClaim
        Each with its anchor, its topic and its source.
    topics, sources : mapping of str to str
        What their codes are called, in the order in which readers may choose them.
    language : str
        The language of the interface.
    """

    claims: tuple[CheckedClaim, ...]
    topics: Mapping[str, str]
    sources: Mapping[str, str]
    language: str = "nb"

    def __post_init__(self) -> None:
        require("A register of claims", claims=len(self.claims) or None)
        for claim in self.claims:
            owner = f"The claim {claim.text!r}"
            require(owner, anchor=claim.anchor)
            one_of(owner, "topic", claim.topic, self.topics)
            one_of(owner, "source", claim.source, self.sources)

    @property
    def groups(self) -> dict[str, tuple[CheckedClaim, ...]]:
        """The claims of each verdict that there are claims of."""
        found = {
            verdict: tuple(claim for claim in self.claims if claim.verdict == verdict)
            for verdict in verdict_words(self.language)
        }
        return {verdict: claims for verdict, claims in found.items() if claims}

    def html(self) -> str:
        """Return the groups, with what a script needs to know to filter them."""
        return render(
            "claim_register.html",
            self.language,
            groups=self.groups,
            verdicts=verdict_words(self.language),
            open=_OPEN,
            choices=htmlsafe_json_dumps(self._choices(), ensure_ascii=False, separators=(",", ":")),
        )

    def plain(self) -> str:
        """Return one line a claim."""
        return "\n".join(plain_lines(claims, self.language) for claims in self.groups.values())

    def _choices(self) -> dict[str, object]:
        """Return what readers may choose by, and all words that a script shows."""
        _ = translator(self.language)
        return {
            "filters": [
                ("verdict", _("Utfall"), self._options("verdict", verdict_words(self.language))),
                ("topic", _("Tema"), self._options("topic", self.topics)),
                ("source", _("Kilde"), self._options("source", self.sources)),
            ],
            "label": _("Velg påstander"),
            "all": _("Alle"),
            "clear": _("Vis alle påstandene"),
            "shown": _("Viser {shown} av {all} påstander"),
        }

    def _options(self, name: str, words: Mapping[str, str]) -> list[tuple[str, str]]:
        """Return the codes that there are claims of, each with its word and how many there are."""
        counted = Counter(str(getattr(claim, name)) for claim in self.claims)
        return [
            (code, f"{word} ({counted[code]})") for code, word in words.items() if counted[code]
        ]
