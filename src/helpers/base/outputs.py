"""What a cell shows, told beside its HTML, so that nobody has to look into the HTML for it.

A block says in the metadata of its output which figure it is, which files go with it, or what
the edition has no figures for. The contents of the files lie in the output itself, each under
its media type.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from .language import phrase

# True of a page alone, and not said where a figure leaves it.
ROW_OPENS = phrase("Hver rad kan åpnes.")
_KEY = "tilstand"
_HTML = "text/html"
_ANCHOR = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# What readers may take away, and the end of its name: nothing that a browser would run or show as
# a page of the book, whatever an output says of itself.
_KINDS = {"text/csv": "csv"}


@dataclass(frozen=True, slots=True)
class Download:
    """A file with the numbers of a figure.

    Parameters
    ----------
    name : str
        Its name beside the page: the anchor of the figure, and a suffix.
    media_type : str
        What it is, one of the kinds that readers may take away; a figure has one of a kind.
    content : str
        What it holds.
    """

    name: str
    media_type: str
    content: str = field(repr=False)

    @classmethod
    def csv(cls, anchor: str, content: str) -> "Download":
        """Return the numbers of a figure as CSV."""
        return cls(f"{anchor}.csv", "text/csv", content)

    @property
    def suffix(self) -> str:
        """The end of the name, by which readers know what it is."""
        return self.name.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as the rest of the book knows it.

    Parameters
    ----------
    anchor, title : str
        Its place on the page, and what it shows.
    downloads : tuple of Download
        Its files.
    parts : tuple of (str, str)
        Anchor and title of what in it is a place of its own.

    Raises
    ------
    ValueError
        The anchor would not hold in an address, there is no title, or a file is of a kind that
        readers may not take away or has a name that could be another figure's.
    """

    anchor: str
    title: str
    downloads: tuple[Download, ...] = ()
    parts: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        for anchor in self.anchors:
            check_anchor(anchor)
        if not self.title.strip():
            raise ValueError(f"The figure {self.anchor!r} has no title.")
        kinds = [download.media_type for download in self.downloads]
        if len(set(kinds)) < len(kinds):
            raise ValueError(f"The files of the figure {self.anchor!r} are not of a kind each.")
        for download in self.downloads:
            if not download.content.strip():
                raise ValueError(f"The file {download.name!r} is empty.")
            if download.media_type not in _KINDS:
                raise ValueError(f"Readers may not take away a file of {download.media_type!r}.")
            if download.name != f"{self.anchor}.{_KINDS[download.media_type]}":
                raise ValueError(
                    f"The file {download.name!r} is not named after its figure {self.anchor!r}."
                )

    @property
    def anchors(self) -> tuple[str, ...]:
        """Its own anchor and those of its parts."""
        return (self.anchor, *(anchor for anchor, _ in self.parts))


@dataclass(frozen=True, slots=True)
class Output:
    """What an output of a cell shows.

    Parameters
    ----------
    html : str
        Its HTML; empty where it has none.
    figure : Figure, optional
        The figure that it is.
    absent : tuple of str
        The anchors of what it says that the edition lacks.
    """

    html: str = ""
    figure: Figure | None = None
    absent: tuple[str, ...] = ()


def of_figure(figure: Figure) -> tuple[dict[str, str], dict[str, Any]]:
    """Return what the output of a figure holds beside its HTML: files, and metadata."""
    files = {download.media_type: download.name for download in figure.downloads}
    told: dict[str, Any] = {"anchor": figure.anchor, "title": figure.title, "files": files}
    if figure.parts:
        told["parts"] = dict(figure.parts)
    return {each.media_type: each.content for each in figure.downloads}, {_KEY: told}


def of_absent(anchors: tuple[str, ...]) -> dict[str, Any]:
    """Return the metadata of an output that says what an edition lacks."""
    return {_KEY: {"absent": list(anchors)}}


def outputs_of(cell: Mapping[str, Any]) -> Iterator[Output]:
    """Yield what the outputs of a cell of an executed notebook show.

    Raises
    ------
    ValueError
        An output tells of itself what cannot be.
    """
    yield from map(output_of, cell.get("outputs", ()))


def output_of(output: Mapping[str, Any]) -> Output:
    """Return what one output of a cell shows; errors are those of `outputs_of`."""
    data = output.get("data", {})
    told = output.get("metadata", {}).get(_KEY, {})
    return Output(text(data.get(_HTML, "")), _figure(told, data), _absent(told))


def text(value: object) -> str:
    """Return what an output holds of one kind, which notebooks may keep as lines."""
    return "".join(value) if isinstance(value, list) else str(value)


def check_anchor(anchor: str) -> None:
    """Refuse an anchor that would not hold in every address.

    Raises
    ------
    ValueError
        It has other signs than lower-case ASCII letters, digits and hyphens.
    """
    if not _ANCHOR.fullmatch(anchor):
        raise ValueError(
            f"The anchor {anchor!r} is not made of lower-case letters a-z, digits and hyphens."
        )


def _figure(told: Mapping[str, Any], data: Mapping[str, Any]) -> Figure | None:
    if "anchor" not in told:
        return None
    if not text(data.get(_HTML, "")).strip():
        raise ValueError(f"The figure {told['anchor']!r} shows nothing.")
    files = dict(told["files"]).items()
    downloads = tuple(Download(str(name), kind, text(data[kind])) for kind, name in files)
    parts = tuple((str(anchor), _line(title)) for anchor, title in told.get("parts", {}).items())
    return Figure(str(told["anchor"]), _line(told["title"]), downloads, parts)


def _line(title: object) -> str:
    return " ".join(str(title).split())


def _absent(told: Mapping[str, Any]) -> tuple[str, ...]:
    anchors = tuple(map(str, told.get("absent", ())))
    for anchor in anchors:
        check_anchor(anchor)
    return anchors
