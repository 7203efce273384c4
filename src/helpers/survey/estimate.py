"""One share with its uncertainty, and what of it may leave the house."""

from dataclasses import dataclass

Key = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Estimate:
    """A share of answers, in per cent.

    Parameters
    ----------
    indicator, population, group, category : str
        The codes of the book.
    share : float or None
        None where nobody is in the base.
    se, ci_low, ci_high : float or None
        Standard error and 95 % interval; None where there are too few answers to tell.
    n, bodies : int
        The number of answers in the base, and of bodies that gave them.
    n_weighted, n_effective : float
        What their weights add up to, and how many answers of equal weight would tell as much.
    heaviest, unequal : float
        What the heaviest body that took part weighs beside the average one in the base, and how
        many times as many the unequal weights ask for (Kish's design effect).
    df : int
        Degrees of freedom.
    missing : float
        Which part of those asked, by weight, has given no answer.
    dont_know : str
        Whether don't know is in the base: in_base or not_in_base.
    seen : float
        How large a part of the bodies in its strata has answered the survey.
    held_back : str
        Why it is not to be shown (`disclosure`); empty where it is.
    """

    indicator: str
    population: str
    group: str
    category: str
    share: float | None
    se: float | None
    ci_low: float | None
    ci_high: float | None
    n: int
    bodies: int
    n_weighted: float
    n_effective: float
    heaviest: float
    unequal: float
    df: int
    missing: float
    dont_know: str
    seen: float
    held_back: str = ""

    @property
    def complete(self) -> bool:
        """Whether every body that it is about has answered the survey."""
        return self.seen == 1

    @property
    def key(self) -> Key:
        """What the estimate is of."""
        return self.indicator, self.population, self.group, self.category
