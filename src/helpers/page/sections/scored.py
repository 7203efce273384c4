"""The arithmetic of the goals' scores, closed: one line for each part of it."""

from collections.abc import Iterator

from helpers.data import Edition
from helpers.page.figures.absence import Lacking
from helpers.page.html import Absent, Folded, Table, show
from helpers.page.prose import Prose

from .score import how_scored, key_figure_points, score_board, score_by_threshold


def scoring(edition: Edition) -> None:
    """Show, closed, how the goals are scored, what comes of it, and what other limits give.

    Examples
    --------
    >>> from helpers import chapter
    >>> chapter.scoring(chapter.open(2024))  # doctest: +ELLIPSIS
    {...
    """
    for block in _parts(edition):
        if not isinstance(block, Prose):
            show(block)


def _parts(edition: Edition) -> Iterator[Folded | Table | Lacking]:
    _ = edition.translate
    yield Folded(_("Slik regner boken"), how_scored(edition), edition.language)
    for summary, block in (
        (_("Poeng og forslag til utvikling for hvert mål"), score_board(edition)),
        ("", key_figure_points(edition)),
        (_("Hva andre grenser gir"), score_by_threshold(edition)),
    ):
        foldable = summary and not isinstance(block, Absent | Prose)
        yield Folded(summary, block, edition.language) if foldable else block
