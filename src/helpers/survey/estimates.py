"""Shares with their uncertainty, for every indicator, population and group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import product

from .answered import Answered, Counts, answered, who_answered
from .calibration import calibrate
from .codebook import Codebook, Measure
from .design import Design, design
from .disclosure import held_back
from .domains import Domain, domains
from .estimate import Estimate, Key
from .evidence import Place
from .intervals import interval
from .moments import ByCell, in_base, of_measure
from .numbers import Number, numbers
from .problems import counted
from .ratio import ratio
from .responses import Responses
from .tally import Tally


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
    numbers : tuple of Number
        The means, totals and medians, for each of them and each domain.
    delicate : frozenset of str
        The variables of which figures tell few bodies apart.
    """

    codebook: Codebook
    tally: Tally
    design: Design
    domains: tuple[Domain, ...]
    estimates: tuple[Estimate, ...]
    numbers: tuple[Number, ...] = ()
    delicate: frozenset[str] = frozenset()

    @property
    def pairs(self) -> tuple[tuple[Measure, Domain], ...]:
        """What each estimate is of."""
        return tuple(product(self.codebook.measures, self.domains))


def estimate(
    responses: Responses, codebook: Codebook, before: frozenset[Key] = frozenset()
) -> Survey:
    """Estimate all that a codebook asks of responses.

    Parameters
    ----------
    responses : Responses
    codebook : Codebook
    before : frozenset of keys
        What has been held back of these responses before.

    Raises
    ------
    InputError
        Everything that is wrong with the responses.
    """
    tally, calibrated = calibrate(counted(responses, codebook), codebook)
    plan = design(tally, codebook, calibrated)
    all_domains = domains(codebook, tally.cells)
    found = tuple(
        _estimate(tally, plan, measure, domain, moments)
        for measure in codebook.measures
        for moments in [of_measure(tally, codebook, measure)]
        for domain in all_domains
    )
    means = numbers(tally, codebook, plan, all_domains, before)
    return protected(Survey(codebook, tally, plan, all_domains, found, means), before)


def protected(survey: Survey, before: frozenset[Key] = frozenset()) -> Survey:
    """Mark the estimates that are not to be shown.

    Parameters
    ----------
    survey : Survey
    before : frozenset of keys
        Those that have been held back before, whatever the codebook asked for then.
    """
    parts: dict[object, list[Measure]] = {}
    for measure in survey.codebook.measures:
        # Of a body with several rows, each measure may have others in its base.
        parts.setdefault(measure if survey.codebook.several else measure.variable, []).append(
            measure
        )
    reasons: dict[Key, str] = {}
    delicate: set[str] = set()
    for measures in parts.values():
        keys = {
            (m, d): key_of(measure, domain)
            for m, measure in enumerate(measures)
            for d, domain in enumerate(survey.domains)
        }
        known = frozenset(place for place, key in keys.items() if key in before)
        hidden, few = _held_back(survey, measures, known)
        reasons |= {keys[place]: why for place, why in hidden.items()}
        delicate |= {measures[0].variable} if few else set()
    return replace(
        survey,
        estimates=tuple(replace(e, held_back=reasons.get(e.key, "")) for e in survey.estimates),
        delicate=frozenset(delicate),
    )


def _held_back(
    survey: Survey, measures: Sequence[Measure], before: frozenset[Place]
) -> tuple[dict[Place, str], bool]:
    tally, codebook = survey.tally, survey.codebook
    if codebook.several:
        asked = who_answered(tally, codebook, in_base(tally, measures[0]), survey.domains)
        return held_back(asked, codebook, None, before)
    asked = answered(tally, measures, survey.domains)
    return held_back(asked, codebook, partial(_estimated, survey, measures, asked), before)


def _estimated(
    survey: Survey,
    measures: Sequence[Measure],
    asked: Answered,
    counts: Counts,
    places: Sequence[Place],
) -> tuple[Estimate, ...]:
    """Estimate figures as if so many had answered so."""
    tally = replace(survey.tally, answers={measures[0].variable: asked.tallied(counts)})
    moments = [of_measure(tally, survey.codebook, measure) for measure in measures]
    return tuple(
        _estimate(tally, survey.design, measures[m], survey.domains[d], moments[m])
        for m, d in places
    )


def key_of(measure: Measure, domain: Domain) -> Key:
    """Return what the estimate of a measure in a domain is of."""
    return measure.indicator, domain.population, domain.group, measure.category


def _estimate(
    tally: Tally, plan: Design, measure: Measure, domain: Domain, moments: ByCell
) -> Estimate:
    share, seen = ratio(moments, plan, domain.cells), plan.seen(domain.cells)
    spread = plan.spread(domain.cells)
    ends = interval(share.value, share.se, share.df, share.bodies, seen == 1) if share.n else None
    known = share.n > 0 and (seen == 1 or share.df > 0)
    return Estimate(
        indicator=measure.indicator,
        population=domain.population,
        group=domain.group,
        category=measure.category,
        share=100 * share.value if share.n else None,
        se=100 * share.se if known else None,
        ci_low=100 * ends[0] if ends else None,
        ci_high=100 * ends[1] if ends else None,
        n=share.n,
        bodies=share.bodies,
        n_weighted=share.n_weighted,
        n_effective=share.n_effective,
        heaviest=spread.heaviest * share.bodies / share.n_weighted if share.n else 1.0,
        unequal=spread.unequal,
        df=share.df,
        missing=_missing(tally, measure, domain),
        dont_know="in_base" if measure.dont_know_counts else "not_in_base",
        seen=seen,
    )


def _missing(tally: Tally, measure: Measure, domain: Domain) -> float:
    """Return which part of those who were asked, by weight, has given no answer."""
    answers = [
        (code, sums.weights)
        for (cell, code), sums in tally.answers[measure.variable].items()
        if cell in domain.cells
    ]
    silent = sum(weights for code, weights in answers if code is None)
    base = sum(weights for code, weights in answers if code in measure.base)
    return silent / (base + silent) if base + silent else 0.0


def by_key(survey: Survey) -> Mapping[Key, Estimate]:
    """Return the estimates by what they are of."""
    return {estimate.key: estimate for estimate in survey.estimates}
