"""What a reader must know about a figure, and what stands out in it, from its observations."""

import re
from collections.abc import Sequence
from urllib.parse import quote

from helpers.analysis.changes import survey_change
from helpers.analysis.comparability.words import DONT_KNOW, YEAR_OF_SOURCE
from helpers.analysis.compare import largest, largest_change, newest_of, smallest, widest_gap
from helpers.base.formats import lowered, number
from helpers.base.language import phrase
from helpers.base.units import UNITS
from helpers.data import Edition, Observation
from helpers.data.whom import whom_in_sentence
from helpers.page.html import Caption, Link
from helpers.page.labels import label, listed, name, varying, when, written_row
from helpers.page.numbers import NO_ANSWERS, NOT_STATED, base
from helpers.page.places import source_address

_SENTENCE_END = re.compile(r"(?<=[.»]) (?=[A-ZÆØÅ])")
# More years than this are not listed one by one; the table has them all.
_FEW_YEARS = 6
_SURENESS = {
    True: phrase("Endringen siden {} er en sikker endring."),
    False: phrase("Endringen siden {} er innenfor feilmarginen."),
}


def measured(edition: Edition, observations: Sequence[Observation], order: str = "") -> str:
    """Write the line below the title: unit and answers counted."""
    _ = edition.translate
    kinds = listed(edition, (lowered(_(UNITS[o.indicator.unit].label)) for o in observations))
    answers = {o.category for o in observations}
    # Of shares alone: "prosentpoeng som svarer" is nobody.
    shares = all(UNITS[o.indicator.unit].whole is not None for o in observations)
    if shares and len(answers) == 1 and answers != {""}:
        kinds += _(" som svarer «{}»").format(label(edition, observations[0], "category"))
    return f"{_capital(kinds)}. {order}".strip()


def line(edition: Edition, observations: Sequence[Observation]) -> str:
    """Write the line below the chart: who, when, which survey and how many answers."""
    _ = edition.translate
    who = listed(edition, (_population(edition, o) for o in observations))
    surveys = [o.indicator.survey for o in observations if o.indicator.survey]
    parts = [_capital(who), _years(edition, observations)]
    if surveys:
        parts.append(listed(edition, surveys))
    return " · ".join([*parts, *_answered(edition, observations)])


def _answered(edition: Edition, observations: Sequence[Observation]) -> list[str]:
    """Write how many answered, of the fewest to the most; that it is not stated; or nothing."""
    _ = edition.translate
    known = [o.n for o in observations if o.n is not None]
    if known:
        ends = [number(n, edition.language) for n in sorted({min(known), max(known)})]
        return [_("{} svar").format("–".join(ends))]
    if any(base(edition, o) == _(NOT_STATED) for o in observations):
        return [_("antall svar ikke oppgitt")]
    return []


def caption(
    edition: Edition, observations: Sequence[Observation], *, asked: bool = True
) -> Caption:
    """Gather question, population, answer scale, years, base and sources; none is ever silent.

    Parameters
    ----------
    edition : Edition
    observations : sequence of Observation
    asked : bool
        Whether to say the questions, which rows say for themselves.
    """
    _ = edition.translate
    surveys = [o.indicator.survey for o in observations if o.indicator.survey]
    dont_know = [_(DONT_KNOW[o.dont_know]) for o in observations if o.dont_know]
    return Caption(
        population=_capital(listed(edition, (_population(edition, o) for o in observations))),
        scale=_scales(edition, observations),
        year=_years(edition, observations),
        base=_bases(edition, observations),
        sources=sources(edition, observations),
        questions=tuple(
            dict.fromkeys(edition.text(o.indicator, "question") for o in observations if asked)
        ),
        more=(
            *(((_("Undersøkelse"), listed(edition, surveys)),) if surveys else ()),
            *((("«Vet ikke»", listed(edition, dont_know)),) if dont_know else ()),
            *replacements(edition, observations),
        ),
    )


def replacements(
    edition: Edition, observations: Sequence[Observation]
) -> tuple[tuple[str, str], ...]:
    """Say which other question each question replaces, or is replaced by, and what changed."""
    _ = edition.translate
    shown = {o.indicator.indicator: o.indicator for o in observations}
    old = [
        (i, edition.indicator(i.replaces), i)
        for i in shown.values()
        if i.replaces and edition.select([i.replaces])
    ]
    new = [(i, other, other) for code, i in shown.items() for other in edition.replaced_by(code)]
    found = []
    for heading, pairs in ((_("Erstatter"), old), (_("Erstattet av"), new)):
        sentences = []
        for own, other, newer in pairs:
            text = f"«{edition.text(other, 'label')}». {edition.text(newer, 'changed')}".strip()
            many = len(shown) > 1
            sentences.append(f"{edition.text(own, 'label')}: {text}" if many else text)
        if sentences:
            found.append((heading, " ".join(sentences)))
    return tuple(found)


def sources(edition: Edition, observations: Sequence[Observation]) -> tuple[Link, ...]:
    """Return each source once, with the places in it that the observations stand at."""
    places: dict[str, dict[str, None]] = {}
    for o in observations:
        for citation in o.citations:
            found = places.setdefault(citation.source, {})
            found.update(dict.fromkeys(citation.locator.split("; ")))
    return tuple(
        Link(
            f"{edition.sources[code].title} ({edition.sources[code].publisher}, "
            f"{edition.sources[code].edition}), " + ", ".join(f"«{place}»" for place in found),
            source_address(code),
        )
        for code, found in places.items()
    )


def notes(edition: Edition, observations: Sequence[Observation]) -> tuple[str, ...]:
    """Return what else must be said, each note with the figures that it is about."""
    found: dict[str, list[Observation]] = {}
    for o in observations:
        for sentence in [*_sentences(edition, o), *_sureness(edition, o, observations)]:
            found.setdefault(sentence, []).append(o)
    paragraphs: dict[tuple[Observation, ...], list[str]] = {}
    for sentence, about in found.items():
        paragraphs.setdefault(tuple(about), []).append(sentence)
    return tuple(
        " ".join([*_subject(edition, about, observations), *sentences])
        for about, sentences in paragraphs.items()
    )


def _sentences(edition: Edition, observation: Observation) -> list[str]:
    """Return the notes on one observation, what other sources say of it included."""
    _ = edition.translate
    found = []
    if observation.year_basis == "source":
        found.append(_(YEAR_OF_SOURCE))
    for note in edition.notes(observation):
        found += _SENTENCE_END.split(note)
    for other in edition.contradicting(observation):
        source = edition.sources[other["source"]]
        # A rank ends in a point of its own.
        value = written_row(edition, other).removesuffix(".")
        found.append(
            _("Kildene er uenige: {title} ({year}) oppgir {value}.").format(
                title=source.title, year=source.edition, value=value
            )
        )
    return found


def _sureness(
    edition: Edition, observation: Observation, observations: Sequence[Observation]
) -> list[str]:
    """Say how sure the change from an earlier figure beside it is, where two surveys tell."""
    found = (
        survey_change(edition, o, observation) for o in observations if o.key == observation.key
    )
    return [
        edition.translate(_SURENESS[change.sure]).format(change.year_from)
        for change in found
        if change and change.change is not None
    ]


def _subject(
    edition: Edition, about: tuple[Observation, ...], observations: Sequence[Observation]
) -> list[str]:
    """Name what a note is about in as few dimensions as tell it from the rest."""
    if len(about) == len(observations):
        return []
    rest = [o for o in observations if o not in about]
    differing = varying(observations)
    for dimensions in [*([d] for d in differing), list(differing)]:
        names = dict.fromkeys(name(edition, o, dimensions) for o in about)
        if not names.keys() & {name(edition, o, dimensions) for o in rest}:
            break
    return ["; ".join(names) + ":"]


def contact(edition: Edition, anchor: str) -> str:
    """Return the address that a report of an error goes to, with the figure as its subject."""
    subject = edition.translate("Feil i et tall: {}, {}").format(anchor, edition.year)
    return f"mailto:{edition.contact}?subject={quote(subject)}"


def standing_out(
    edition: Edition, observations: Sequence[Observation]
) -> dict[str, Observation | None]:
    """Return the observations that titles and sentences may name.

    Returns
    -------
    dict
        ``largest`` and ``smallest`` of the newest values, ``moved`` (the largest change since
        the figure before), and for two populations ``gap_high`` and ``gap_low``, the ends of
        the widest gap. None where there is none.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.standing_out(edition, edition.select(["ai_plans"]))
    """
    newest = newest_of(edition, observations)
    change = largest_change(edition, observations)
    populations = list(dict.fromkeys(o.population for o in newest))
    pair = widest_gap(newest, *populations) if len(populations) == 2 else None
    low, high = sorted(pair, key=lambda o: o.value or 0) if pair else (None, None)
    return {
        "largest": largest(newest),
        "smallest": smallest(newest),
        "moved": change.after if change else None,
        "gap_high": high,
        "gap_low": low,
    }


def _population(edition: Edition, observation: Observation) -> str:
    whole, part = whom_in_sentence(edition, observation.population, observation.group)
    return f"{whole} ({part})" if part else whole


def _scales(edition: Edition, observations: Sequence[Observation]) -> str:
    """Write each answer scale once, with the answers on it that are counted."""
    counted: dict[str, list[str]] = {}
    for o in observations:
        answers = counted.setdefault(o.indicator.scale, [])
        if o.category:
            answers.append(f"«{label(edition, o, 'category')}»")
    return "; ".join(
        edition.translate("{}. Talt med: {}").format(
            edition.label("scale", scale), listed(edition, answers)
        )
        if answers
        else edition.label("scale", scale)
        for scale, answers in counted.items()
    )


def _bases(edition: Edition, observations: Sequence[Observation]) -> str:
    """Write each base once, with those it is of where they differ.

    Those that are not stated, and those that are no shares of answers, are a remark at the end.
    """
    _ = edition.translate
    bases = [base(edition, o) for o in observations]
    if len(set(bases)) == 1:
        return bases[0]
    differing, silent = varying(observations), (_(NOT_STATED), _(NO_ANSWERS))
    found = [
        f"{name(edition, o, differing)}: {base}"
        for o, base in zip(observations, bases, strict=True)
        if base not in silent
    ]
    if set(silent) <= set(bases):
        both = _("for andre målte andeler: {}; for resten: {}")
        found.append((both if found else _("målte andeler: {}; andre tall: {}")).format(*silent))
    else:
        found += [_("for de andre: {}").format(said) for said in silent if said in bases]
    return "; ".join(dict.fromkeys(found))


def _years(edition: Edition, observations: Sequence[Observation]) -> str:
    """Write the years; of many, the first and the last, and how many there are figures for."""
    years = sorted({when(edition, o) for o in observations})
    if len(years) <= _FEW_YEARS:
        return listed(edition, years)
    first, last = years[0][:4], max(str(o.year) for o in observations)
    return edition.translate("{first} til {last} ({count} år med tall)").format(
        first=first, last=last, count=len(years)
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
