"""Numbers that the book has reckoned, as they are written, and the arithmetic behind them."""

from collections.abc import Sequence
from fractions import Fraction

from markupsafe import Markup, escape

from helpers.analysis.own import Reckoned
from helpers.base.formats import apart, number, spoken
from helpers.data import Edition, Observation
from helpers.page.numbers import opens


def observed(edition: Edition, observation: Observation) -> Markup:
    """Write a figure of a source; it opens to itself."""
    assert observation.value is not None
    unit, precision = observation.indicator.unit, observation.precision
    text = spoken(observation.value, unit, precision, edition.language)
    return opens(edition, text, [observation])


def reckoned(edition: Edition, result: Reckoned, decimals: int = 0) -> Markup:
    """Write a number that was reckoned, with its interval: "70 prosent (60 til 80)".

    The ends are rounded outward, so that the interval is never too narrow. What was counted and
    found nowhere has no figures to open to.
    """
    if not result.observations:
        return escape(edition.translate("ingen"))
    write = apart if result.unit == "rank" else spoken
    text = write(round(float(result.value), decimals), result.unit, language=edition.language)
    if not result.whole:
        ends = (number(float(end), edition.language) for end in result.outward(decimals))
        text = edition.translate("{} ({} til {})").format(text, *ends)
    return opens(edition, text, result.observations, arithmetic(edition, result))


def arithmetic(edition: Edition, result: Reckoned) -> str:
    """Write how a number was reckoned: as printed, and at the two ends that rounding allows."""
    _ = edition.translate
    if not result.formula:
        return _("Antall spørsmål, hvert med ett tall fra staten og ett fra kommunene: {}").format(
            number(float(result.value), edition.language)
        )
    printed = _equation(edition, result.formula, result.at, result.value)
    if result.whole:
        return printed
    least = _equation(edition, result.formula, result.low_at, result.low)
    most = _equation(edition, result.formula, result.high_at, result.high)
    return _("{}. Minst: {}. Mest: {}").format(printed, least, most)


def _equation(edition: Edition, formula: str, at: Sequence[Fraction], value: Fraction) -> str:
    *places, end = (number(float(one), edition.language) for one in (*at, value))
    return f"{formula.format(*places)} = {end}"
