"""The findings that the front page begins with, and the rule that chose them."""

from collections.abc import Iterator

from markupsafe import Markup

from helpers.analysis.claims import Verdict, verdicts
from helpers.analysis.findings import RECENT, findings
from helpers.base.language import phrase
from helpers.data import Edition
from helpers.page.places import claim_anchor, page_of
from helpers.page.prose import Prose, words

# What a finding is, and the sentence that says it.
_SENTENCES = (
    (
        phrase("Størst endring til det bedre"),
        phrase(
            "{better|what}, {better|population}: {better|change} siden {better|before_year}, "
            "til {better}."
        ),
    ),
    (
        phrase("Størst endring til det verre"),
        phrase(
            "{worse|what}, {worse|population}: {worse|change} siden {worse|before_year}, "
            "til {worse}."
        ),
    ),
    (
        phrase("Størst avstand mellom stat og kommune"),
        phrase("{high|what}: {high} blant {high|population} mot {low} blant {low|population}."),
    ),
    (
        phrase("Størst flytting i en internasjonal måling"),
        phrase("{rank|label}: {rank|change} siden {rank|before_year}, til {rank}."),
    ),
)


def top_findings(edition: Edition) -> Prose:
    """Show the findings that matter most in an edition, chosen by a rule that is stated.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.top_findings(edition)
    """
    items = Markup("\n").join(
        Markup("<li><strong>{}.</strong> {}</li>").format(heading, said)
        for heading, said in _found(edition)
    )
    if not items:
        return Prose("")
    return Prose(Markup('<ol class="dt-findings">\n{}\n</ol>\n{}').format(items, _rule(edition)))


def _found(edition: Edition) -> Iterator[tuple[str, Markup]]:
    """Yield what each finding is, and the finding; those that the edition does not have are out."""
    _ = edition.translate
    found = findings(edition)
    high, low = found.gap or (None, None)
    facts = {
        "better": found.better,
        "worse": found.worse,
        "high": high,
        "low": low,
        "rank": found.rank,
    }
    for heading, sentence in _SENTENCES:
        if said := words(edition, _(sentence), **facts):
            yield _(heading), said
    if failing := _failing(edition):
        yield _("En påstand som ikke holder"), _claim(failing)


def _claim(verdict: Verdict) -> Markup:
    return Markup('<a href="{}#{}">{}</a>').format(
        page_of("claims"), claim_anchor(verdict.claim.claim), verdict.claim.text
    )


def _failing(edition: Edition) -> Verdict | None:
    """Return the claim of the newest source that fails; of several, the first."""
    failing = [v for v in verdicts(edition) if v.result == "fails"]
    return max(failing, key=lambda v: edition.sources[v.claim.source].edition, default=None)


def _rule(edition: Edition) -> Markup:
    text = edition.translate(
        "Slik er de valgt: Bare nøyaktige tall som er høyst {} år eldre enn utgaven, er med, og "
        "ikke tall for deler av en gruppe. Det er den største endringen hver vei, den største "
        "avstanden og den største flyttingen. Til slutt kommer den første påstanden fra den nyeste "
        "kilden som ikke holder."
    )
    return Markup('<p class="dt-note">{}</p>').format(text.format(RECENT))
