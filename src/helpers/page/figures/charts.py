"""The kinds of figures that a chapter may call for."""

from collections.abc import Callable, Iterable, Sequence

from helpers import drawing
from helpers.analysis.compare import newest_of, pairs_of
from helpers.base.calls import refuse_other_arguments
from helpers.base.errors import UsageError
from helpers.data import Edition, Observation
from helpers.page.html import FigureBlock

from .absence import Lacking, absent
from .assembly import Draw, assemble

Names = Iterable[str]
Choice = Callable[[Edition], Sequence[Observation]]


@refuse_other_arguments
def dumbbell(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = ("state", "municipality"),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Lacking:
    """Show two populations side by side, the widest gap first.

    Parameters
    ----------
    edition : Edition
    anchor : str
        The figure's place on the page, the same in every edition.
    question : str
        The title where there is no finding: the question that the figure answers.
    indicators : iterable of str
        Codes of indicators, of one unit and one scale.
    about : str
        What the figure is about, as it stands after "ingen tall om".
    populations : iterable of str
        Whom to show; all where left out. Here two.
    categories : iterable of str
        The answers counted, where an indicator has several.
    finding : str
        A template for the title, filled from the data; see `helpers.page.prose.say` and
        `standing_out`.
    """
    every = _selected(indicators, populations, categories)
    two = tuple(populations)
    if len(two) != 2:
        raise UsageError(f"A dumbbell shows two populations; got {', '.join(two) or 'none'}.")

    def chosen(edition: Edition) -> list[Observation]:
        pairs = pairs_of(newest_of(edition, every(edition)), *two)
        return [o for pair in sorted(pairs, key=_gap, reverse=True) for o in pair]

    order = edition.translate("Sortert etter avstand.")
    draw = drawing.dumbbell
    return _figure(edition, anchor, question, about, chosen, draw, "population", finding, order)


@refuse_other_arguments
def slope(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Lacking:
    """Show two years beside each other: the newest figure and the one before.

    The parameters are those of `dumbbell`. Series measured once are left out. Where a year has
    come to some of the series and not to others, or one end of a series is suppressed, all are
    shown as lines over the years.
    """
    every = _selected(indicators, populations, categories)

    def chosen(edition: Edition) -> list[Observation]:
        newest = ((edition.before(o), o) for o in newest_of(edition, every(edition)))
        return [end for before, o in newest if before is not None for end in (before, o)]

    draw = two_years(chosen(edition))
    return _figure(edition, anchor, question, about, chosen, draw, "year", finding)


@refuse_other_arguments
def lines(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Lacking:
    """Show every year of one or more series. The parameters are those of `dumbbell`."""
    chosen = _selected(indicators, populations, categories)
    return _figure(edition, anchor, question, about, chosen, drawing.lines, "year", finding)


@refuse_other_arguments
def ranks(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Lacking:
    """Show ranks over the years, best on top. The parameters are those of `dumbbell`."""
    chosen = _selected(indicators, populations, categories)
    return _figure(edition, anchor, question, about, chosen, drawing.ranks, "year", finding)


@refuse_other_arguments
def stacked(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Lacking:
    """Show the parts of a whole, in the order of ``categories``; the rest is not stated.

    The parameters are those of `dumbbell`.
    """
    order = list(categories)
    every = _selected(indicators, populations, order)

    def chosen(edition: Edition) -> list[Observation]:
        found = newest_of(edition, every(edition))
        return sorted(found, key=lambda o: order.index(o.category))

    draw = drawing.stacked
    return _figure(edition, anchor, question, about, chosen, draw, "category", finding)


@refuse_other_arguments
def bars(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Lacking:
    """Show the newest value of each series, one below the other.

    The parameters are those of `dumbbell`.
    """
    every = _selected(indicators, populations, categories)

    def chosen(edition: Edition) -> Sequence[Observation]:
        return newest_of(edition, every(edition))

    draw = drawing.bars
    return _figure(edition, anchor, question, about, chosen, draw, "population", finding)


@refuse_other_arguments
def bars_each_year(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Lacking:
    """Show every year of each series, one below the other.

    The parameters are those of `dumbbell`.
    """
    chosen = _selected(indicators, populations, categories)
    draw = drawing.bars
    return _figure(edition, anchor, question, about, chosen, draw, "population", finding)


@refuse_other_arguments
def numbers(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
) -> FigureBlock | Lacking:
    """Show figures that no chart can compare as a table. The parameters are `dumbbell`'s."""
    chosen = _selected(indicators, populations, categories)
    return _figure(edition, anchor, question, about, chosen, None, "year", finding)


def two_years(ends: Sequence[Observation]) -> Draw:
    """Return the chart for the figures before and the newest: a slope where it holds them all."""
    pairs = {(before.year, o.year) for before, o in zip(ends[::2], ends[1::2], strict=True)}
    whole = all(o.value is not None for o in ends)
    return drawing.slope if len(pairs) <= 1 and whole else drawing.lines


def _selected(indicators: Names, populations: Names = (), categories: Names = ()) -> Choice:
    """Return the choice of observations by their codes, to be made in any edition."""
    wanted = tuple(indicators), tuple(populations), tuple(categories)
    return lambda edition: edition.select(*wanted)


def _figure(
    edition: Edition,
    anchor: str,
    question: str,
    about: str,
    chosen: Choice,
    draw: Draw | None,
    across: str,
    finding: str,
    order: str = "",
) -> FigureBlock | Lacking:
    """Make the figure of what an edition has of a choice, and note that the page has it."""
    found = chosen(edition)
    if not found:
        return absent(edition, anchor, edition.translate(about), chosen)
    edition.drawn.update(o.key for o in found)
    return assemble(edition, anchor, question, found, draw, across, finding, order)


def _gap(pair: tuple[Observation, Observation]) -> float:
    """Return how far two values stand apart; those of which one is suppressed come last."""
    one, other = (o.value for o in pair)
    return -1.0 if one is None or other is None else abs(one - other)
