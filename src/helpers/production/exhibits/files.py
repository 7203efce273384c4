"""All files of a figure, by their names, and what readers are told of each kind."""

from collections.abc import Callable

from helpers.base.language import phrase

from .cite import bibtex, ris
from .drawing import svg_of
from .exhibit import Exhibit
from .metadata import json_of
from .pictures import png_of
from .spreadsheets import csv_of, norwegian_csv, xlsx_of

# How each name ends, what it is, and what it is for, in the order in which they are offered.
# No anchor has a point: the files of one figure never have the names of another's.
KINDS = (
    ("xlsx", phrase("Excel (XLSX)"), phrase("tallene i ett ark og hva de betyr i et annet")),
    ("norsk.csv", phrase("CSV for norsk Excel"), phrase("semikolon og desimalkomma")),
    ("csv", phrase("CSV"), phrase("komma og desimalpunktum, med koder, for programmer")),
    ("json", phrase("JSON"), phrase("tallene med alt som hører til, for programmer")),
    ("png", phrase("Bilde (PNG)"), phrase("med tittel og kilde, til en lysbildeserie")),
    ("svg", phrase("Tegning (SVG)"), phrase("den samme, i alle størrelser")),
    ("bib", phrase("BibTeX"), phrase("for den som siterer")),
    ("ris", phrase("RIS"), phrase("for EndNote, Zotero og lignende")),
)


def names_of(exhibit: Exhibit) -> tuple[str, ...]:
    """Return the names of the files of a figure."""
    return tuple(f"{exhibit.anchor}.{kind}" for kind, _, _ in KINDS)


def files_of(exhibit: Exhibit, picture: Callable[[str], bytes] = png_of) -> dict[str, bytes]:
    """Return what each file of a figure holds, by its name.

    Parameters
    ----------
    exhibit : Exhibit
    picture : callable
        Makes a picture of a drawing, or knows one.
    """
    drawn = svg_of(exhibit)
    texts = {
        "csv": csv_of(exhibit),
        "norsk.csv": norwegian_csv(exhibit),
        "json": json_of(exhibit),
        "svg": drawn,
        "bib": bibtex(exhibit),
        "ris": ris(exhibit),
    }
    made = {kind: text.encode() for kind, text in texts.items()}
    made |= {"png": picture(drawn), "xlsx": xlsx_of(exhibit)}
    return {f"{exhibit.anchor}.{kind}": content for kind, content in made.items()}
