"""The words of the guard: what differs between figures, and what to know of those drawn."""

from collections.abc import Sequence

from helpers.base.formats import lowered
from helpers.base.language import phrase
from helpers.base.units import UNITS
from helpers.data import Edition, Observation
from helpers.data.whom import whom

from .dimensions import DIMENSIONS, NOT_ASKED, codes
from .guard import Comparability

DONT_KNOW = {
    "in_base": phrase("telt med i grunnlaget"),
    "not_in_base": phrase("holdt utenfor grunnlaget"),
}
YEAR_OF_SOURCE = phrase("Kilden oppgir ikke år ved tallet. Kildens eget år er brukt.")
_NOT_EXACT = phrase("Minst ett av tallene er omtrentlig eller en grense.")
_WARNINGS = {
    "ranked": phrase("Antallet i rangeringen er ikke det samme, så plassene svarer ikke helt."),
    "survey": phrase("Tallene er fra ulike kilder, som kan ha målt på hver sin måte."),
}


def said(
    edition: Edition, observations: Sequence[Observation], verdict: Comparability
) -> tuple[tuple[str, str], ...]:
    """Return each difference with what the figures are there: ("Hvem", "kommuner mot innbyggere").

    Parameters
    ----------
    edition : Edition
    observations : sequence of Observation
        In the order in which they are to be named.
    verdict : Comparability
        What the guard says of them.
    """
    mot = edition.translate(" mot ")
    return tuple(
        (
            edition.translate(d.label),
            mot.join(dict.fromkeys(word(edition, o, d.name) for o in observations)),
        )
        for d in DIMENSIONS
        if d.name in verdict.differences
    )


def word(edition: Edition, observation: Observation, dimension: str) -> str:
    """Return what readers see for an observation in a dimension; what is not known is said."""
    _ = edition.translate
    o = observation
    code = codes(o)[dimension]
    if code is None:
        return _("ikke oppgitt")
    if dimension in ("question", "family"):
        return edition.text(o.indicator, "label")
    if dimension == "population":
        return ", ".join(filter(None, whom(edition, o.population, o.group)))
    if dimension == "answers":
        return _("ingen") if code == NOT_ASKED else f"«{edition.label('category', code)}»"
    if dimension == "unit":
        return lowered(_(UNITS[code].label))
    if dimension in ("scale", "kind"):
        return lowered(edition.label(dimension, code))
    if dimension == "base":
        return _(DONT_KNOW[code])
    if dimension == "survey":
        return o.indicator.survey or "; ".join(
            dict.fromkeys(edition.sources[c.source].title for c in o.citations)
        )
    if dimension == "value":
        return _("skjult") if o.value is None else _("oppgitt")
    return code.replace("-", "–")


def warning_words(edition: Edition) -> dict[str, str]:
    """Return what a reader should know where drawn figures differ in a dimension, by its name."""
    return {name: edition.translate(text) for name, text in _WARNINGS.items()}


def caution_words(edition: Edition, observation: Observation) -> tuple[str, ...]:
    """Return what a reader should know of a figure wherever it is held against others."""
    _ = edition.translate
    own: tuple[str, ...] = getattr(observation, f"cautions_{edition.language}")
    return (
        *own,
        *((_(YEAR_OF_SOURCE),) if observation.year_basis == "source" else ()),
        *((_(_NOT_EXACT),) if not observation.exact else ()),
    )
