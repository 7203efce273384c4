"""What the sources claim, checked: beside the figures of a chapter, and all on one page."""

from collections import Counter

from helpers.analysis.changes import FLAT
from helpers.analysis.claims import RESULTS, Finding, Verdict, verdicts
from helpers.analysis.claims.stated import MARGIN
from helpers.analysis.claims.words import cited as _title
from helpers.base.formats import spoken
from helpers.data import Edition, Observation
from helpers.page.html import CheckedClaim, ClaimGroup, ClaimList, Link, Table
from helpers.page.html.claims import VERDICTS
from helpers.page.labels import name, when, written_in_set, written_row
from helpers.page.prose import Prose

_PAGE = "claims.html"


def claims(edition: Edition, topic: str) -> ClaimList | Prose:
    """Show the verdicts on what is claimed about a topic, with links to the evidence.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.claims(edition, "ai")
    """
    found = verdicts(edition, topic)
    if not found:
        return Prose(edition.translate("Denne utgaven har ingen påstander om dette temaet."))
    return ClaimList((ClaimGroup(tuple(_brief(edition, v) for v in found)),), edition.language)


def all_claims(edition: Edition) -> ClaimList | Prose:
    """Show every claim with its evidence, source by source.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.all_claims(edition)
    """
    found = verdicts(edition)
    if not found:
        return _no_claims(edition)
    return ClaimList(
        tuple(
            ClaimGroup(tuple(_whole(edition, v) for v in said), _title(edition, source))
            for source, said in _by_source(edition, found).items()
        ),
        edition.language,
    )


def claim_summary(edition: Edition) -> Table | Prose:
    """Count the verdicts, for each source and for all.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.claim_summary(edition)
    """
    _ = edition.translate
    found = verdicts(edition)
    if not found:
        return _no_claims(edition)
    counted = [
        (_title(edition, source), Counter(v.result for v in said))
        for source, said in _by_source(edition, found).items()
    ]
    counted.append((_("Alle kildene"), Counter(v.result for v in found)))
    return Table(
        caption=_("Hvor mange påstander som er etterprøvd, og hvordan det gikk"),
        headings=(_("Kilde"), *(_(VERDICTS[result]) for result in RESULTS), _("I alt")),
        rows=tuple(
            (title, *(str(count[result]) for result in RESULTS), str(count.total()))
            for title, count in counted
        ),
        language=edition.language,
    )


def claim_rules(edition: Edition) -> Prose:
    """Explain when a claim holds, when it holds only rounded, and when it cannot be checked.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.claim_rules(edition)
    """
    _ = edition.translate
    return Prose(
        _(
            "Boken regner hver påstand ut på nytt fra tallene i denne utgaven. "
            "En påstand holder når den er sann slik den står. "
            "Den holder når det rundes av, når tallet avviker med høyst {margin} fra det avrundede "
            "tallet i påstanden, eller blir det samme med like mange sifre som i påstanden. "
            "Det samme gjelder en utvikling som er omtalt som flat, når endringen er høyst {flat}. "
            "En endring på høyst {flat} bekrefter verken at noe gikk opp eller ned. "
            "En påstand som bygger på tall som ingen kilde i utgaven oppgir, kan ikke etterprøves. "
            "Påstanden holdes mot tallene i sin egen kilde. Gir tallene i en annen kilde et annet "
            "svar, er kildene uenige, og begge regnestykkene står der. "
            "Oppgir kilden et antall som den også lister opp, prøver boken bare om hele listen "
            "er med. "
            "Merkelappene som kildene setter på nøkkeltallene sine, er også påstander: Både "
            "retningen og om den er god eller dårlig, må stemme."
        ).format(
            margin=spoken(float(MARGIN * 100), "percent", language=edition.language),
            flat=spoken(FLAT, "percentage_points", language=edition.language),
        )
    )


def _no_claims(edition: Edition) -> Prose:
    return Prose(edition.translate("Denne utgaven har ingen påstander."))


def _by_source(edition: Edition, found: tuple[Verdict, ...]) -> dict[str, list[Verdict]]:
    """Sort verdicts by source, the oldest first."""
    cited = {v.claim.source for v in found}
    order = sorted(cited, key=lambda source: (edition.sources[source].edition, source))
    return {source: [v for v in found if v.claim.source == source] for source in order}


def _anchor(verdict: Verdict) -> str:
    return f"pastand-{verdict.claim.claim.replace('_', '-')}"


def _brief(edition: Edition, verdict: Verdict) -> CheckedClaim:
    """Make a line for a chapter: the reckoning, the source and the way to all the evidence."""
    _ = edition.translate
    evidence = Link(_("Hele regnestykket"), f"{_PAGE}#{_anchor(verdict)}")
    return CheckedClaim(
        verdict=verdict.result,
        text=verdict.claim.text,
        facts=(
            *_reckoned(edition, verdict.finding),
            (_("Kilde"), (_title(edition, verdict.claim.source), evidence)),
        ),
    )


def _whole(edition: Edition, verdict: Verdict) -> CheckedClaim:
    """Make an entry of the page of claims, with all the evidence."""
    _ = edition.translate
    claim, finding = verdict.claim, verdict.finding
    facts = [*_reckoned(edition, finding)]
    if finding.figures:
        facts.append((_("Tall"), _figures(edition, finding.figures)))
    others = tuple(t for o in finding.figures for t in _contradictions(edition, o))
    if others:
        facts.append((_("Oppgis også som"), others))
    notes = (claim.note, *(why for o in finding.figures for why in _why(edition, o)))
    if any(notes):
        facts.append((_("Merk"), tuple(dict.fromkeys(filter(None, notes)))))
    places = "; ".join(f"«{place}»" for place in claim.locator.split("; "))
    facts.append((_("Sted i kilden"), (places,)))
    if finding.figures or claim.kind == "count":
        facts.append((_("I boken"), (Link(_("Se tallene"), claim.figure),)))
    return CheckedClaim(
        verdict=verdict.result, text=claim.text, facts=tuple(facts), anchor=_anchor(verdict)
    )


def _reckoned(edition: Edition, finding: Finding) -> tuple[tuple[str, tuple[str | Link, ...]], ...]:
    """Return how the claim was read, the reckoning, and what is missing for one."""
    _ = edition.translate
    read = ((_("Lest som"), (finding.claimed,)),) if finding.claimed else ()
    reckoned = ((_("Regnestykke"), (finding.reckoning,)),) if finding.reckoning else ()
    missing = ((_("Mangler"), finding.missing),) if finding.missing else ()
    return read + reckoned + missing


def _figures(edition: Edition, figures: tuple[Observation, ...]) -> tuple[str, ...]:
    """Write each series once, with its values and years."""
    _ = edition.translate
    dimensions = ["indicator", "population", "group", "category"]
    written: dict[str, list[str]] = {}
    for o in sorted(figures, key=lambda o: o.year):
        text = _("{value} i {year}").format(value=written_in_set(edition, o), year=when(edition, o))
        written.setdefault(name(edition, o, dimensions), []).append(text)
    return tuple(f"{series}: {', '.join(values)}" for series, values in written.items())


def _why(edition: Edition, observation: Observation) -> tuple[str, ...]:
    """Return what the book says of sources that differ on a figure."""
    rows = edition.rows("disagreements", **observation.key._asdict(), year=observation.year)
    return tuple(edition.text(row, "why") for row in rows)


def _contradictions(edition: Edition, observation: Observation) -> tuple[str, ...]:
    return tuple(
        edition.translate("{value} i {year} ({source})").format(
            value=written_row(edition, row),
            year=row["year"],
            source=_title(edition, row["source"]),
        )
        for row in edition.contradicting(observation)
        if row["value"] is not None
    )
