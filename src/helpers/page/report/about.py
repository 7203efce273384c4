"""Whom a report is for, how it is read, and what it holds back."""

from helpers.base.formats import lowered, number
from helpers.page.html import Entries, Entry, Item, Listing
from helpers.page.prose import Prose
from helpers.survey.prepared.report import Report

from .wording import capital, joined, the_others


def about(report: Report) -> Entries:
    """Say whom the report is for, which survey it is from, and whom the body is compared with."""
    _ = report.translate
    answered = sum(question.own_kind == "answer" for question in report.questions)
    asked = sum(question.own_kind != "not_asked" for question in report.questions)
    facts = (
        (_("År"), str(report.year)),
        (_("Kilde"), source(report)),
        (_("Sammenlignet med"), the_others(report)),
        (_("Svar dere har gitt"), _("{} av {} spørsmål").format(answered, asked)),
    )
    return Entries((Entry("virksomheten", report.name, facts),), report.language)


def source(report: Report) -> str:
    """Write where the answers are from."""
    return f"{report.source}, «{report.locator}»"


def reading(report: Report) -> Prose:
    """Explain what a share, an interval and a base are, in the report's own limits."""
    _ = report.translate
    sentences = [
        _("Ved siden av hvert svar står andelen som svarte i den enden av skalaen som telles med."),
        _("Andelene regner med alle som har svart, også dere selv."),
        _("Tallene i parentes er et 95 prosent konfidensintervall og viser usikkerheten."),
        _("Uten parentes har alle svart på undersøkelsen, eller for få til å regne det ut."),
        _("n er antallet svar bak andelen, avrundet til nærmeste fem."),
        _("Er n liten, er også andelen og intervallet avrundet, slik at ett svar ikke synes."),
        _("Andeler nær 0 og 100 prosent står som under eller over et tall."),
    ]
    kinds = {question.dont_know for question in report.questions}
    if "in_base" in kinds:
        sentences.append(_("Der det står at «Vet ikke» er telt med, er også slike svar i n."))
    if kinds == {"not_in_base"}:
        sentences.append(_("«Vet ikke» er ikke med i n."))
    return Prose(" ".join(sentences))


def held_back(report: Report) -> Listing:
    """List what the report holds back, and say why."""
    _ = report.translate
    found: list[Item] = []
    for place, others in enumerate(report.others):
        labels = [q.label for q in report.questions if q.shares[place].value is None]
        if labels:
            found.append(Item(others.label, capital(joined(report, map(lowered, labels)))))
    if not found:
        return Listing((Item(_("Ingenting er holdt tilbake i denne rapporten.")),), report.language)
    return Listing(tuple(found), report.language)


def why_held_back(report: Report) -> Prose:
    """Say which shares are held back."""
    _ = report.translate
    return Prose(
        _(
            "En andel vises bare når minst {base} har svart, og ikke når én virksomhet veier for "
            "mye. Andre andeler holdes tilbake når det ellers gikk an å regne seg fram "
            "til svarene fra noen få, også for den som vet hva den selv har svart. "
            "Rapporten viser det samme som boken."
        ).format(base=number(report.minimum_base, report.language))
    )
