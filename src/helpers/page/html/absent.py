"""What an edition has no figures for: one sentence, and the way to the first that has some."""

from dataclasses import dataclass
from typing import Any

from helpers.base.language import translator
from helpers.base.outputs import check_anchor, of_absent

from .environment import render
from .parts import Block, require


@dataclass(frozen=True)
class Absent(Block):
    """A sentence in the place of a figure or a chapter.

    Parameters
    ----------
    anchor : str
        The figure's anchor, or ``kapittel-`` with the topic for a whole chapter.
    what : str
        What is missing, as it stands after "ingen tall om" ("bruk av KI").
    language : str
        The language of the sentence.
    stands_for : tuple of str
        Anchors of figures in an absent chapter, which are to lead to the sentence.
    """

    anchor: str
    what: str
    language: str = "nb"
    stands_for: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        require("An absent figure", anchor=self.anchor, what=self.what)
        for anchor in (self.anchor, *self.stands_for):
            check_anchor(anchor)

    @property
    def sentence(self) -> str:
        """The sentence without its link."""
        return translator(self.language)("Denne utgaven har ingen tall om {}.").format(self.what)

    def html(self) -> str:
        """Return the sentence with its link, as seen from a chapter."""
        return render("absent.html", self.language, absent=self)

    def plain(self) -> str:
        """Return the sentence."""
        return self.sentence

    def told(self) -> tuple[dict[str, str], dict[str, Any]]:
        """Return the anchors of all that is missing."""
        return {}, of_absent((self.anchor, *self.stands_for))
