"""A small reader of PDF, so that what is written is not read back by what wrote it."""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

_TOKEN = re.compile(
    rb"\s*(?:%[^\r\n]*\s*)*(<<|>>|\[|\]|\(|<[0-9A-Fa-f\s]*>|/[^\s<>\[\]()/%]*|\d+ \d+ R\b"
    rb"|[+-]?[\d.]+|[^\s<>\[\]()/%]+)"
)
_OBJECT = re.compile(rb"(?:^|\n)(\d+) 0 obj\s")
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_HEX_PAIR = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(frozen=True)
class Reference:
    """Another object of the file."""

    number: int


@dataclass(frozen=True)
class Stream:
    """A dictionary with content."""

    about: dict[str, Any]
    content: bytes


@dataclass
class Pdf:
    """A file, and what is in it."""

    data: bytes
    objects: dict[int, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        starts = [*_OBJECT.finditer(self.data)]
        for match in starts:
            self.objects[int(match[1])] = _read(self.data, match.end())
        for packed in [o for o in self.objects.values() if _type(o) == "/ObjStm"]:
            first, count = packed.about["First"], packed.about["N"]
            numbers = [int(n) for n in packed.content[:first].split()]
            for number, at in zip(
                numbers[: 2 * count : 2], numbers[1 : 2 * count : 2], strict=True
            ):
                self.objects[number] = _parse(packed.content, first + at)[0]

    def get(self, value: Any) -> Any:
        """Return what a value is or refers to."""
        return self.objects[value.number] if isinstance(value, Reference) else value

    @cached_property
    def catalog(self) -> dict[str, Any]:
        found = next(o for o in self.objects.values() if _type(o) == "/Catalog")
        return dict(found)

    @cached_property
    def pages(self) -> list[tuple[int, dict[str, Any]]]:
        kids = self.get(self.catalog["Pages"])["Kids"]
        return [(kid.number, self.get(kid)) for kid in kids]

    def bookmarks(self) -> list[tuple[int, str]]:
        """Return the titles of the bookmarks with their depth."""
        return list(self._bookmarks(self.get(self.catalog["Outlines"]).get("First"), 1))

    def _bookmarks(self, reference: Any, depth: int) -> Iterator[tuple[int, str]]:
        while reference is not None:
            item = self.get(reference)
            yield depth, words(item["Title"])
            yield from self._bookmarks(item.get("First"), depth + 1)
            reference = item.get("Next")

    def attachments(self) -> dict[str, bytes]:
        """Return the files that are attached."""
        listed = self.get(self.get(self.catalog["Names"])["EmbeddedFiles"])["Names"]
        files = [self.get(reference) for reference in listed[1::2]]
        return {words(f["UF"]): self.get(self.get(f["EF"])["F"]).content for f in files}

    def destinations(self) -> dict[str, int]:
        """Return the places that links lead to: the number of the page by name."""
        numbers = {reference: place for place, (reference, _) in enumerate(self.pages, 1)}
        listed = self.get(self.get(self.catalog["Names"])["Dests"])["Names"]
        return {
            words(name): numbers[where[0].number]
            for name, where in zip(listed[::2], listed[1::2], strict=True)
        }

    def links(self) -> Iterator[tuple[str, str]]:
        """Yield where the links lead: ("out", an address) or ("in", the name of a place)."""
        for _, page in self.pages:
            for reference in self.get(page.get("Annots", [])):
                link = self.get(reference)
                inside = "Dest" in link
                yield (
                    ("in", words(link["Dest"]))
                    if inside
                    else ("out", words(self.get(link["A"])["URI"]))
                )

    def texts(self) -> list[str]:
        """Return the text of each page."""
        return ["".join(self._marked[number].values()) for number, _ in self.pages]

    def structure(self, out: frozenset[str] = frozenset()) -> Iterator[tuple[tuple[str, ...], str]]:
        """Yield the text in the order of its tags, with the tags around it, but some left out."""
        yield from self._walk(self.get(self.catalog["StructTreeRoot"])["K"], (), None, out)

    def _walk(
        self, held: Any, tags: tuple[str, ...], page: Any, out: frozenset[str]
    ) -> Iterator[tuple[tuple[str, ...], str]]:
        for kid in held if isinstance(held, list) else [held]:
            if isinstance(kid, int):
                yield tags, self._marked[page][kid]
                continue
            element = self.get(kid)
            if element.get("Type") == "/OBJR" or element.get("S", "/")[1:] in out:
                continue
            inside = (*tags, element["S"][1:])
            if "Alt" in element:
                yield inside, words(element["Alt"])
                continue
            at = element["Pg"].number if "Pg" in element else page
            yield from self._walk(element.get("K", []), inside, at, out)

    @cached_property
    def _marked(self) -> dict[int, dict[int, str]]:
        return {number: dict(self._of(page)) for number, page in self.pages}

    @cached_property
    def _letters(self) -> dict[str, dict[bytes, str]]:
        _, page = self.pages[0]
        fonts = self.get(self.get(page["Resources"])["Font"])
        return {name: self._map(self.get(font)) for name, font in fonts.items()}

    def _map(self, font: dict[str, Any]) -> dict[bytes, str]:
        pairs = _HEX_PAIR.findall(self.get(font["ToUnicode"]).content)
        return {k.lower(): bytes.fromhex(v.decode()).decode("utf-16-be") for k, v in pairs}

    def _of(self, page: dict[str, Any]) -> Iterator[tuple[int, str]]:
        """Yield the text of each piece that is marked on a page."""
        content = self.get(page["Contents"]).content
        font, number, found, at = "", None, "", 0
        stack: list[Any] = []
        while match := _TOKEN.match(content, at):
            token = match[1]
            if token[:1].isalpha() or token in (b"'", b'"', b"T*"):
                at = match.end()
                if token == b"Tf":
                    font = stack[-2][1:]
                elif token == b"BDC" and isinstance(stack[-1], dict):
                    number, found = stack[-1].get("MCID"), ""
                elif token == b"EMC" and number is not None:
                    yield number, found
                    number = None
                elif token in (b"TJ", b"Tj"):
                    shown = stack[-1] if isinstance(stack[-1], list) else [stack[-1]]
                    found += "".join(self._spell(font, s) for s in shown if isinstance(s, bytes))
                stack.clear()
            else:
                value, at = _parse(content, at)
                stack.append(value)

    def _spell(self, font: str, glyphs: bytes) -> str:
        code = glyphs.hex()
        letters = self._letters[font]
        return "".join(letters.get(code[i : i + 4].encode(), "?") for i in range(0, len(code), 4))


def words(text: bytes) -> str:
    """Return what a string of the file says."""
    return text[2:].decode("utf-16-be") if text.startswith(b"\xfe\xff") else text.decode("latin-1")


def _type(found: Any) -> str:
    about = found.about if isinstance(found, Stream) else found
    return about.get("Type", "") if isinstance(about, dict) else ""


def _read(data: bytes, at: int) -> Any:
    value, end = _parse(data, at)
    rest = data[end : end + 20].lstrip()
    if not (isinstance(value, dict) and rest.startswith(b"stream")):
        return value
    start = data.index(b"stream", end) + len(b"stream")
    start += 2 if data[start : start + 2] == b"\r\n" else 1
    content = data[start : start + value["Length"]]
    return Stream(value, zlib.decompress(content) if value.get("Filter") else content)


def _parse(data: bytes, at: int) -> tuple[Any, int]:
    match = _TOKEN.match(data, at)
    assert match, data[at : at + 40]
    token, end = match[1], match.end()
    if token == b"<<":
        found = {}
        while (closing := _TOKEN.match(data, end)) and closing[1] != b">>":
            key, end = _parse(data, end)
            found[key[1:]], end = _parse(data, end)
        assert closing
        return found, closing.end()
    if token == b"[":
        items = []
        while (closing := _TOKEN.match(data, end)) and closing[1] != b"]":
            item, end = _parse(data, end)
            items.append(item)
        assert closing
        return items, closing.end()
    if token == b"(":
        return _string(data, end)
    if token.startswith(b"<"):
        return bytes.fromhex(token[1:-1].decode()), end
    if token.startswith(b"/"):
        return token.decode("latin-1"), end
    if token.endswith(b" R"):
        return Reference(int(token.split()[0])), end
    try:
        return (float(token) if b"." in token else int(token)), end
    except ValueError:
        return token.decode("latin-1"), end


def _string(data: bytes, at: int) -> tuple[bytes, int]:
    found, depth = b"", 1
    while True:
        sign = data[at : at + 1]
        at += 1
        if sign == b"\\":
            sign = data[at : at + 1]
            at += 1
            found += _ESCAPED.get(sign, sign)
            continue
        depth += (sign == b"(") - (sign == b")")
        if not depth:
            return found, at
        found += sign
