"""Figures as they leave the book, made of a block with words of the caller."""

from dataclasses import replace

from helpers.base.outputs import Download, outputs_of
from helpers.base.spreadsheet import as_csv
from helpers.drawing import Series, dumbbell, look
from helpers.drawing.marks import Mark
from helpers.page.html import Caption, FigureBlock, Link, Table
from helpers.production.exhibits.exhibit import Book, Exhibit

BOOK = Book("Digital tilstand", 2024, "Etaten", "https://tilstand.example.org/")


def block(text: str = "Regelverk", value: float = 47.0) -> FigureBlock:
    """Return a figure of two values in which a text stands wherever one may stand."""
    marks = tuple(
        Mark(text, Series(code, text, look(code)), number, f"{number:g} %")
        for code, number in (("state", value), ("municipality", 38.0))
    )
    rows = [
        {"label": text, "population": mark.series.code, "year": 2024, "value": mark.value, "n": 20}
        for mark in marks
    ]
    return FigureBlock(
        anchor="barrierer",
        title=text,
        measured=text,
        picture=dumbbell(marks, "percent", "nb"),
        alt=text,
        line=text,
        caption=Caption(text, text, "2024", text, (Link(text),), (text,), ((text, text),)),
        notes=(text,),
        table=Table(text, (text, "Stat"), ((text, "47 %"), (text, "38 %"))),
        downloads=(Download.csv("barrierer", as_csv(list(rows[0]), rows)),),
        contact="mailto:feil@example.org",
        year=2024,
        caution=text,
    )


def exhibit(made: FigureBlock | None = None, book: Book = BOOK) -> Exhibit:
    """Return a block as it leaves the book."""
    data, metadata = (made or block())._repr_mimebundle_()
    (found,) = outputs_of({"outputs": [{"data": data, "metadata": metadata}]})
    assert found.figure
    return Exhibit(found.figure, found.html, "chapters/ai.html", book)


def without_address() -> Exhibit:
    """Return one of a book that nobody says anything of."""
    return exhibit(book=replace(BOOK, publisher="", address=""))
