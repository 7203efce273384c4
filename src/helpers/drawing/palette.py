"""Colour and shape of every population and category, fixed for the whole book."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """How a series looks, so that colour never stands alone.

    Parameters
    ----------
    variable : str
        The CSS variable of its colour.
    shape : str
        The ``d`` of an SVG path around the origin, within five to each side.
    """

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

# Of one weight to the eye, not of one height.
_CIRCLE = "M-3.8 0a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0-7.6 0z"
_SQUARE = "M-3.6-3.6h7.2v7.2h-7.2z"
_DIAMOND = "M0-4.8L4.8 0L0 4.8L-4.8 0z"
_LOZENGE = "M0-5L3.3 0L0 5L-3.3 0z"
_UP = "M0-4.4L4.5 3.6h-9z"
_DOWN = "M0 4.4L4.5-3.6h-9z"
_RIGHT = "M4.4 0L-3.6 4.5v-9z"
_LEFT = "M-4.4 0L3.6 4.5v-9z"
_PENTAGON = "M0-4.4L4.2-1.4L2.6 3.6h-5.2L-4.2-1.4z"
_HEXAGON = "M0-4.4L3.8-2.2v4.4L0 4.4L-3.8 2.2v-4.4z"
_BROAD_HEXAGON = "M-4.4 0L-2.2-3.8h4.4L4.4 0L2.2 3.8h-4.4z"
_OCTAGON = "M-1.6-3.9h3.2L3.9-1.6v3.2L1.6 3.9h-3.2L-3.9 1.6v-3.2z"
_PLUS = "M-1.5-4.4h3v2.9h2.9v3h-2.9v2.9h-3v-2.9h-2.9v-3h2.9z"
_CROSS = (
    "M-4.2-2.1L-2.1-4.2L0-2.1L2.1-4.2L4.2-2.1L2.1 0L4.2 2.1L2.1 4.2L0 2.1L-2.1 4.2L-4.2 2.1L-2.1 0z"
)
_STAR = "M0-4.8L1.2-1.6L4.6-1.5L1.9.6L2.8 3.9L0 2L-2.8 3.9L-1.9.6L-4.6-1.5L-1.2-1.6z"

_STRONG = Look("--dt-strong", _CIRCLE)
_FAIR = Look("--dt-fair", _DIAMOND)
_MIDDLE = Look("--dt-middle", _SQUARE)
_SLIGHT = Look("--dt-slight", _PENTAGON)
_WEAK = Look("--dt-weak", _UP)
# In the book's order: state before municipality.
LOOKS = {
    "state": Look("--dt-state", _CIRCLE),
    "municipality": Look("--dt-municipality", _SQUARE),
    "all": Look("--dt-all", _DIAMOND),
    "citizens": Look("--dt-citizens", _UP),
    "business": Look("--dt-business", _DOWN),
    "country": Look("--dt-country", _HEXAGON),
    "services": Look("--dt-services", _RIGHT),
    "catalogue": Look("--dt-catalogue", _PENTAGON),
    "publisher": Look("--dt-publisher", _LOZENGE),
    # Countries that Norway is held against share no colour with each other or with Norway.
    "denmark": Look("--dt-strong", _SQUARE),
    "sweden": Look("--dt-business", _UP),
    "finland": Look("--dt-fair", _DOWN),
    "estonia": Look("--dt-slight", _DIAMOND),
    # The ends and the middle of a scale look alike whatever their words are.
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
# What authors add to the codes looks neutral.
_NEUTRAL = tuple(
    Look(variable, shape)
    for variable in ("--dt-soft", "--dt-middle", "--dt-text")
    for shape in (_PLUS, _CROSS, _STAR, _LEFT, _OCTAGON, _BROAD_HEXAGON)
)
_ORDER = {code: place for place, code in enumerate(LOOKS)}


def look(code: str, place: int = 0) -> Look:
    """Return the look of a population or category.

    Parameters
    ----------
    code : str
    place : int
        Where a code that the book has no look for stands among such codes, so that no two of
        them look alike.
    """
    return LOOKS.get(code) or _NEUTRAL[place % len(_NEUTRAL)]


def order(code: str) -> int:
    """Return the place of a series among the others: state before municipality, new ones last."""
    return _ORDER.get(code, len(_ORDER))


def colour(variable: str) -> str:
    """Return a colour as SVG writes it, with the light one where the style sheet is missing."""
    return "currentColor" if variable == "--dt-text" else f"var({variable},{COLOURS[variable][0]})"


def contrast(one: str, other: str) -> float:
    """Return the contrast between two colours, as WCAG 2 counts it.

    Examples
    --------
    >>> contrast("#000000", "#FFFFFF")
    21.0
    """
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return how light a colour is, from 0 to 1, as WCAG 2 counts it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
