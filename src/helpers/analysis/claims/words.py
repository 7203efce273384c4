"""The words of a reckoning: numbers, amounts and figures, in the edition's language."""

from collections.abc import Iterable

from helpers.base.formats import apart, number, spoken
from helpers.base.language import phrase
from helpers.data import Edition, Observation
from helpers.data.whom import whom_in_sentence

from .exact import Interval, Number, is_point
from .stated import Stated

_MORE_THAN = phrase("mer enn {}")
_LESS_THAN = phrase("mindre enn {}")
_NEAR = {
    "exact": phrase("{}"),
    "about": phrase("omtrent {}"),
    "below": phrase("mindre enn {}"),
    "above": phrase("mer enn {}"),
    "just_below": phrase("litt under {}"),
    "just_above": phrase("litt over {}"),
}


def bare(edition: Edition, value: Number) -> str:
    """Write a number without its unit."""
    return number(float(value), edition.language)


def figure(edition: Edition, observation: Observation) -> str:
    """Write a figure with its unit and how exact it is."""
    if observation.value is None:
        return edition.translate("skjult")
    unit, precision = observation.indicator.unit, observation.precision
    return spoken(observation.value, unit, precision, edition.language)


def terse(edition: Edition, observation: Observation) -> str:
    """Write a figure as a term of a sum: the bare number where it is exact."""
    if observation.value is None or not observation.exact:
        return figure(edition, observation)
    return bare(edition, observation.value)


def level(edition: Edition, unit: str, said: Stated) -> str:
    """Write what a claim says of a level: "omtrent 75 prosent"."""
    return spoken(float(said.number), unit, said.word, edition.language)


def amount(edition: Edition, unit: str, value: Number) -> str:
    """Write a difference with its unit: "6 prosentpoeng", "3 plasser"."""
    return apart(float(value), unit, edition.language)


def stated_amount(edition: Edition, unit: str, said: Stated) -> str:
    """Write what a claim says of a difference: "omtrent 10 prosentpoeng"."""
    return edition.translate(_NEAR[said.word]).format(amount(edition, unit, said.number))


def stated_percent(edition: Edition, said: Stated) -> str:
    """Write what a claim says of a change in per cent of the figure before."""
    return level(edition, "percent", said)


def stated_times(edition: Edition, said: Stated) -> str:
    """Write how many times as high a claim says that a figure is."""
    times = edition.translate("{} ganger").format(bare(edition, said.number))
    return edition.translate(_NEAR[said.word]).format(times)


def near(edition: Edition, said: Stated) -> tuple[str, ...]:
    """Write what is taken as near a rounded number; nothing where the number is not rounded."""
    if said.margin is None:
        return ()
    low, high = (bare(edition, end) for end in said.margin)
    return (edition.translate("nær nok er {} til {}").format(low, high),)


def difference(edition: Edition, unit: str, span: Interval) -> str:
    """Write a difference that may be known only as a bound; a fall has a minus before it."""
    _ = edition.translate
    if is_point(span):
        return amount(edition, unit, span[0])
    if span[0] >= 0:
        return _(_MORE_THAN).format(amount(edition, unit, span[0]))
    if span[1] <= 0:
        return _(_LESS_THAN).format(amount(edition, unit, span[1]))
    return _("ukjent")


def cited(edition: Edition, source: str) -> str:
    """Name a source: title, publisher and year."""
    found = edition.sources[source]
    return f"{found.title.removeprefix('– ')} ({found.publisher}, {found.edition})"


def sources(edition: Edition, observations: Iterable[Observation]) -> str:
    """Name the sources of figures, each once, without their publishers."""
    codes = dict.fromkeys(o.citations[0].source for o in observations if o.citations)
    titles = (edition.sources[code].title.removeprefix("– ") for code in codes)
    return edition.translate(" og ").join(titles)


def which(edition: Edition, observation: Observation) -> str:
    """Name a figure by what is measured, who answered and when."""
    population, group = whom_in_sentence(edition, observation.population, observation.group)
    answers = edition.label("category", observation.category) if observation.category else ""
    return named(
        edition,
        edition.text(observation.indicator, "label"),
        population,
        group,
        answers,
        observation.year,
    )


def named(
    edition: Edition, label: str, population: str, group: str, answers: str, year: int | None
) -> str:
    """Join the parts of a figure's name; what is empty or said already is left out."""
    parts = [label]
    for part, written in (
        (population, population),
        (group, group),
        (answers, f"«{answers}»"),
    ):
        if part and part.lower() not in label.lower():
            parts.append(written)
    if year:
        parts.append(str(year))
    return ", ".join(part for part in parts if part)
