"""Whether figures may be drawn together, and what differs where they may not."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod

from helpers.data import Observation

from .dimensions import DIMENSIONS, Codes, codes


@dataclass(frozen=True, slots=True)
class Comparability:
    """What the guard says of figures.

    Parameters
    ----------
    differences : tuple of str
        The dimensions for which they may not be drawn together, in the order of `DIMENSIONS`;
        none where they may.
    warnings : tuple of str
        The dimensions in which they differ and may, of which a reader should know.
    """

    differences: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Whether they may be drawn together."""
        return not self.differences


def compare(observations: Sequence[Observation]) -> Comparability:
    """Judge whether two or more different observations may be drawn together.

    They may where they share unit, kind, scale and base, are of one question or of one battery,
    and fill a grid: two populations of a question in one year, or in the same two years. So each
    figure has one beside it that differs in one thing only.

    Raises
    ------
    ValueError
        There are less than two, or the same one twice.

    Examples
    --------
    >>> from helpers.data import open_edition
    >>> edition = open_edition(2024)
    >>> compare(edition.select(["ai_plans"], ["state", "municipality"])).sound
    True
    >>> compare(edition.select(["ai_plans", "egov_rank"])).differences[:2]
    ('question', 'population')
    """
    if len({(o.key, o.year) for o in observations}) != len(observations) or len(observations) < 2:
        raise ValueError("expected two or more observations, each once.")
    return judge([codes(o) for o in observations])


def judge(picked: Sequence[Codes]) -> Comparability:
    """Judge figures by their codes alone, as the script of the page does."""
    found = {d.name: {c for one in picked if (c := one[d.name]) is not None} for d in DIMENSIONS}
    differing = [d for d in DIMENSIONS if len(found[d.name]) > 1]
    several = len(found["question"]) > 1
    varied = [d for d in differing if d.varied]
    filled = prod(len(found[d.name]) for d in varied) == len(picked)
    refused = {
        d.named or d.name
        for d in differing
        if d.differs == "never"
        or (d.differs == "in_one_question" and several)
        or (d.varied and not filled)
    }
    return Comparability(
        differences=tuple(d.name for d in DIMENSIONS if d.name in refused),
        warnings=tuple(d.name for d in differing if d.differs == "in_one_question" and not d.varied)
        if not refused
        else (),
    )
