"""The units that values are in, and all that the book knows of each.

A new unit is an entry here, a value that the descriptor allows, and a row of ``codes.csv`` with
the name by which authors choose it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from .language import phrase


@dataclass(frozen=True, slots=True)
class Size:
    """What differences are counted in; only those of one kind are held against each other.

    Parameters
    ----------
    spoken, spoken_one : str
        The difference with its number in a sentence, and where it is 1 if that is another:
        "{} plasser", "{} plass".
    english, english_name : str
        On the command line, the difference with its number, and what it is counted in:
        "{} places", "places in rankings".
    """

    spoken: str
    english: str
    english_name: str
    spoken_one: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """What values are in.

    Parameters
    ----------
    code : str
        Its code in the data.
    label : str
        What a figure shows: "Andel i prosent".
    short, spoken, english : str
        The value with its number where there is little room, in a sentence, and on the command
        line.
    size : Size
        What a difference between two values is counted in.
    whole : float, optional
        What the parts of a whole add up to; a share is neither less than nothing nor more.
    integer : bool
        Whether there are whole values only.
    ranked : bool
        Whether values are places in a set: the lower number stands higher.
    straight : bool
        Whether charts draw values along a straight axis.
    least_span : float, optional
        What such an axis spans at least, so that small values are not blown up.
    """

    code: str
    label: str
    short: str
    spoken: str
    english: str
    size: Size
    whole: float | None = None
    integer: bool = False
    ranked: bool = False
    straight: bool = True
    least_span: float | None = None


PERCENTAGE_POINTS = Size(phrase("{} prosentpoeng"), "{} points", "percentage points")
_PLACES = Size(phrase("{} plasser"), "{} places", "places in rankings", phrase("{} plass"))
_NUMBER = Size("{}", "{}", "numbers")
_BILLIONS = Size(phrase("{} milliarder kroner"), "NOK {} billion", "billion NOK")
_MILLIONS = Size(phrase("{} millioner"), "{} million", "millions")
_SCORE = Size(phrase("{} poeng"), "{}", "scores")

UNITS: Mapping[str, Unit] = {
    unit.code: unit
    for unit in (
        Unit(
            "percent",
            label=phrase("Andel i prosent"),
            short=phrase("{} %"),
            spoken=phrase("{} prosent"),
            english="{}%",
            size=PERCENTAGE_POINTS,
            whole=100,
            least_span=20,
        ),
        Unit(
            "percentage_points",
            label=phrase("Prosentpoeng"),
            short=phrase("{} prosentpoeng"),
            spoken=phrase("{} prosentpoeng"),
            english="{} points",
            size=PERCENTAGE_POINTS,
            least_span=10,
        ),
        Unit(
            "percent_change",
            label=phrase("Endring i prosent"),
            short=phrase("{} %"),
            spoken=phrase("{} prosent"),
            english="{}%",
            size=PERCENTAGE_POINTS,
            least_span=20,
        ),
        Unit(
            "rank",
            label=phrase("Plassering, der 1. plass er best"),
            short=phrase("{}."),
            spoken=phrase("{}. plass"),
            english="place {}",
            size=_PLACES,
            ranked=True,
            straight=False,
        ),
        Unit(
            "ordinal",
            label=phrase("Nummer"),
            short=phrase("nr. {}"),
            spoken=phrase("nr. {}"),
            english="{}",
            size=_NUMBER,
            straight=False,
        ),
        Unit(
            "count",
            label=phrase("Antall"),
            short="{}",
            spoken="{}",
            english="{}",
            size=_NUMBER,
            integer=True,
        ),
        Unit(
            "million",
            label=phrase("Millioner"),
            short=phrase("{} mill."),
            spoken=phrase("{} millioner"),
            english="{} million",
            size=_MILLIONS,
        ),
        Unit(
            "nok_billion",
            label=phrase("Milliarder kroner"),
            short=phrase("{} mrd. kr"),
            spoken=phrase("{} milliarder kroner"),
            english="NOK {} billion",
            size=_BILLIONS,
        ),
        Unit(
            "score",
            label=phrase("Poeng"),
            short="{}",
            spoken=phrase("{} poeng"),
            english="{}",
            size=_SCORE,
            least_span=0.1,
        ),
    )
}


def sizes() -> tuple[Size, ...]:
    """Return what differences are counted in, in the order in which they are shown."""
    return tuple(dict.fromkeys(unit.size for unit in UNITS.values()))
