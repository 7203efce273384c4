"""Formulas in a line of text, since what sets the pages knows no others."""

from itertools import pairwise
from xml.etree.ElementTree import Element

from .tree import Node, make, name, text

_AROUND = {"=", "±", "−", "+"}
_SUM = "∑"
_MACRON = "\N{COMBINING MACRON}"


def in_line(formula: Element) -> list[Node]:
    """Return a formula as text, with what stands high or low.

    Examples
    --------
    >>> from xml.etree.ElementTree import fromstring, tostring
    >>> half = "<math><mi>p</mi><mo>=</mo><mfrac><mrow><mn>1</mn></mrow><mn>2</mn></mfrac></math>"
    >>> tostring(make("p", in_line(fromstring(half))), "unicode")
    '<p><em>p</em> = 1 / 2</p>'
    """
    parts = list(formula)
    match name(formula):
        case "mi":
            # A name of more letters stands upright, or it would be read as a product.
            letters = text(formula)
            return [letters if len(letters) > 1 else make("em", [letters])]
        case "mo":
            sign = text(formula)
            return [f" {sign} " if sign in _AROUND else sign]
        case "mn" | "mtext":
            return [text(formula)]
        case "mfrac":
            return [*_one(parts[0]), " / ", *_one(parts[1])]
        case "msub" | "munder":
            return [*in_line(parts[0]), make("sub", in_line(parts[1]))]
        case "msup":
            return [*in_line(parts[0]), make("sup", in_line(parts[1]))]
        case "msubsup":
            below, above = (in_line(part) for part in parts[1:])
            return [*in_line(parts[0]), make("sub", below), make("sup", above)]
        case "mover":
            return [make("em", [text(parts[0]) + _MACRON])]
        case _:
            return _row(parts)


def _row(parts: list[Element]) -> list[Node]:
    """Return parts in a row, where none can be taken for a part of the fraction beside it."""
    held = in_line(parts[0]) if parts else []
    for before, part in pairwise(parts):
        beside = not (_is_sign(before) or _is_sign(part))
        found = in_line(part)
        if beside:
            held.append(_between(before, part))
        held += ["(", *found, ")"] if beside and name(part) == "mfrac" else found
    return held


def _between(before: Element, part: Element) -> str:
    """Return what stands between two parts that no sign parts."""
    if name(before) == "mfrac":
        return " · "
    return "" if (name(before), name(part)) == ("mn", "mi") else " "


def _is_sign(part: Element) -> bool:
    return name(part) == "mo" and text(part) != _SUM


def _one(part: Element) -> list[Node]:
    """Return a part of a fraction, in parentheses where it is more than one sign."""
    held = list(part) if name(part) == "mrow" else [part]
    one = _row(held)
    return one if len(held) == 1 else ["(", *one, ")"]
