"""The kinds of figures that a chapter may call for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from helpers import drawing
from helpers.analysis.compare import newest_of, pairs_of
from helpers.base.errors import UsageError
from helpers.base.language import phrase
from helpers.data import Edition, Observation
from helpers.drawing import Mark, Picture
from helpers.page.html import FigureBlock
from helpers.page.prose import Prose, unseen

from .absence import Lacking
from .chart import Named, Names, chart, figure_of
from .plots import drawn, kept

if TYPE_CHECKING:
    from helpers.drawing.plots import Drawing


@chart("population", lambda found: drawing.dumbbell, phrase("Sortert etter avstand."))
def dumbbell(edition: Edition, named: Named) -> Sequence[Observation]:
    """Show two populations side by side, the widest gap first.

    They are state and municipalities where none are named.

    Examples
    --------
    >>> from helpers import chapter
    >>> figure = chapter.dumbbell(
    ...     chapter.open(2024),
    ...     anchor="ki-planer",
    ...     question="Hvem har planer for KI?",
    ...     indicators=["ai_plans"],
    ...     about="planer for KI",
    ... )
    >>> figure.title
    'Hvem har planer for KI?'
    """
    two = named.populations or ("state", "municipality")
    if len(two) != 2:
        raise UsageError(f"A dumbbell shows two populations; got {', '.join(two)}.")
    pairs = pairs_of(newest_of(edition, named.among(edition, *two)), *two)
    return [o for pair in sorted(pairs, key=_gap, reverse=True) for o in pair]


@chart("year", lambda found: drawing.lines)
def lines(edition: Edition, named: Named) -> Sequence[Observation]:
    """Show every year of one or more series.

    Examples
    --------
    >>> from helpers import chapter
    >>> figure = chapter.lines(
    ...     chapter.open(2024),
    ...     anchor="kontakt",
    ...     question="Hvor mange har digital kontakt?",
    ...     indicators=["digital_contact"],
    ...     about="digital kontakt",
    ... )
    >>> figure.title
    'Hvor mange har digital kontakt? (nyeste tall fra 2021)'
    """
    return named.among(edition)


@chart("year", lambda found: drawing.ranks)
def ranks(edition: Edition, named: Named) -> Sequence[Observation]:
    """Show ranks over the years, best on top.

    Examples
    --------
    >>> from helpers import chapter
    >>> figure = chapter.ranks(
    ...     chapter.open(2024),
    ...     anchor="plass",
    ...     question="Hvilken plass har Norge?",
    ...     indicators=["egov_rank"],
    ...     about="Norges plass",
    ... )
    >>> figure.title
    'Hvilken plass har Norge?'
    """
    return named.among(edition)


@chart("year", lambda found: drawing.ranks_together)
def ranks_together(edition: Edition, named: Named) -> Sequence[Observation]:
    """Show the ranks of several countries over the years in one chart, best on top.

    The first, which is Norway, stands out.

    Examples
    --------
    >>> from helpers import chapter
    >>> figure = chapter.ranks_together(
    ...     chapter.open(2024),
    ...     anchor="naboland",
    ...     question="Hvilken plass har Norge og nabolandene?",
    ...     indicators=["egdi_rank"],
    ...     about="nabolandene",
    ... )
    >>> figure.title
    'Hvilken plass har Norge og nabolandene?'
    """
    return named.among(edition)


@chart("category", lambda found: drawing.stacked)
def stacked(edition: Edition, named: Named) -> Sequence[Observation]:
    """Show the parts of a whole, in the order of ``categories``; the rest is not stated.

    Examples
    --------
    >>> from helpers import chapter
    >>> figure = chapter.stacked(
    ...     chapter.open(2024),
    ...     anchor="ki-prioritet",
    ...     question="Hvilken prioritet har KI?",
    ...     indicators=["ai_priority"],
    ...     about="prioriteten til KI",
    ...     categories=["higher", "same", "lower"],
    ... )
    >>> figure.title
    'Hvilken prioritet har KI?'
    """
    found = newest_of(edition, named.among(edition))
    return sorted(found, key=lambda o: named.categories.index(o.category))


@chart("population", lambda found: drawing.bars)
def bars(edition: Edition, named: Named) -> Sequence[Observation]:
    """Show the newest value of each series, one below the other.

    Examples
    --------
    >>> from helpers import chapter
    >>> figure = chapter.bars(
    ...     chapter.open(2024),
    ...     anchor="ki-planer",
    ...     question="Hvem har planer for KI?",
    ...     indicators=["ai_plans"],
    ...     about="planer for KI",
    ... )
    >>> figure.title
    'Hvem har planer for KI?'
    """
    return newest_of(edition, named.among(edition))


@chart("year", lambda found: None)
def numbers(edition: Edition, named: Named) -> Sequence[Observation]:
    """Show figures that no chart can compare, as a table.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> figure = chapter.numbers(
    ...     edition,
    ...     anchor="livshendelser",
    ...     question="Hvor mange livshendelser er det?",
    ...     indicators=edition.battery("life_events"),
    ...     about="livshendelser",
    ... )
    >>> figure.title
    'Hvor mange livshendelser er det? (nyeste tall fra 2021)'
    """
    return named.among(edition)


def plot(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    draw: "Drawing",
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
    keep: str = "newest",
    mixed: bool = False,
    first_edition: int | None = None,
) -> FigureBlock | Lacking:
    """Show a drawing of seaborn or matplotlib, with all that belongs to a figure around it.

    The other parameters are those of `dumbbell`.

    Parameters
    ----------
    draw : callable
        Draws ``data`` on the axes ``ax``, as ``seaborn.stripplot`` does. The data are those of
        `helpers.page.figures.plots.tidy`. It is called once for each width. Colours are the book's
        where none are named; what is drawn by chance of its own needs a seed.
    keep : str
        "newest" of each series, every year of the series that are "repeated", or the newest of
        two populations that are "paired" by the same question, answers and year.
    mixed : bool
        The drawing is of changes or distances, so that values of several scales may meet.

    Examples
    --------
    >>> import seaborn as sns
    >>> from functools import partial
    >>> from helpers.data import open_edition
    >>> edition = open_edition(2024)
    >>> figure = plot(
    ...     edition,
    ...     anchor="hindringer-fordelt",
    ...     question="Hvordan fordeler hindringene seg?",
    ...     indicators=edition.battery("ai_barriers"),
    ...     about="hindringer for KI",
    ...     draw=partial(sns.boxplot, x="value", y="population", hue="population"),
    ... )
    >>> figure.title
    'Hvordan fordeler hindringene seg?'
    """
    if unseen(edition, first_edition):
        return Prose("")
    named = Named(tuple(indicators), tuple(populations), tuple(categories))
    chosen_of, across = kept(anchor, keep)

    def chosen(edition: Edition) -> Sequence[Observation]:
        return chosen_of(edition, named.among(edition))

    def picture(marks: tuple[Mark, ...], unit: str, language: str, below: str) -> Picture:
        return drawn(edition, anchor, draw, chosen(edition), across, unit, below)

    return figure_of(
        edition, anchor, question, about, chosen, lambda _: picture, across, finding, mixed=mixed
    )


def _gap(pair: tuple[Observation, Observation]) -> float:
    """Return how far two values stand apart; those of which one is suppressed come last."""
    one, other = (o.value for o in pair)
    return -1.0 if one is None or other is None else abs(one - other)
