"""How to cite a figure: a sentence, and what reference managers read."""

from .exhibit import Exhibit

# What has a meaning in LaTeX.
_LATEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip


def sentence(exhibit: Exhibit) -> str:
    """Return a sentence with title, edition, publisher, sources and address."""
    _ = exhibit.book.translate
    book = ", ".join(filter(None, [exhibit.book.edition, exhibit.book.publisher]))
    said = [
        f"«{exhibit.title}» ({book}).",
        _("Gjelder: {}.").format(exhibit.fact("population").text.removesuffix(".")),
        _("Svarskala: {}.").format(exhibit.fact("scale").text.removesuffix(".")),
        _source(exhibit),
        exhibit.book.at(exhibit.place),
    ]
    return " ".join(filter(None, said))


def bibtex(exhibit: Exhibit) -> str:
    """Return an entry for BibTeX."""
    book = exhibit.book
    fields = {
        "title": exhibit.title,
        "author": book.publisher or book.title,
        "year": str(book.year),
        "howpublished": book.edition,
        "note": _source(exhibit),
        "url": book.at(exhibit.place),
    }
    # Braces keep capitals, and the name of a body from being taken for that of a person.
    lines = [f"  {name} = {{{{{_latex(text)}}}}}" for name, text in fields.items() if text]
    return f"@misc{{digital-tilstand-{book.year}-{exhibit.anchor},\n" + ",\n".join(lines) + "\n}\n"


def ris(exhibit: Exhibit) -> str:
    """Return an entry for what reads RIS: a field a line."""
    book = exhibit.book
    fields = (
        ("TY", "FIGURE"),
        ("ID", f"{exhibit.anchor}-{book.year}"),
        ("TI", exhibit.title),
        ("AU", book.publisher or book.title),
        ("T2", book.edition),
        ("PY", str(book.year)),
        ("PB", book.publisher),
        ("LA", book.language),
        ("N1", _source(exhibit)),
        ("UR", book.at(exhibit.place)),
    )
    lines = [f"{code}  - {' '.join(text.split())}" for code, text in fields if text]
    return "\r\n".join([*lines, "ER  - ", ""])


def _source(exhibit: Exhibit) -> str:
    return exhibit.book.translate("Kilde: {}.").format("; ".join(exhibit.sources).removesuffix("."))


def _latex(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in " ".join(text.split()))
