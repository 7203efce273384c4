"""What sources say of the numbers of a figure, checked: one line each, with all the evidence."""

from collections.abc import Iterable

from helpers.analysis.claims import RESULTS, Finding, Verdict, verdicts
from helpers.analysis.claims.words import cited
from helpers.data import Edition, Observation
from helpers.page.html import CheckedClaim, Link
from helpers.page.labels import name, when, written_in_set, written_row
from helpers.page.places import address_of, claim_anchor


def claims_of(edition: Edition, observations: Iterable[Observation]) -> tuple[CheckedClaim, ...]:
    """Return the claims on what a figure shows which the page has not told yet, and note them."""
    shown = {o.key: o.indicator.topic for o in observations}
    found = [
        verdict
        for topic in dict.fromkeys(shown.values())
        for verdict in untold(edition, topic)
        if any(o.key in shown for o in verdict.finding.figures)
    ]
    return told(edition, found)


def untold(edition: Edition, topic: str) -> tuple[Verdict, ...]:
    """Return the verdicts of a topic that no figure of the page has told yet."""
    return tuple(v for v in verdicts(edition, topic) if v.claim.claim not in edition.shown.claims)


def told(edition: Edition, found: Iterable[Verdict]) -> tuple[CheckedClaim, ...]:
    """Return lines for verdicts, the failing ones first, and note that the page has them."""
    ordered = sorted(found, key=lambda verdict: RESULTS.index(verdict.result))
    edition.shown.claims.update(verdict.claim.claim for verdict in ordered)
    return tuple(checked(edition, verdict) for verdict in ordered)


def checked(edition: Edition, verdict: Verdict, *, anchored: bool = False) -> CheckedClaim:
    """Make a line that opens to all the evidence.

    Parameters
    ----------
    edition : Edition
    verdict : Verdict
    anchored : bool
        Whether links to the claim lead here, and it says whose it is: on the page of all claims.
        Elsewhere it says so where another of its topic says the same.
    """
    _ = edition.translate
    claim, finding = verdict.claim, verdict.finding
    source = edition.sources[claim.source]
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
    facts.append((_("Kilde"), (f"{cited(edition, claim.source)}, {places}",)))
    if finding.figures:
        shown = Link(_("Se tallene"), address_of(finding.figures[0].indicator))
        facts.append((_("I boken"), (shown,)))
    return CheckedClaim(
        verdict=verdict.result,
        text=claim.text,
        facts=tuple(facts),
        anchor=claim_anchor(claim.claim) if anchored else "",
        topic=verdict.topic,
        source=claim.source,
        by=f"({source.publisher},\xa0{source.edition})"
        if anchored or not _alone(edition, verdict)
        else "",
    )


def _alone(edition: Edition, verdict: Verdict) -> bool:
    """Tell whether no other claim of the topic says the same."""
    said = [other.claim.text for other in verdicts(edition, verdict.topic)]
    return said.count(verdict.claim.text) == 1


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
            source=cited(edition, row["source"]),
        )
        for row in edition.contradicting(observation)
        if row["value"] is not None
    )
