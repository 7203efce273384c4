"""The forms that a figure takes in a sentence: ``{reference|form}``."""

from collections.abc import Callable

from helpers.analysis.changes import Change, change_since, survey_change
from helpers.base.formats import apart, lowered, number, spoken
from helpers.base.language import phrase
from helpers.base.units import UNITS
from helpers.data import Edition, Observation
from helpers.data.whom import whom_in_sentence

Form = Callable[[Edition, Observation], str | None]

_MOVED = {
    "up": phrase("opp {}"),
    "down": phrase("ned {}"),
    "flat": phrase("uendret"),
}
_MOVED_MORE = {"up": phrase("opp mer enn {}"), "down": phrase("ned mer enn {}")}
_JUDGED = {
    "good": phrase("en endring til det bedre"),
    "bad": phrase("en endring til det verre"),
    "slight": phrase("for lite til å regnes som en endring"),
    "neutral": phrase("en endring som verken er god eller dårlig i seg selv"),
}


def value(edition: Edition, observation: Observation) -> str | None:
    """Write the value with its unit and how exact it is: "litt under 50 prosent"."""
    if observation.value is None:
        return None
    return spoken(
        observation.value, observation.indicator.unit, observation.precision, edition.language
    )


def printed(edition: Edition, observation: Observation) -> str | None:
    """Write a figure that is not exact in the words of its source: "en tredjedel"."""
    if observation.exact or not observation.printed:
        return value(edition, observation)
    text = observation.printed
    return text[0].lower() + text[1:]


def year(edition: Edition, observation: Observation) -> str:
    """Write the year or the span: "2024", "2021 til 2024"."""
    if observation.year_from is None:
        return str(observation.year)
    return edition.translate("{} til {}").format(observation.year_from, observation.year)


def label(edition: Edition, observation: Observation) -> str:
    """Write the indicator's short name as it stands in the middle of a sentence."""
    return lowered(edition.text(observation.indicator, "label"))


def what(edition: Edition, observation: Observation) -> str:
    """Write the short name with the answers that are counted: "bruk av KI (i stor grad)"."""
    name, counted = label(edition, observation), answers(edition, observation)
    # "Deler data systematisk" says already which answers are counted.
    return name if not counted or counted.lower() in name.lower() else f"{name} ({counted})"


def population(edition: Edition, observation: Observation) -> str:
    """Write who answered, as it stands in the middle of a sentence."""
    return whom_in_sentence(edition, observation.population, observation.group)[0]


def answers(edition: Edition, observation: Observation) -> str | None:
    """Write the answers that are counted: "i stor eller svært stor grad"."""
    return edition.label("category", observation.category) if observation.category else None


def before(edition: Edition, observation: Observation) -> str | None:
    """Write the value of the figure before."""
    older = edition.before(observation)
    return value(edition, older) if older else None


def before_year(edition: Edition, observation: Observation) -> str | None:
    """Write the year of the figure before."""
    older = edition.before(observation)
    return year(edition, older) if older else None


def size_of_change(edition: Edition, change: Change) -> str:
    """Write the size of a change with its unit: "6 prosentpoeng", "3 plasser"."""
    assert change.amount is not None
    return apart(change.amount, change.after.indicator.unit, edition.language)


def moved(edition: Edition, change: Change) -> str | None:
    """Write a change: "opp 6 prosentpoeng", "ned mer enn 10 prosentpoeng", "uendret".

    Where two surveys tell how sure it is, that is said wherever the change is: "opp
    2 prosentpoeng (innenfor feilmarginen)".
    """
    text = _moved(edition, change)
    tested = survey_change(edition, change.before, change.after)
    if text is None or tested is None or not tested.verdict:
        return text
    return f"{text} ({edition.translate(tested.verdict)})"


def _moved(edition: Edition, change: Change) -> str | None:
    _ = edition.translate
    if change.direction == "unknown":
        return None
    if change.direction == "flat":
        return _(_MOVED["flat"])
    if not change.amount:
        # A bound of nothing tells the direction alone.
        return _("opp") if change.direction == "up" else _("ned")
    words = _MOVED if change.bound == "exact" else _MOVED_MORE
    return _(words[change.direction]).format(size_of_change(edition, change))


def judged(edition: Edition, change: Change) -> str | None:
    """Write whether a change is good or bad; None where that is unknown or nothing moved."""
    if change.direction == "flat":
        return None
    text = _JUDGED.get(change.judgement)
    return edition.translate(text) if text else None


def _of_change(write: Callable[[Edition, Change], str | None]) -> Form:
    def form(edition: Edition, observation: Observation) -> str | None:
        change = change_since(edition, observation)
        return write(edition, change) if change else None

    return form


def compared(edition: Edition, observation: Observation, other: Observation) -> str | None:
    """Write how one figure stands to another: "34 prosentpoeng lavere".

    None where the two are not exact, or not of the same unit, scale, answers and year.
    """
    _ = edition.translate
    if not (observation.exact and other.exact) or observation.value is None or other.value is None:
        return None
    if _measured_as(observation) != _measured_as(other):
        return None
    # Of decimals, a difference may lie a hair beside what its two ends say.
    difference = round(observation.value - other.value, 6)
    unit = UNITS[observation.indicator.unit]
    if difference == 0:
        return _("likt plassert") if unit.ranked else _("like høyt")
    if unit.ranked:
        # The lower number is the better place.
        words = _("{} bak") if difference > 0 else _("{} foran")
    else:
        words = _("{} høyere") if difference > 0 else _("{} lavere")
    return words.format(apart(abs(difference), unit.code, edition.language))


def reckoned(edition: Edition, observation: Observation, other: Observation) -> str:
    """Write how far two exact figures are apart: "26 − 20 = 6 prosentpoeng"; else nothing."""
    if not (observation.exact and other.exact) or observation.value is None or other.value is None:
        return ""
    low, high = sorted((observation.value, other.value))
    by = round(high - low, 6)
    apart_by = apart(by, observation.indicator.unit, edition.language)
    # Ends with more decimals than are shown would not add up.
    sign = "=" if round(round(high, 2) - round(low, 2), 2) == round(by, 2) else "≈"
    ends = [number(value, edition.language) for value in (high, low)]
    return f"{ends[0]} − {ends[1]} {sign} {apart_by}"


def _measured_as(observation: Observation) -> tuple[str, str, str, int]:
    """Return what two figures must share to be compared."""
    indicator = observation.indicator
    return indicator.unit, indicator.scale, observation.category, observation.year


FORMS: dict[str, Form] = {
    "value": value,
    "printed": printed,
    "year": year,
    "label": label,
    "what": what,
    "population": population,
    "answers": answers,
    "before": before,
    "before_year": before_year,
    "change": _of_change(moved),
    "judgement": _of_change(judged),
}
