"""A figure as one drawing: title, key, chart or rows or table, and what must go with it."""

from collections.abc import Sequence
from copy import deepcopy
from xml.etree import ElementTree as ET

from helpers.drawing.measure import text_width
from helpers.drawing.palette import COLOURS

from .exhibit import LICENCE, LONGEST, Exhibit, classes, text_of
from .plate import INNER, MARGIN, WIDTH, Plate

_TITLE, _TEXT, _SMALL, _FINE = 20.0, 13.0, 12.0, 11.0
_GAP, _ROW = 12.0, 7.0
_ICON = 11.0
# Where the columns of rows begin, and how wide they are: what it is, its marks, how it changed.
_COLUMNS = ((MARGIN, 216.0), (MARGIN + 232, 308.0), (MARGIN + 556, INNER - 556))
# Of a table, the part that the names of its rows take.
_NAMES = 0.42


def svg_of(exhibit: Exhibit) -> str:
    """Return the figure as SVG that needs nothing around it."""
    plate = Plate()
    plate.paragraph(exhibit.title, _TITLE, "--dt-text", bold=True)
    plate.top += 2
    plate.paragraph(exhibit.measured, _TEXT, "--dt-soft")
    plate.top += _GAP
    _key(plate, exhibit)
    described = _picture(plate, exhibit)
    plate.top += _GAP
    plate.paragraph(exhibit.said("dt-line"), _SMALL, "--dt-text")
    for note in (text for text in exhibit.notes if len(text) <= LONGEST):
        plate.paragraph(note, _FINE, "--dt-soft")
    plate.top += _GAP / 2
    plate.rule(plate.top)
    plate.top += _GAP / 2
    for line in captioned(exhibit):
        plate.paragraph(line, _FINE, "--dt-soft")
    return plate.svg(exhibit.title, described, exhibit.book.language)


def captioned(exhibit: Exhibit) -> tuple[str, ...]:
    """Return what a picture says of its numbers: whom, scale, base, source, edition, licence."""
    _ = exhibit.book.translate
    facts = [(fact.label, fact.text) for fact in map(exhibit.fact, ("population", "scale"))]
    facts.append((exhibit.fact("base").label, exhibit.base))
    facts.append((exhibit.fact("source").label, "; ".join(exhibit.sources)))
    book = ". ".join(filter(None, [exhibit.book.edition, exhibit.book.publisher]))
    address = exhibit.book.at(exhibit.place)
    return (
        *(f"{label}: {text}" for label, text in facts),
        f"{_('Utgave')}: {book}. {address}".strip(),
        f"{_('Lisens')}: {_(LICENCE)}",
    )


def _key(plate: Plate, exhibit: Exhibit) -> None:
    """Say what colours, shapes and signs stand for, one after the other."""
    entries = [li for ul in exhibit.element if "dt-key" in classes(ul) for li in ul]
    left = MARGIN
    for entry in entries:
        text, is_sign = text_of(entry), "dt-sign" in classes(entry)
        variable = "--dt-soft" if is_sign else _look(entry)
        wide = _ICON + 6 + text_width(text, _SMALL, not is_sign)
        if left > MARGIN and left + wide > WIDTH - MARGIN:
            left, plate.top = MARGIN, plate.top + _SMALL * 1.5
        icon = next(entry.iter("svg"))
        plate.drawing(deepcopy(icon), left, plate.top + 1.5, _ICON, variable)
        plate.write(
            text, _SMALL, plate.top, variable, bold=not is_sign, left=left + _ICON + 6, width=INNER
        )
        left += wide + 18
    plate.top += _SMALL * 1.5 + _GAP / 2 if entries else 0


def _look(entry: ET.Element) -> str:
    named = [name.replace("dt-look-", "--dt-") for name in classes(entry)]
    return next((name for name in named if name in COLOURS), "--dt-text")


def _picture(plate: Plate, exhibit: Exhibit) -> str:
    """Draw the chart, or rows, or else the table; return what it shows in words."""
    for part in exhibit.element:
        if "dt-chart" in classes(part):
            wide = next(e for e in part if "dt-wide" in classes(e))
            plate.top += plate.drawing(deepcopy(wide[0]), MARGIN, plate.top, INNER)
            return part.get("aria-label", "")
    panels = [
        panel for part in exhibit.element for panel in (part, *part) if "dt-rows" in classes(panel)
    ]
    for panel in panels:
        _panel(plate, panel)
    if not panels:
        _table(plate, exhibit.table)
    return "; ".join(": ".join([row[0], ", ".join(row[1:])]) for row in exhibit.table[1:])


def _panel(plate: Plate, panel: ET.Element) -> None:
    """Draw rows below each other, and their axis above them."""
    axis, *rows = panel
    (left, width), (middle, across), _ = _COLUMNS
    heading = plate.write(
        text_of(axis[0]), _FINE, plate.top, "--dt-soft", bold=True, left=left, width=width
    )
    drawn = next(axis.iter("svg"), None)
    high = plate.drawing(deepcopy(drawn), middle, plate.top, across) if drawn is not None else 0.0
    plate.top += max(heading, high) + 2
    for row in rows:
        _row(plate, row[0])
    plate.rule(plate.top)
    plate.top += _GAP


def _row(plate: Plate, summary: ET.Element) -> None:
    """Draw a row: what it is, its marks or its values, and how it changed."""
    plate.rule(plate.top)
    top = plate.top + _ROW
    heights: list[float] = []
    for (left, width), part in zip(_COLUMNS, summary, strict=True):
        drawn = next(part.iter("svg"), None)
        if "dt-row-what" in classes(part):
            high = 0.0
            for line in part:
                soft = "dt-row-label" not in classes(line)
                size, colour = (_FINE, "--dt-soft") if soft else (_SMALL, "--dt-text")
                high += plate.write(text_of(line), size, top + high, colour, left=left, width=width)
        elif "dt-row-marks" in classes(part) and drawn is not None:
            high = plate.drawing(deepcopy(drawn), left, top, width)
        elif "dt-row-value" in classes(part):
            high = plate.write(text_of(part), _SMALL, top, bold=True, left=left, width=width)
        else:
            high = 0.0
            for line in part:
                high += plate.write(text_of(line), _FINE, top + high, left=left, width=width)
        heights.append(high)
    plate.top = top + max(heights) + _ROW


def _table(plate: Plate, table: Sequence[Sequence[str]]) -> None:
    """Write a table: names to the left, the other columns of one width."""
    names = INNER * _NAMES
    each = (INNER - names) / max(1, len(table[0]) - 1)
    for place, row in enumerate(table):
        lefts = [MARGIN, *(MARGIN + names + each * n for n in range(len(row) - 1))]
        high = [
            plate.write(
                cell,
                _FINE if place else _SMALL,
                plate.top + 4,
                bold=not place,
                left=left,
                width=(each if n else names) - _GAP,
            )
            for n, (left, cell) in enumerate(zip(lefts, row, strict=True))
        ]
        plate.top += max(high) + 8
        plate.rule(plate.top)
