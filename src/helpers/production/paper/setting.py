"""Set a document in pages, tag it and write it as PDF. All that knows WeasyPrint is here."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from helpers.base.environment import environment
from helpers.base.errors import UsageError
from helpers.base.extras import require
from helpers.base.messages import Message

_VARIANT = "pdf/ua-1"
# The library of the system without which nothing can be set.
_LIBRARY = "Pango"
# Nothing is fetched from anywhere else.
_HERE = ("data", "file")
_FONTS = (
    ("DejaVu Sans", "normal", "normal", "DejaVuSans.ttf"),
    ("DejaVu Sans", "bold", "normal", "DejaVuSans-Bold.ttf"),
    ("DejaVu Sans", "normal", "italic", "DejaVuSans-Oblique.ttf"),
    ("DejaVu Sans", "bold", "italic", "DejaVuSans-BoldOblique.ttf"),
    ("DejaVu Sans Mono", "normal", "normal", "DejaVuSansMono.ttf"),
)


def require_setting() -> None:
    """Do nothing where pages can be set.

    Raises
    ------
    UsageError
        WeasyPrint is not installed, or what it needs of the system is not.
    """
    require("weasyprint", "paper")
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: F401
    except OSError:
        raise UsageError(
            Message(
                "A PDF cannot be made, since the library {library} is not installed. On Debian "
                "and Ubuntu: `apt install {packages}`. Elsewhere see {place}.",
                library=_LIBRARY,
                packages="libpango-1.0-0 libpangoft2-1.0-0",
                place="https://doc.courtbouillon.org/weasyprint/stable/first_steps.html",
            )
        ) from None


def version() -> str:
    """Return the version of what sets the pages."""
    from importlib.metadata import version as installed

    return installed("weasyprint")


def set_pages(html: str, attached: Mapping[str, bytes], identifier: str) -> bytes:
    """Return a document as a tagged PDF that is the same each time.

    Parameters
    ----------
    html : str
        The document.
    attached : mapping of str to bytes
        Files that go along, by name.
    identifier : str
        What is to tell this document from others.
    """
    from weasyprint import CSS, HTML, Attachment
    from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]
    from weasyprint.urls import URLFetcher  # type: ignore[import-untyped]

    fonts = FontConfiguration()
    style = files(__package__).joinpath("templates", "paper.css").read_text("utf-8")
    sheet = CSS(string=_faces() + style, font_config=fonts)
    along = [
        Attachment(string=content, name=name, relationship="Source")
        for name, content in sorted(attached.items())
    ]
    here = URLFetcher(allowed_protocols=_HERE)
    # Where HarfBuzz is without what cuts fonts down to the letters in use, fontTools does it, and
    # says when it did: by this clock.
    with environment(SOURCE_DATE_EPOCH="0"):
        pdf: bytes = HTML(string=html, url_fetcher=here).write_pdf(
            stylesheets=[sheet],
            font_config=fonts,
            attachments=along,
            pdf_variant=_VARIANT,
            pdf_identifier=identifier.encode(),
            finisher=_finish,
        )
    return pdf


def _faces() -> str:
    """Return the fonts of the pages: they come with matplotlib, so all machines have the same."""
    import matplotlib

    folder = Path(matplotlib.get_data_path(), "fonts", "ttf")
    return "".join(
        f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style}; "
        f"src: url('{(folder / file).as_uri()}') }}\n"
        for family, weight, style, file in _FONTS
    )


def _finish(document: Any, pdf: Any) -> None:
    """Leave out when files were attached, and say which way the heads of tables point."""
    by_number = {part.number: part for part in pdf.objects}

    def above(part: Any) -> Any:
        return by_number[int(part["P"].split()[0])]

    for part in pdf.objects:
        extra = getattr(part, "extra", {})
        if extra.get("Type") == "/EmbeddedFile":
            for date in ("CreationDate", "ModDate"):
                del extra["Params"][date]
        if isinstance(part, dict) and part.get("S") == "/TH":
            is_column = above(above(part))["S"] == "/THead"
            part["A"]["Scope"] = "/Column" if is_column else "/Row"
