"""Formulas in a line of text, since what sets the pages knows no others."""

from xml.etree.ElementTree import Element

from .tree import Node, make, name, text

_AROUND = {"=", "±", "−", "+"}
_MACRON = "\N{COMBINING MACRON}"


def in_line(formula: Element) -> list[Node]:
    """Return a formula as text, with what stands high or low.

    Examples
    --------
    >>> from xml.etree.ElementTree import fromstring, tostring
    >>> half = "<math><mi>p</mi><mo>=</mo><mfrac><mrow><mn>1</mn></mrow><mn>2</mn></mfrac></math>"
    >>> tostring(make("p", in_line(fromstring(half))), "unicode")
    '<p><em>p</em> = 1 / 2 </p>'
    """
    parts = list(formula)
    match name(formula):
        case "mi":
            return [make("em", [text(formula)])]
        case "mo":
            sign = text(formula)
            return [f" {sign} " if sign in _AROUND else sign]
        case "mn" | "mtext":
            return [text(formula)]
        case "mfrac":
            return [*_one(parts[0]), " / ", *_one(parts[1]), " "]
        case "msub" | "munder":
            return [*in_line(parts[0]), make("sub", in_line(parts[1])), " "]
        case "msup":
            return [*in_line(parts[0]), make("sup", in_line(parts[1]))]
        case "msubsup":
            below, above = (in_line(part) for part in parts[1:])
            return [*in_line(parts[0]), make("sub", below), make("sup", above)]
        case "mover":
            return [make("em", [text(parts[0]) + _MACRON])]
        case _:
            return [node for part in parts for node in in_line(part)]


def _one(part: Element) -> list[Node]:
    """Return a part of a fraction, in parentheses where it is more than one sign."""
    held = list(part) if name(part) == "mrow" else [part]
    one = [node for each in held for node in in_line(each)]
    return one if len(held) == 1 else ["(", *one, ")"]
