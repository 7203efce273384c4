"""What charts over time have in common: lines, and texts at their ends that keep apart."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from .marks import Line, Mark, year_of
from .measure import ASCENT, DESCENT, Box, free, spread, text_box, text_width, wrap
from .scale import Scale
from .sheet import MIDDLE, RADIUS, Sheet

TEXT_GAP = RADIUS + 4
# Two numbers beside each other are read as two.
_APART = 3.0
# From a mark to a text above or below it.
_NEAR = RADIUS + 3
# Texts that were moved further than this from their mark get a line to it.
_MOVED = 3.0
_LEADER = 14.0


@dataclass(frozen=True, slots=True)
class EndText:
    """What stands to the right of a line: its value, something beside it, and its name."""

    value: str
    beside: str
    below: tuple[str, ...]


def draw_line(sheet: Sheet, line: Line, x: Scale, y: Scale, width: float = 2.0) -> None:
    """Draw marks and the line between them, dashed over years that were not measured."""
    places = [(x(year_of(mark)), y(mark.value)) for mark in line.marks]
    run = [places[0]]
    for before, after, place in zip(line.marks, line.marks[1:], places[1:], strict=False):
        if year_of(after) - year_of(before) == 1:
            run.append(place)
            continue
        if len(run) > 1:
            sheet.curve(run, line.series.look, width=width)
        sheet.curve([run[-1], place], line.series.look, dashed=True, width=width)
        run = [place]
    if len(run) > 1:
        sheet.curve(run, line.series.look, width=width)
    for mark, (left, top) in zip(line.marks, places, strict=True):
        upright_interval(sheet, mark, left, y)
        sheet.symbol(left, top, line.series.look, mark.exact)


def upright_interval(sheet: Sheet, mark: Mark, left: float, y: Scale) -> None:
    """Draw the interval around a value, where it has one."""
    if mark.low is not None and mark.high is not None:
        sheet.interval(y(mark.low), y(mark.high), left, mark.series.look, upright=True)


def names(lines: Sequence[Line]) -> tuple[str, ...]:
    """Return what tells each line from the others: its row, its series, or both."""
    many_rows = len({line.row for line in lines}) > 1
    many_series = len({line.series for line in lines}) > 1
    return tuple(
        # A row may be named as its series is: another country is both.
        ", ".join(dict.fromkeys((line.row, line.series.label)))
        if many_rows and many_series
        else line.row
        if many_rows
        else line.series.label
        if many_series
        else ""
        for line in lines
    )


def end_texts(
    sheet: Sheet, lines: Sequence[Line], beside: Callable[[Line], str], room: float
) -> tuple[EndText, ...]:
    """Return the texts at the ends of the lines, with names broken to ``room``."""
    size = sheet.frame.size
    found: list[EndText] = []
    for line, name in zip(lines, names(lines), strict=True):
        text = EndText(line.last.text, beside(line), wrap(name, room, size) if name else ())
        if _first_width(text, size) > room:
            text = EndText(text.value, "", (*wrap(text.beside, room, size), *text.below))
        found.append(text)
    return tuple(found)


def column_width(sheet: Sheet, texts: Sequence[EndText]) -> float:
    """Return how wide the column of end texts is, the lines to the marks included."""
    size = sheet.frame.size
    widths = [
        max([_first_width(text, size), *(text_width(line, size) for line in text.below)])
        for text in texts
    ]
    return TEXT_GAP + _leader_room(texts) + max(widths)


def column_height(sheet: Sheet, texts: Sequence[EndText]) -> float:
    """Return how high the column of end texts is."""
    return sum(_height(sheet, text) for text in texts)


def write_ends(
    sheet: Sheet,
    lines: Sequence[Line],
    texts: Sequence[EndText],
    x: Scale,
    y: Scale,
    span: tuple[float, float],
) -> None:
    """Write the texts to the right of the lines, apart from each other."""
    size = sheet.frame.size
    heights = [_height(sheet, text) for text in texts]
    marks = [y(line.last.value) for line in lines]
    half = (ASCENT + DESCENT) * size / 2
    starts = spread([mark - half for mark in marks], heights, *span)
    left = x.end + TEXT_GAP + _leader_room(texts)
    for line, text, mark, start in zip(lines, texts, marks, starts, strict=True):
        variable = line.series.look.variable
        _leader(sheet, (x(year_of(line.last)), mark), (left - 3, start + half))
        baseline = start + ASCENT * size
        sheet.text(left, baseline, text.value, variable, True)
        if text.beside:
            beside = left + text_width(text.value, size, True) + size * 0.5
            sheet.text(beside, baseline, text.beside, "--dt-soft")
        for place, words in enumerate(text.below, start=1):
            sheet.text(left, baseline + place * sheet.leading, words)


def write_starts(
    sheet: Sheet, lines: Sequence[Line], x: Scale, y: Scale, span: tuple[float, float]
) -> None:
    """Write the first values to the left of lines that begin with the first year."""
    # What is the same is written once.
    first = {
        (line.series, line.first.value, line.first.text): line
        for line in lines
        if year_of(line.first) == x.low and len(line.marks) > 1
    }.values()
    size = sheet.frame.size
    heights = [sheet.leading] * len(first)
    half = (ASCENT + DESCENT) * size / 2
    marks = [y(line.first.value) for line in first]
    starts = spread([mark - half for mark in marks], heights, *span)
    right = x.start - TEXT_GAP - _leader_room(lines)
    for line, mark, start in zip(first, marks, starts, strict=True):
        _leader(sheet, (x.start, mark), (right + 3, start + half))
        variable = line.series.look.variable
        sheet.text(right, start + ASCENT * size, line.first.text, variable, True, "end")


def start_width(sheet: Sheet, lines: Sequence[Line], first: int) -> float:
    """Return the room that the values of the first year need."""
    found = [
        TEXT_GAP + _leader_room(lines) + text_width(line.first.text, sheet.frame.size, True)
        for line in lines
        if year_of(line.first) == first and len(line.marks) > 1
    ]
    return max(found, default=RADIUS + 1)


def write_near(
    sheet: Sheet, mark: Mark, text: str, x: float, y: float, within: Box, must: bool
) -> bool:
    """Write a value near its mark where it meets nothing; say whether there was room.

    ``must`` tries further away, over lines but never over text.
    """
    size = sheet.frame.size
    wide = text_width(text, size, True) / 2
    up, down = y - _NEAR - DESCENT * size, y + _NEAR + ASCENT * size
    places = [(x, up), (x, down)]
    if must:
        side, level = wide + TEXT_GAP, y + MIDDLE * size
        places += [(x, base + far) for far in (6, 12) for base in (up - 2 * far, down)]
        places += [(x - side, level), (x - side, up), (x - side, down)]
        places += [(x + side, up), (x + side, down)]
    boxes = [text_box(text, left, base, size, True, "middle") for left, base in places]
    inside = [
        (place, box)
        for place, box in zip(places, boxes, strict=True)
        if within.left <= box.left
        and box.right <= within.right
        and within.top <= box.top
        and box.bottom <= within.bottom
        and free(replace(box, left=box.left - _APART, right=box.right + _APART), sheet.texts)
    ]
    clear = [
        place for place, box in inside if free(box, sheet.symbols, 0) and not _crossed(sheet, box)
    ]
    chosen = clear[0] if clear else inside[0][0] if must and inside else None
    if chosen is None:
        return False
    sheet.text(*chosen, text, mark.series.look.variable, True, "middle")
    return True


def room_above(sheet: Sheet) -> float:
    """Return the room that a value needs above its mark, and a hair more."""
    return _NEAR + (ASCENT + DESCENT) * sheet.frame.size + 0.5


def year_axis(sheet: Sheet, years: Sequence[int], x: Scale, top: float) -> float:
    """Write the years below ``top`` and return where they end.

    The first and the last always stand there, a little apart if they are close; the others
    where they have room.
    """
    size = sheet.frame.size
    gap = size * 0.5
    ends = sorted({years[0], years[-1]})
    widths = [text_width(str(year), size) + gap for year in ends]
    wanted = [x(year) - wide / 2 for year, wide in zip(ends, widths, strict=True)]
    starts = spread(wanted, widths, -gap, sheet.frame.width + gap)
    middles = [start + wide / 2 for start, wide in zip(starts, widths, strict=True)]
    written: list[Box] = []
    for year, middle in [*zip(ends, middles, strict=True), *((y, x(y)) for y in years[1:-1])]:
        box = text_box(str(year), middle, top + ASCENT * size, size, False, "middle")
        if free(box, written, gap - 0.01):
            written.append(box)
            sheet.text(middle, top + ASCENT * size, str(year), "--dt-soft", anchor="middle")
    return top + (ASCENT + DESCENT) * size


def _crossed(sheet: Sheet, box: Box) -> bool:
    return any(box.crossed_by(start, end) for start, end in sheet.strokes)


def _leader(sheet: Sheet, mark: tuple[float, float], text: tuple[float, float]) -> None:
    """Draw a thin line from a mark to a text that stands away from it."""
    side = 1 if text[0] > mark[0] else -1
    far = abs(text[0] - mark[0]) > TEXT_GAP + _LEADER + 4
    if abs(mark[1] - text[1]) <= _MOVED and not far:
        return
    bend = text[0] - side * _LEADER * 0.7
    run = ((mark[0] + side * (RADIUS + 2), mark[1]), (bend, mark[1]), text)
    sheet.rule(run, variable="--dt-muted", width=0.8)


def _leader_room(found: Sequence[object]) -> float:
    """Return the room between marks and texts: where there are several, texts may move."""
    return _LEADER if len(found) > 1 else 0.0


def _first_width(text: EndText, size: float) -> float:
    width = text_width(text.value, size, True)
    return width + size * 0.5 + text_width(text.beside, size) if text.beside else width


def _height(sheet: Sheet, text: EndText) -> float:
    return (1 + len(text.below)) * sheet.leading + 5
