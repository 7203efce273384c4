"""The Markdown of templates and commentary: a small set, and text from data is never part of it.

Paragraphs, lists, ``*emphasis*``, ``**strong emphasis**`` and ``[links](https://example.org)``,
and a backslash before what is to be shown as it is. All else is text. What a place is filled
with is put in after the Markdown has been read, so nothing in it can be Markdown or HTML.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup, escape

from helpers.base.errors import UsageError
from helpers.base.messages import Message
from helpers.page.html.parts import leads_somewhere

from .places import Place, place_at

Fill = Callable[[Place], str | None]
# Given the places of a sentence, returns what fills them.
Filler = Callable[[tuple[Place, ...]], Fill]
# Raises a `UsageError` for the address of a link that leads to no page of the book.
Judge = Callable[[str], None]
# A line of the template, counted from 1, and what is wrong there.
Wrong = tuple[int, str]

_TAGS_FIRST = re.compile(r"(?:<[^>]*>)*")
_FIRST_WORD = re.compile(r"\w*")
_LINKS = re.compile(r"</?a\b[^>]*>")
_TAGS = {"em": "em", "strong": "strong", "bullet_list": "ul", "ordered_list": "ol"}


def written(
    template: str, filler: Filler, judge: Judge = lambda href: None
) -> tuple[Markup, tuple[Wrong, ...]]:
    """Return a template as HTML, and what is wrong with it, each with its line.

    A line is a sentence. One with a place that has nothing to say is left out, whole, and so is
    a paragraph or list of which nothing is left.
    """
    problems: list[Wrong] = []
    try:
        tree = SyntaxTreeNode(_parser().parse(template))
        shown = _joined("\n", (_block(node, filler, judge, problems) for node in tree.children))
    except RecursionError:
        too_deep = Message("lists or emphasis stand too deep in each other; write it flat.")
        return Markup(""), ((1, too_deep),)
    return shown, tuple(problems)


@cache
def _parser() -> MarkdownIt:
    # Deeper lists would vanish without a word.
    parser = MarkdownIt("zero", {"maxNesting": 1000})
    parser.enable(["list", "emphasis", "link", "image", "newline", "escape"])
    parser.inline.ruler.push("place", _note_place)
    # Links are judged with their line, below.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _note_place(state: StateInline, silent: bool) -> bool:
    """Take a place out of the text, or a brace that is none: faults are told with their line."""
    if state.src[state.pos] not in "{}":
        return False
    meta: dict[str, object]
    try:
        place = place_at(state.src, state.pos)
        meta, length = {"place": place}, len(place.text)
    except UsageError as error:
        meta, length = {"fault": error.args[0]}, 1
    if not silent:
        token = state.push("place", "", 0)
        token.meta = meta
    state.pos += length
    return True


def _block(node: SyntaxTreeNode, filler: Filler, judge: Judge, problems: list[Wrong]) -> Markup:
    """Return a paragraph, list or part of a list; empty where nothing of it is left."""
    if node.type == "inline":
        return _sentences(node, filler, judge, problems)
    inside = _joined("\n", (_block(child, filler, judge, problems) for child in node.children))
    if not inside or (node.type == "paragraph" and node.hidden):
        return inside
    tag = {"paragraph": "p", "list_item": "li"}.get(node.type) or _TAGS[node.type]
    return Markup("<{0}>{1}</{0}>").format(Markup(tag), inside)


def _sentences(
    inline: SyntaxTreeNode, filler: Filler, judge: Judge, problems: list[Wrong]
) -> Markup:
    line = (inline.map or (0, 0))[0] + 1
    said = []
    for sentence, at in _lines(inline.children, line):
        try:
            found = tuple(_places(sentence, judge))
            text = _inside(sentence, filler(found))
        except UsageError as error:
            problems.append((at, error.args[0]))
            continue
        if text is not None:
            said.append(capitalised(text))
    return _joined(" ", said)


def _lines(
    nodes: Iterable[SyntaxTreeNode], line: int
) -> Iterator[tuple[list[SyntaxTreeNode], int]]:
    """Yield the sentences of a paragraph with the line that each begins on."""
    sentence: list[SyntaxTreeNode] = []
    begins = line
    for node in nodes:
        if node.type in ("softbreak", "hardbreak"):
            yield sentence, begins
            line += 1
            sentence, begins = [], line
        else:
            line += sum(child.type in ("softbreak", "hardbreak") for child in node.walk())
            sentence.append(node)
    yield sentence, begins


def _places(nodes: Iterable[SyntaxTreeNode], judge: Judge) -> Iterator[Place]:
    for node in (inner for outer in nodes for inner in outer.walk()):
        if node.type == "place":
            if "fault" in node.meta:
                raise UsageError(node.meta["fault"])
            yield node.meta["place"]
        elif node.type == "image":
            raise UsageError(
                Message(
                    "a text shows no picture; put a space between the exclamation mark and the "
                    "bracket, or take the picture away."
                )
            )
        elif node.type == "link":
            _require_text(node)
            _require_address(node.attrs)
            judge(str(node.attrs["href"]))


def _require_text(link: SyntaxTreeNode) -> None:
    if not any(node.type == "place" or node.content.strip() for node in link.walk()):
        raise UsageError(
            Message(
                "the link to {href!r} has no text; write in the brackets what readers see of it.",
                href=unquote(str(link.attrs["href"])),
            )
        )


def _require_address(link: Mapping[str, str | int | float]) -> None:
    href = unquote(str(link["href"]))
    if "title" in link:
        raise UsageError(
            Message("the link to {href!r} has a title; expected the address alone.", href=href)
        )
    if not leads_somewhere(str(link["href"])) or "{" in href or "}" in href:
        raise UsageError(
            Message(
                "{href!r} is no address to link to; expected https://, http:// or a page of the "
                "book such as ai.html#ki-bruk, without braces.",
                href=href,
            )
        )


def _inside(nodes: Iterable[SyntaxTreeNode], fill: Fill) -> Markup | None:
    """Return what stands in a sentence or a part of it; None where a place has nothing to say."""
    parts: list[Markup] = []
    for node in nodes:
        part = _leaf(node, fill) if not node.children else _inside(node.children, fill)
        if part is None:
            return None
        if node.type == "link":
            # A number in a link does not open: no link stands in another.
            inside = Markup(_LINKS.sub("", str(part)))
            part = Markup('<a href="{}">{}</a>').format(node.attrs["href"], inside)
        elif node.type in _TAGS:
            part = Markup("<{0}>{1}</{0}>").format(Markup(_TAGS[node.type]), part)
        parts.append(part)
    return _joined("", parts)


def _leaf(node: SyntaxTreeNode, fill: Fill) -> Markup | None:
    if node.type == "place":
        said = fill(node.meta["place"])
        return None if said is None else escape(said)
    return escape(" " if node.type in ("softbreak", "hardbreak") else node.content)


def capitalised(sentence: Markup) -> Markup:
    """Begin a sentence with a capital, behind the tags that it begins with."""
    tags = _TAGS_FIRST.match(sentence)
    start = tags.end() if tags else 0
    return sentence[:start] + Markup(capital(str(sentence[start:])))


def capital(text: str) -> str:
    """Begin a text with a capital, but for a word that has one within: "eInnsyn"."""
    word = _FIRST_WORD.match(text)
    named = word and any(letter.isupper() for letter in word[0][1:])
    return text if named else text[:1].upper() + text[1:]


def _joined(between: str, parts: Iterable[Markup]) -> Markup:
    return Markup(between).join(part for part in parts if part)
