"""What stands behind a chapter: closed, each with how much there is of it."""

from collections.abc import Iterator

from helpers.data import Edition
from helpers.page.figures.rest import rest
from helpers.page.html import ClaimList, Folded, Listing, Table, show
from helpers.page.html.parts import Block

from .claims import claims
from .doubts import disagreements, missing
from .own import own_findings
from .points import activities, points
from .register import all_figures, sources_of


def behind(edition: Edition) -> None:
    """Show, closed, what a chapter builds on and what its figures have not shown.

    What the book itself has worked out, claims that stand at no figure, disagreements, figures that
    sources name but do not print, what sources worry about and recommend, all figures as a table,
    and the sources.

    Examples
    --------
    >>> from helpers import chapter
    >>> chapter.behind(chapter.open(2021, topic="ai"))
    """
    for heading, count, block in _parts(edition, edition.shown.topic):
        show(Folded(f"{heading} ({count})", block, edition.language))


def _parts(edition: Edition, topic: str) -> Iterator[tuple[str, int, Block]]:
    """Yield what there is of each kind: what it is called, how many there are, and the block."""
    _ = edition.translate
    more = rest(edition, topic)
    if more:
        yield _("Flere tall"), len(more.table.rows), more
    for heading, block in (
        (_("Bokens egne utregninger"), own_findings(edition, topic)),
        (_("Påstander uten figur"), claims(edition, topic)),
        (_("Der kildene er uenige"), disagreements(edition, topic)),
        (_("Tall som kildene nevner, men ikke oppgir"), missing(edition, topic)),
        *_set_out(edition, topic),
        (_("Utfordringer"), points(edition, "challenge", topic)),
        (_("Hva kildene anbefaler"), points(edition, "recommendation", topic)),
        (_("Alle tall i kapittelet"), all_figures(edition, topic)),
        (_("Kilder"), sources_of(edition, topic)),
    ):
        if count := _count(block):
            yield heading, count, block


def _set_out(edition: Edition, topic: str) -> list[tuple[str, Block]]:
    """Return what a publisher set out to do, which is about data sharing."""
    if topic != "data_sharing":
        return []
    about = edition.translate("det Digdir satte seg fore")
    return [(edition.translate("Hva Digdir satte seg fore"), activities(edition, about))]


def _count(block: Block) -> int:
    """Return how many there are in a list or table; a sentence that there are none holds none."""
    if isinstance(block, Table):
        return len(block.rows)
    if isinstance(block, Listing):
        return len(block.items)
    if isinstance(block, ClaimList):
        return len(block.claims)
    return 0
