"""The number that a claim states, and whether a figure agrees with it.

``[word] number``, where the number is a decimal ("25", "12.5") or a share ("3/4", which is 75
per cent), and the word one of those for the precision of figures: exact, about, below, above,
just_below, just_above.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from helpers.base.messages import Fault

from .exact import Interval, is_above, is_below, is_point
from .model import ClaimError, Result

# How far a rounded number may be from the figure: a tenth of what is said.
MARGIN = Fraction(1, 10)
WORDS = ("exact", "about", "below", "above", "just_below", "just_above")
NUMBER = rf"(?:(?:{'|'.join(WORDS)}) )?\d+(?:\.\d+|/[1-9]\d*)?"
_PARTS = re.compile(r"(?:(?P<word>[a-z_]+) )?(?P<number>[\d./]+)")


@dataclass(frozen=True, slots=True)
class Stated:
    """A number with how exact it is meant; ``step`` is the size of its last digit."""

    word: str
    number: Fraction
    step: Fraction

    def agrees(self, span: Interval) -> Result:
        """Tell whether a figure that lies in ``span`` is as stated.

        What is true as it stands holds. What is near enough for its word, or equal once the
        figure is rounded to the digits of the claim, holds when rounded.
        """
        if self.word == "below":
            return is_below(span, self.number)
        if self.word == "above":
            return is_above(span, self.number)
        low, high = self._allowed()
        if not is_point(span):
            outside = span[1] <= low or span[0] >= high
            return "fails" if outside else "unknown"
        value = span[0]
        if value == self.number and self.word in ("exact", "about"):
            return "holds"
        if self.word == "exact":
            return "rounded" if low <= value < high else "fails"
        if self.word == "just_below":
            return "rounded" if low <= value < high else "fails"
        if self.word == "just_above":
            return "rounded" if low < value <= high else "fails"
        return "rounded" if low <= value <= high else "fails"

    @property
    def margin(self) -> tuple[Fraction, Fraction] | None:
        """Between which numbers a rounded number is taken as near; None where none is meant."""
        return self._allowed() if self.word in ("about", "just_below", "just_above") else None

    def _allowed(self) -> tuple[Fraction, Fraction]:
        """Return between which numbers a figure may lie."""
        if self.word == "exact":
            return self.number - self.step / 2, self.number + self.step / 2
        low, high = self.number * (1 - MARGIN), self.number * (1 + MARGIN)
        if self.word == "just_below":
            return low, self.number
        return (self.number, high) if self.word == "just_above" else (low, high)


def stated(text: str, word: str = "exact") -> Stated:
    """Read a number; ``word`` is meant where it has none.

    Raises
    ------
    ClaimError
        It is no number of this form.

    Examples
    --------
    >>> stated("just_below 8/10").number
    Fraction(80, 1)
    """
    if not re.fullmatch(NUMBER, text):
        raise ClaimError(
            "expected",
            Fault(
                "stated-form",
                "{text!r} is no number; expected a number such as 6, 12.5 or 3/4, with or without "
                "one of the words {words} before it.",
                text=text,
                words=WORDS,
            ),
        )
    match = _PARTS.fullmatch(text)
    assert match
    number = match["number"]
    decimals = len(number.partition(".")[2])
    share = "/" in number
    return Stated(
        match["word"] or word,
        Fraction(number) * (100 if share else 1),
        Fraction(1, 10**decimals),
    )
