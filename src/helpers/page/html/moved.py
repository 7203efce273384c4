"""How a number moved, and whether that is good: in words, with an arrow."""

from dataclasses import dataclass

from helpers.base.language import phrase, translator

from .parts import one_of, require

ARROWS = {"up": "▲", "down": "▼", "same": "■"}
JUDGEMENTS = {
    "good": phrase("til det bedre"),
    "bad": phrase("til det verre"),
    "slight": phrase("for lite til å regnes som en endring"),
    "neither": phrase("boken sier ikke om det er bra"),
}


@dataclass(frozen=True, slots=True)
class Moved:
    """A change since the figure before.

    Parameters
    ----------
    direction : str
        Where the arrow points: "up", "down" or "same".
    text : str or Markup
        The change in words, its direction included ("opp 33 prosentpoeng siden 2021").
    judgement : str
        "good", "bad", "slight" or "neither"; empty where nothing moved.
    whose : str
        Whose change it is, where there are several.
    """

    direction: str
    text: str
    judgement: str
    whose: str = ""

    def __post_init__(self) -> None:
        require("A change", text=self.text)
        one_of("A change", "direction", self.direction, ARROWS)
        one_of("A change", "judgement", self.judgement, [*JUDGEMENTS, ""])

    @property
    def arrow(self) -> str:
        """The arrow, which says nothing that the words do not."""
        return ARROWS[self.direction]


def judgements(language: str) -> dict[str, str]:
    """Return the words for each judgement, in a language."""
    return {code: translator(language)(words) for code, words in JUDGEMENTS.items()}
