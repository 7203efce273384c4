"""Indicators below each other: a row an indicator, on one axis where they are of one kind."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from helpers import drawing
from helpers.analysis.comparability import axis_of
from helpers.analysis.compare import newest_of, pairs_of
from helpers.base.calls import refuse_other_arguments
from helpers.base.formats import apart, lowered
from helpers.base.outputs import ROW_OPENS, Download
from helpers.base.parted import parted
from helpers.base.units import UNITS
from helpers.data import Edition, Observation
from helpers.drawing import Lane, Mark
from helpers.page.html import FigureBlock, Row, RowPanel, Rows
from helpers.page.html.parts import plain, require
from helpers.page.labels import age, cautions, label, name, when, written_in_full
from helpers.page.number_tables import number_csv, number_table
from helpers.page.places import anchor_of
from helpers.page.prose import Prose, unseen
from helpers.page.prose.moved import moved_since

from .absence import Lacking, absent
from .assembly import described, mark, titled
from .caption import caption, contact, line
from .chart import Named, Names
from .claimed import claims_of
from .lacking import missing_beside
from .opened import details
from .series import series_of

# The values that stand in one row.
Values = tuple[Observation, ...]
# More rows than this are folded, whole panels at a time.
_MOST = 9


@refuse_other_arguments
def rows(
    edition: Edition,
    anchor: str,
    question: str,
    indicators: Names,
    about: str,
    populations: Names = (),
    categories: Names = (),
    finding: str = "",
    first_edition: int | None = None,
    groups: Names = (),
) -> FigureBlock | Lacking:
    """Show indicators below each other, each of which opens to all that is known of it.

    The parameters are those of `lines`; the indicators may be of several scales and units, and
    only those of one kind stand on one axis.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> figure = chapter.rows(
    ...     edition,
    ...     anchor="ki",
    ...     question="Hvem har planer for KI?",
    ...     indicators=["ai_plans", "ai_use"],
    ...     about="planer for KI",
    ... )
    >>> figure.title
    'Hvem har planer for KI?'
    """
    if unseen(edition, first_edition):
        return Prose("")
    require(f"The figure {anchor!r}", question=question, about=about)
    named = Named(tuple(indicators), tuple(populations), tuple(categories), tuple(groups))
    found = named.among(edition)
    if not found:
        return absent(edition, anchor, edition.translate(about), named.among)
    return rows_of(edition, anchor, question, found, finding)


def rows_of(
    edition: Edition,
    anchor: str,
    question: str,
    found: Sequence[Observation],
    finding: str = "",
) -> FigureBlock:
    """Make the figure of what an edition has, at least one, and note that the page has it."""
    edition.shown.series.update(o.key for o in found)
    newest = newest_of(edition, found)
    title = titled(edition, question, finding, found)
    table = number_table(edition, plain(title), newest, "population")
    picture = in_rows(edition, newest, anchor)
    subtitle = axes(edition, picture)
    return FigureBlock(
        anchor=anchor,
        title=title,
        measured=subtitle,
        picture=picture,
        alt=described(plain(title), subtitle, table),
        line=line(edition, newest),
        caption=caption(edition, newest, asked=False),
        notes=(),
        table=table,
        downloads=(Download.csv(anchor, number_csv(edition, found)),),
        contact=contact(edition, anchor),
        year=edition.year,
        claims=claims_of(edition, found),
        missing=missing_beside(edition, found),
        language=edition.language,
    )


def in_rows(edition: Edition, newest: Sequence[Observation], figure: str) -> Rows:
    """Return the rows of a figure, at least one, in the order in which they first stand.

    Those of one kind stand on one axis.
    """
    kinds = parted(_in_rows(newest), lambda values: axis_of(values[0]))
    panels: list[RowPanel] = []
    signs: set[str] = set()
    key: dict[drawing.Series, None] = {}
    surveys = len({o.indicator.survey for o in newest}) > 1
    for those in kinds.values():
        drawn = _drawn(edition, those)
        signs |= set(drawn.signs) if drawn else set()
        if drawn:
            key |= {s: None for values in those for s in [_series(edition, o) for o in values]}
        drawings = drawn.rows if drawn else ("",) * len(those)
        panels.append(
            RowPanel(
                heading=_heading(edition, those[0][0]),
                axis=drawn.axis if drawn else "",
                rows=tuple(
                    _row(
                        edition, values, svg, _anchor(edition, values[0], figure), surveyed=surveys
                    )
                    for values, svg in zip(those, drawings, strict=True)
                ),
            )
        )
    shown = _open(panels)
    return Rows(tuple(panels[:shown]), tuple(key), tuple(sorted(signs)), tuple(panels[shown:]))


def _open(panels: Sequence[RowPanel]) -> int:
    """Return how many panels stand open: those with the first rows, and at least one."""
    before = list(accumulate((len(panel.rows) for panel in panels), initial=0))
    return max(1, sum(end <= _MOST for end in before[1:]))


def _in_rows(newest: Sequence[Observation]) -> Iterable[Values]:
    """Yield the values that stand in one row: of one indicator, with the same answers, of a year.

    They stand by indicator, the newest first.
    """
    found = parted(newest, lambda o: (o.indicator.indicator, o.category, o.year))
    order = {code: place for place, code in enumerate(o.indicator.indicator for o in newest)}
    rows = sorted(found.items(), key=lambda row: (order[row[0][0]], -row[0][2]))
    return (values for _, values in rows)


def _drawn(edition: Edition, rows: Sequence[Values]) -> drawing.Panel | None:
    """Return the drawings of rows; None of numbers of different things, and of what is hidden."""
    unit = UNITS[rows[0][0].indicator.unit]
    if not (unit.ranked or unit.whole is not None) or rows[0][0].indicator.kind == "growth":
        return None
    if any(o.value is None for values in rows for o in values):
        return None
    lanes = [Lane(_marks(edition, v), _marks(edition, _before(edition, v))) for v in rows]
    return drawing.panel(lanes, unit.code, edition.language)


def _marks(edition: Edition, values: Iterable[Observation]) -> tuple[Mark, ...]:
    return tuple(
        mark(edition, o, o.value, ["indicator"], "population", "population", "population")
        for o in values
        if o.value is not None
    )


def _before(edition: Edition, values: Values) -> list[Observation]:
    return [older for o in values if (older := edition.before(o)) and older.value != o.value]


def _series(edition: Edition, observation: Observation) -> drawing.Series:
    return series_of(edition, observation, "population", "population")


def _heading(edition: Edition, o: Observation) -> str:
    """Say what an axis shows, and what is no measured level; each row says its answers."""
    unit = edition.translate(UNITS[o.indicator.unit].label)
    if o.indicator.kind == "measured":
        return unit
    named = edition.label("kind", o.indicator.kind)
    return f"{named[0].upper()}{named[1:]}: {lowered(unit)}"


def axes(edition: Edition, picture: Rows) -> str:
    """Say what the axis shows; that there are several, where answers are of several kinds."""
    _ = edition.translate
    if len(picture.panels) == 1:
        return f"{picture.panels[0].heading}. {_(ROW_OPENS)}"
    return f"{_('Svar av ulike slag står på hver sin akse.')} {_(ROW_OPENS)}"


def _row(edition: Edition, values: Values, svg: str, anchor: str, *, surveyed: bool) -> Row:
    """Make a row, which says its survey where there are several."""
    first = values[0]
    series = [o for v in values for o in edition.series(v.key)]
    moved = [moved_since(edition, o, named=len(values) > 1, opening=False) for o in values]
    return Row(
        anchor=anchor,
        label=edition.text(first.indicator, "label"),
        about=_about(edition, values, surveyed=surveyed),
        values="; ".join(_value(edition, o) for o in values),
        drawing=svg,
        moved=tuple(change for change in moved if change),
        remark=_remark(edition, values),
        details=details(edition, values, series),
        caution=cautions(edition, values),
    )


def _about(edition: Edition, values: Values, *, surveyed: bool) -> str:
    """Say below a row's name which answers are counted, when, and in which survey."""
    first = values[0]
    dated = age(edition, values) or when(edition, first)
    survey = first.indicator.survey if surveyed else ""
    return " · ".join(filter(None, [_answers(edition, first), dated, survey]))


def _value(edition: Edition, o: Observation) -> str:
    return f"{name(edition, o, ['population', 'group'])}: {written_in_full(edition, o)}"


def _answers(edition: Edition, o: Observation) -> str:
    answers = label(edition, o, "category")
    said = answers.lower() in edition.text(o.indicator, "label").lower()
    return "" if said else answers


def _remark(edition: Edition, values: Values) -> str:
    """Say what there is in place of a change: the distance between two, or that there is none."""
    _ = edition.translate
    if any(edition.before(o) for o in values):
        return _("kan ikke sammenlignes med målingen før")
    pairs = pairs_of(values, "state", "municipality")
    if len(pairs) == 1 and all(o.exact and o.value is not None for o in pairs[0]):
        one, other = (o.value or 0 for o in pairs[0])
        size = apart(round(abs(one - other), 6), values[0].indicator.unit, edition.language)
        return _("{} mellom stat og kommune").format(size)
    return _("ingen tidligere tall")


def _anchor(edition: Edition, o: Observation, figure: str) -> str:
    """Return a place for a row: its indicator's own for the first, and one beside it for others.

    On a page of another topic than its own, it stands below the figure's.
    """
    own = anchor_of(o.indicator)
    if o.indicator.topic != edition.shown.topic:
        own = f"{figure}-{own}"
    named = [own, f"{own}-{o.category}", f"{own}-{o.category}-{o.year}"]
    tries = [anchor.replace("_", "-").replace("--", "-").strip("-") for anchor in named]
    anchor = next((a for a in tries if a not in edition.shown.anchors), tries[-1])
    edition.shown.anchors.add(anchor)
    return anchor
