"""What the sources claim, checked: beside the figures of a chapter, and all on one page."""

from collections import Counter

from helpers.analysis.changes import FLAT
from helpers.analysis.claims import RESULTS, Verdict, verdicts
from helpers.analysis.claims.stated import MARGIN
from helpers.analysis.claims.words import cited
from helpers.base.formats import spoken
from helpers.data import Edition
from helpers.page.figures.claimed import checked, told, untold
from helpers.page.html import ClaimList, ClaimRegister, Table, choose
from helpers.page.html.claims import verdict_words
from helpers.page.html.parts import Choice
from helpers.page.html.table import Cell
from helpers.page.prose import Prose


def claims(edition: Edition, topic: str) -> ClaimList | Prose:
    """Show the verdicts on what is claimed about a topic and stands at no figure of the page.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.claims(edition, "ai")
    """
    found = untold(edition, topic)
    return ClaimList(told(edition, found), edition.language) if found else Prose("")


def all_claims(edition: Edition) -> ClaimRegister | Prose:
    """Show every claim with its evidence: those that fail first, those that hold closed.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.all_claims(edition)
    """
    found = verdicts(edition)
    if not found:
        return _no_claims(edition)
    return ClaimRegister(
        tuple(checked(edition, v, anchored=True) for v in found),
        topics={
            code: label for (column, code), label in edition.labels.items() if column == "topic"
        },
        sources={source: cited(edition, source) for source in _sources(edition, found)},
        language=edition.language,
    )


def claim_summary(edition: Edition) -> Table | Prose:
    """Count the verdicts, for each source and for all; each number leads to what it counts.

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
    words = verdict_words(edition.language)
    rows = [
        (cited(edition, source), *_counted(found, source)) for source in _sources(edition, found)
    ]
    return Table(
        caption=_("Hvor mange påstander som er etterprøvd, og hvordan det gikk"),
        headings=(_("Kilde"), *(words[result] for result in RESULTS), _("I alt")),
        rows=(*rows, (_("Alle kildene"), *_counted(found))),
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


def _counted(found: tuple[Verdict, ...], source: str = "") -> tuple[Cell, ...]:
    """Count the verdicts on the claims of a source, or of all, and then the claims."""
    count = Counter(v.result for v in found if source in ("", v.claim.source))
    each = (_number(count[result], source, result) for result in RESULTS)
    return (*each, _number(count.total(), source))


def _number(count: int, source: str, verdict: str = "") -> Cell:
    query = choose(source=source, verdict=verdict)
    return Choice(str(count), query) if count and query else str(count)


def _sources(edition: Edition, found: tuple[Verdict, ...]) -> list[str]:
    """Return the sources that claim something, the oldest first."""
    sources = {v.claim.source for v in found}
    return sorted(sources, key=lambda source: (edition.sources[source].edition, source))
