"""Colour and shape of every population and category, fixed for the whole book."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path as Directory
from zlib import crc32

from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from ..observations.tables import read_table
from ..project import project_root


@dataclass(frozen=True, slots=True)
class Look:
    """How a series looks: a CSS variable and a shape, so that colour never stands alone."""

    variable: str
    shape: str


# CSS variable: colour on light and on dark pages. theme/static/blocks.css says the same.
COLOURS = {
    "--dt-state": ("#0062BA", "#6CB4F5"),
    "--dt-municipality": ("#B4500B", "#F2A25C"),
    "--dt-all": ("#0B6B61", "#5CC8B8"),
    "--dt-citizens": ("#7E3A94", "#D3A0E6"),
    "--dt-business": ("#75640A", "#DCC455"),
    "--dt-country": ("#B0243F", "#FF92A0"),
    "--dt-services": ("#3C6E1E", "#9BCF6E"),
    "--dt-catalogue": ("#3F5D7D", "#A6C1DC"),
    "--dt-publisher": ("#6D4C3A", "#D2B59D"),
    "--dt-strong": ("#23527C", "#8FB8E0"),
    "--dt-fair": ("#2F7A78", "#86CBC8"),
    "--dt-middle": ("#626C78", "#A7B2BE"),
    "--dt-slight": ("#8A5A83", "#CBA0C5"),
    "--dt-weak": ("#7A2E5D", "#EBA3CB"),
    "--dt-good": ("#1E7134", "#74CF8A"),
    "--dt-medium": ("#8A5A00", "#EBC25A"),
    "--dt-poor": ("#B0243F", "#FF92A0"),
    "--dt-text": ("#1B2733", "#E8EEF4"),
    "--dt-soft": ("#465463", "#B7C3CF"),
    "--dt-page": ("#FFFFFF", "#0F1922"),
    "--dt-card": ("#F4F7FA", "#16232F"),
    "--dt-muted": ("#8A97A6", "#71808F"),
    "--dt-grid": ("#DDE3EA", "#2C3A49"),
}
BACKGROUNDS = ("--dt-page", "--dt-card")
# What is drawn but never written with: lines that help the eye.
ORNAMENTS = ("--dt-muted", "--dt-grid")

_POPULATIONS = {
    "state": Look("--dt-state", "o"),
    "municipality": Look("--dt-municipality", "s"),
    "all": Look("--dt-all", "D"),
    "citizens": Look("--dt-citizens", "^"),
    "business": Look("--dt-business", "v"),
    "country": Look("--dt-country", "h"),
    "services": Look("--dt-services", ">"),
    "catalogue": Look("--dt-catalogue", "p"),
    "publisher": Look("--dt-publisher", "d"),
}
_STRONG = Look("--dt-strong", "o")
_FAIR = Look("--dt-fair", "D")
_MIDDLE = Look("--dt-middle", "s")
_SLIGHT = Look("--dt-slight", "p")
_WEAK = Look("--dt-weak", "^")
# The ends and the middle of a scale look alike whatever their words are.
_CATEGORIES = {
    "large_or_very_large": _STRONG,
    "agree": _STRONG,
    "agree_wholly": _STRONG,
    "higher": _STRONG,
    "systematically": _STRONG,
    "large": _FAIR,
    "neither": _MIDDLE,
    "same": _MIDDLE,
    "small": _SLIGHT,
    "small_or_very_small": _WEAK,
    "disagree": _WEAK,
    "lower": _WEAK,
    "rarely_or_never": _WEAK,
}
_LOOKS = _POPULATIONS | _CATEGORIES
# What authors add to the codes looks neutral, and keeps its look from edition to edition.
_NEUTRAL = tuple(
    Look(variable, shape)
    for shape in ("P", "X", "*", "<", "8", "H")
    for variable in ("--dt-soft", "--dt-middle", "--dt-text")
)
_ORDER = {series: place for place, series in enumerate(_LOOKS)}


def look(series: str) -> Look:
    """Return the look of a population or category; a new code gets a neutral one of its own."""
    if series in _LOOKS:
        return _LOOKS[series]
    place = _added(project_root()).get(series, crc32(series.encode()))
    return _NEUTRAL[place % len(_NEUTRAL)]


@cache
def _added(root: Directory) -> dict[str, int]:
    """Return the place of each new code among those of its column, so that no two look alike."""
    codes = read_table(root, "codes")
    found: dict[str, int] = {}
    for column in ("population", "category"):
        new = [code for code in codes.loc[codes["column"] == column, "code"] if code not in _LOOKS]
        found |= {code: place for place, code in enumerate(new)}
    return found


def order(series: str) -> int:
    """Return the place of a series among the others: state before municipality, new ones last."""
    return _ORDER.get(series, len(_ORDER))


def contrast(one: str, other: str) -> float:
    """Return the contrast between two colours, as WCAG 2 counts it.

    Examples
    --------
    >>> contrast("#000000", "#FFFFFF")
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def outline(shape: str) -> str:
    """Return a shape as the ``d`` of an SVG path in a box of 12 by 12, for keys."""
    style = MarkerStyle(shape)
    path = style.get_path().transformed(style.get_transform())
    box = path.get_extents()
    scale = 9 / max(box.width, box.height)
    words: list[str] = []
    for points, code in path.iter_segments(curves=True):
        if code == Path.CLOSEPOLY:
            words.append("z")
            continue
        letter = {
            Path.MOVETO: "M",
            Path.LINETO: "L",
            Path.CURVE4: "C",
            Path.CURVE3: "Q",
        }[code]
        numbers = [
            f"{6 + sign * (value - middle) * scale:.2f}".rstrip("0").rstrip(".")
            for x, y in zip(points[::2], points[1::2], strict=True)
            for value, middle, sign in (
                (x, (box.x0 + box.x1) / 2, 1),
                (y, (box.y0 + box.y1) / 2, -1),
            )
        ]
        words.append(letter + " ".join(numbers))
    return "".join(words)


def _luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
