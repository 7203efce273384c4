"""Shares with their uncertainty, for every indicator, population and group."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from itertools import product

from .by_sums import Design, Share, design, share_by_sums
from .codebook import Codebook, Measure
from .disclosure import Elements, Figure, held_back
from .domains import Domain, domains
from .intervals import interval
from .problems import counted
from .responses import Responses
from .tally import Tally

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
    n : int
        The number of answers in the base.
    n_weighted : float
        What their weights add up to.
    df : int
        Degrees of freedom.
    dont_know : str
        Whether don't know is in the base: in_base or not_in_base.
    complete : bool
        Whether every body that it is about has answered the survey.
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
    n_weighted: float
    df: int
    dont_know: str
    complete: bool
    held_back: str = ""

    @property
    def key(self) -> Key:
        """What the estimate is of."""
        return self.indicator, self.population, self.group, self.category


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """Sound responses with all that is estimated from them.

    Parameters
    ----------
    codebook : Codebook
    tally : Tally
    design : Design
    domains : tuple of Domain
    estimates : tuple of Estimate
        One for each measure and domain, in the order of the codebook.
    """

    codebook: Codebook
    tally: Tally
    design: Design
    domains: tuple[Domain, ...]
    estimates: tuple[Estimate, ...]

    @property
    def pairs(self) -> tuple[tuple[Measure, Domain], ...]:
        """What each estimate is of."""
        return tuple(product(self.codebook.measures, self.domains))


def estimate(responses: Responses, codebook: Codebook) -> Survey:
    """Estimate every share of a codebook from responses.

    Parameters
    ----------
    responses : Responses
    codebook : Codebook

    Raises
    ------
    InputError
        Everything that is wrong with the responses.
    """
    tally = counted(responses, codebook)
    plan = design(tally, codebook)
    all_domains = domains(codebook, tally.cells)
    found = tuple(
        _estimate(
            measure,
            domain,
            share_by_sums(tally, plan, measure, domain),
            plan.complete(domain.cells),
        )
        for measure, domain in product(codebook.measures, all_domains)
    )
    return protected(Survey(codebook, tally, plan, all_domains, found))


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """All that is estimated from one variable, as disclosure control looks at it.

    Parameters
    ----------
    figures : mapping of key to Figure
        What each estimate is a share of, by the estimate's key.
    answers : mapping of element to int
        How many responses there are of each element: a cell and a code.
    """

    figures: Mapping[Key, Figure]
    answers: Mapping[Hashable, int]


def questions(survey: Survey) -> dict[str, Question]:
    """Return the figures and answers of each variable."""
    figures: dict[str, dict[Key, Figure]] = {}
    for (measure, domain), estimate in zip(survey.pairs, survey.estimates, strict=True):
        figures.setdefault(measure.variable, {})[estimate.key] = _figure(measure, domain)
    return {
        variable: Question(
            found,
            {element: sums.n for element, sums in survey.tally.answers[variable].items()},
        )
        for variable, found in figures.items()
    }


def protected(survey: Survey) -> Survey:
    """Mark the estimates that are not to be shown."""
    limits = survey.codebook.minimum_base, survey.codebook.small_group
    reasons: dict[Key, str] = {}
    for question in questions(survey).values():
        found = held_back(tuple(question.figures.values()), question.answers, *limits)
        reasons |= {key: found.get(figure, "") for key, figure in question.figures.items()}
    return replace(
        survey, estimates=tuple(replace(e, held_back=reasons[e.key]) for e in survey.estimates)
    )


def _figure(measure: Measure, domain: Domain) -> Figure:
    def elements(codes: frozenset[str]) -> Elements:
        return frozenset(product(domain.cells, codes))

    return Figure(
        f"{measure.indicator} {measure.category}",
        domain.population,
        domain.group,
        domain.family,
        elements(measure.base),
        elements(measure.counted),
    )


def _estimate(measure: Measure, domain: Domain, share: Share, complete: bool) -> Estimate:
    ends = interval(*share[:4], complete) if share.n else None
    known = share.n > 0 and (complete or share.df > 0)
    return Estimate(
        indicator=measure.indicator,
        population=domain.population,
        group=domain.group,
        category=measure.category,
        share=100 * share.share if share.n else None,
        se=100 * share.se if known else None,
        ci_low=100 * ends[0] if ends else None,
        ci_high=100 * ends[1] if ends else None,
        n=share.n,
        n_weighted=share.n_weighted,
        df=share.df,
        dont_know="in_base" if measure.dont_know_counts else "not_in_base",
        complete=complete,
    )


def by_key(survey: Survey) -> Mapping[Key, Estimate]:
    """Return the estimates by what they are of."""
    return {estimate.key: estimate for estimate in survey.estimates}
