"""The sentences of the book's own findings: what readers see of each rule."""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup, escape

from helpers.analysis.own import OwnFinding, Reckoned
from helpers.analysis.own.expected import HORIZON
from helpers.base.formats import lowered
from helpers.base.language import phrase
from helpers.data import Edition, Observation
from helpers.page.labels import label, listed, when

from .own_numbers import observed, reckoned


class Told(NamedTuple):
    """What readers see of a rule: its name, what it takes for granted, and its sentence."""

    name: str
    condition: str
    words: str


RULES = {
    "expected": Told(
        phrase("forventning mot bruk"),
        phrase("Bruken er målt for alle oppgaver samlet, og virksomhetene avgjør selv hva den er."),
        phrase(
            "I {year} trodde mellom {lowest} og {highest} av virksomhetene, alt etter oppgave, at "
            "KI {answers} ville være tatt i bruk innen tre år. I {due} har {use} tatt i bruk KI "
            "{answers}. {distance}"
        ),
    ),
    "growth": Told(
        phrase("vekst mellom to opptellinger"),
        phrase("Begge opptellingene er fra samme kilde."),
        phrase("Felles datakatalog fikk {result} nye datasett i {year}, netto.{earlier}{stated}"),
    ),
    "rest": Told(
        phrase("andelen blant resten"),
        phrase("Regelen forutsetter at de samme virksomhetene har svart på begge spørsmålene."),
        phrase(
            "Av virksomhetene som ikke involverer privat næringsliv {answers}, er {result} enige i "
            "at samarbeid med privat sektor gir verdi. Av dem som gjør det, er {part} enige."
        ),
    ),
    "municipal_share": Told(
        phrase("kommunenes del av svarene"),
        phrase("Regelen forutsetter at alle svar veier likt, og at bare stat og kommune er med."),
        phrase(
            "«{label}» i {year}: {whole} av alle, {state} i staten og {municipality} i kommunene. "
            "Det går opp når kommunene står for {result} av svarene."
        ),
    ),
    "ledger": Told(
        phrase("regnskapet for stat og kommune"),
        phrase("Det nyeste året teller, og bare spørsmål der det er klart hva som er best."),
        phrase(
            "Av {asked} spørsmål som er målt likt i stat og kommune, ligger staten best an i "
            "{result} og kommunene i {municipality}."
        ),
    ),
    "barriers": Told(
        phrase("hindringer i gjennomsnitt"),
        phrase("Alle hindringene teller like mye."),
        phrase(
            "Hver av hindringene for {about} rammer i gjennomsnitt {state} av de statlige "
            "virksomhetene og {municipality} av kommunene {answers} ({year}). Avstanden er "
            "{result}."
        ),
    ),
    "ranks": Told(
        phrase("delene ved siden av helheten"),
        phrase("Bare deler som kildene oppgir plassen til samme år, er med."),
        phrase(
            "I {survey} for {year} fikk Norge {whole} samlet. I delene ble det {parts}. Mellom den "
            "beste og den svakeste delen er det {result}."
        ),
    ),
}
_UNDER = phrase("Det er {} under den laveste forventningen.")
_AWAY = phrase("Avstanden til den laveste forventningen er {}.")
_EARLIER = phrase(" Årene før var veksten {}.")
_IN_YEAR = phrase("{} i {}")
_STATED = phrase(" En annen opptelling gir {}.")
BARRIERS = {
    "ai_barriers": phrase("kunstig intelligens"),
    "digital_barriers": phrase("digitale tjenester"),
}
# Means of many figures have a decimal: rounding hides less of them.
_DECIMALS = {"barriers": 1}


def told(edition: Edition, rule: str) -> tuple[str, str]:
    """Return the name of a rule, and what it takes for granted."""
    return edition.translate(RULES[rule].name), edition.translate(RULES[rule].condition)


def sentence(edition: Edition, finding: OwnFinding) -> Markup:
    """Write a finding; each of its numbers opens to the figures that it follows from."""
    decimals = _DECIMALS.get(finding.rule, 0)
    parts = {"result": reckoned(edition, finding.result, decimals)}
    for name, part in finding.parts.items():
        if isinstance(part, Observation):
            parts[name] = observed(edition, part)
        elif isinstance(part, Reckoned):
            parts[name] = reckoned(edition, part, decimals)
    return _filled(
        edition, RULES[finding.rule].words, **parts | _MORE[finding.rule](edition, finding, parts)
    )


def _filled(edition: Edition, words: str, *places: str, **parts: str) -> Markup:
    return escape(edition.translate(words)).format(*places, **parts)


def _expected(edition: Edition, finding: OwnFinding, parts: dict[str, Markup]) -> dict[str, str]:
    lowest = finding.observations[0]
    return {
        "year": when(edition, lowest),
        "due": str(lowest.year + HORIZON),
        "answers": label(edition, lowest, "category"),
        "distance": _filled(edition, _UNDER if finding.result.low >= 0 else _AWAY, parts["result"]),
    }


def _growth(edition: Edition, finding: OwnFinding, parts: dict[str, Markup]) -> dict[str, str]:
    earlier = _listed(edition, finding, "earlier", _IN_YEAR, when)
    return {
        "year": when(edition, finding.observations[0]),
        "earlier": _filled(edition, _EARLIER, earlier) if earlier else "",
        "stated": _filled(edition, _STATED, parts["stated"]) if "stated" in parts else "",
    }


def _rest(edition: Edition, finding: OwnFinding, parts: dict[str, Markup]) -> dict[str, str]:
    return {"answers": label(edition, finding.observations[1], "category")}


def _municipal_share(
    edition: Edition, finding: OwnFinding, parts: dict[str, Markup]
) -> dict[str, str]:
    whole = finding.observations[0]
    return {"label": label(edition, whole, "indicator"), "year": when(edition, whole)}


def _ledger(edition: Edition, finding: OwnFinding, parts: dict[str, Markup]) -> dict[str, str]:
    return {}


def _barriers(edition: Edition, finding: OwnFinding, parts: dict[str, Markup]) -> dict[str, str]:
    one = finding.observations[0]
    return {
        "about": edition.translate(BARRIERS[one.indicator.battery]),
        "answers": label(edition, one, "category"),
        "year": when(edition, one),
    }


def _ranks(edition: Edition, finding: OwnFinding, parts: dict[str, Markup]) -> dict[str, str]:
    return {
        "survey": finding.observations[0].indicator.survey,
        "year": when(edition, finding.observations[0]),
        "parts": _listed(
            edition, finding, "parts", "{} ({})", lambda e, o: lowered(label(e, o, "indicator"))
        ),
    }


def _listed(
    edition: Edition,
    finding: OwnFinding,
    name: str,
    words: str,
    beside: Callable[[Edition, Observation], str],
) -> Markup:
    """List the figures of a part, each with what stands beside it; empty where there are none."""
    part = finding.parts[name]
    assert isinstance(part, tuple)
    each = [_filled(edition, words, observed(edition, o), beside(edition, o)) for o in part]
    return Markup(listed(edition, each)) if each else Markup()


_MORE = {
    "expected": _expected,
    "growth": _growth,
    "rest": _rest,
    "municipal_share": _municipal_share,
    "ledger": _ledger,
    "barriers": _barriers,
    "ranks": _ranks,
}
