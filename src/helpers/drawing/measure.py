"""How much room text takes, and how to find room for it. All lengths are points."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from .widths import EM, WIDTHS

ASCENT = 0.78
DESCENT = 0.24
LEADING = 1.25


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the drawing; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", gap: float = 0.0) -> bool:
        """Tell whether two rectangles overlap or come closer than ``gap``."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def crossed_by(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Tell whether a straight line passes through the rectangle."""
        (x0, y0), (x1, y1) = start, end
        enter, leave = 0.0, 1.0
        for begin, change, low, high in (
            (x0, x1 - x0, self.left, self.right),
            (y0, y1 - y0, self.top, self.bottom),
        ):
            if change == 0:
                if not low < begin < high:
                    return False
                continue
            near, far = sorted(((low - begin) / change, (high - begin) / change))
            enter, leave = max(enter, near), min(leave, far)
        return enter < leave


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a line of text is, its letters set one after the other.

    Pairs that are set closer ("AV") are not: what fits here fits there.
    """
    return sum(_advance(letter, bold) for letter in text) * size


@cache
def _advance(letter: str, bold: bool) -> float:
    """Return how far a letter takes the pen, as a part of the size of the type.

    One of another script than ours is taken to be as wide as the type is high, which is the
    width of the widest scripts; signs that cannot be seen take no room.
    """
    widths = WIDTHS[bold]
    for known in (letter, unicodedata.normalize("NFD", letter)[0]):
        if known in widths:
            return widths[known] / EM
    return 0.0 if unicodedata.category(letter) in ("Cf", "Mn") else 1.0


def text_box(text: str, x: float, y: float, size: float, bold: bool, anchor: str) -> Box:
    """Return the rectangle of a line of text whose baseline is at ``y``."""
    width = text_width(text, size, bold)
    left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width
    return Box(left, y - ASCENT * size, left + width, y + DESCENT * size)


def wrap(text: str, width: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Break text into lines no wider than ``width``; a word that is too long is hyphenated."""
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        attempt = f"{line} {word}" if line else word
        if text_width(attempt, size, bold) <= width:
            line = attempt
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, width, size, bold)
        lines.extend(full)
    return (*lines, line)


def spread(
    wanted: Sequence[float], lengths: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Place intervals in a row without overlap, as near as possible to where they want to start.

    Parameters
    ----------
    wanted : sequence of float
        Where each interval would like to start, in any order.
    lengths : sequence of float
        How long each is.
    low, high : float
        Where the first may start and the last should end. Too little room pushes past ``high``.
    """
    places = sorted(range(len(wanted)), key=lambda i: (wanted[i], i))
    # Neighbours that meet form a cluster, which stands where its members want it on average.
    clusters: list[tuple[float, float, list[int]]] = []
    for place in places:
        start, length, members = wanted[place], lengths[place], [place]
        start = max(low, min(start, high - length))
        while clusters and clusters[-1][0] + clusters[-1][1] > start:
            _, before, earlier = clusters.pop()
            members = [*earlier, *members]
            length = before + length
            offsets, total = [], 0.0
            for member in members:
                offsets.append(wanted[member] - total)
                total += lengths[member]
            start = max(low, min(sum(offsets) / len(offsets), high - length))
        clusters.append((start, length, members))
    found = [0.0] * len(wanted)
    for start, _, members in clusters:
        for member in members:
            found[member] = start
            start += lengths[member]
    return tuple(found)


def free(box: Box, taken: Iterable[Box], gap: float = 1.0) -> bool:
    """Tell whether a rectangle keeps clear of all others."""
    return not any(box.meets(other, gap) for other in taken)


def _pieces(word: str, width: float, size: float, bold: bool) -> list[str]:
    """Cut a word into pieces that fit, each but the last with a hyphen."""
    pieces: list[str] = []
    advances = [_advance(letter, bold) for letter in word]
    hyphen = _advance("-", bold)
    start = 0
    while len(word) - start > 2 and sum(advances[start:]) * size > width:
        end, taken = start + 1, advances[start]
        while end < len(word) - 1 and (taken + advances[end] + hyphen) * size <= width:
            taken += advances[end]
            end += 1
        pieces.append(f"{word[start:end]}-")
        start = end
    return [*pieces, word[start:]]
