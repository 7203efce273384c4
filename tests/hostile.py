"""Texts that are more than text where somebody forgets that they are none but that."""

import csv
import itertools
import re
import string
from pathlib import Path
from typing import Any

from helpers.base.spreadsheet import inert
from helpers.data.descriptor import resources

# What a command would leave behind that runs while a book is built.
SPRUNG = "sprung"
_ESCAPE = "__globals__.os.system"
_SIGNS = tuple("=+-@＝＋－＠")
# What parts a file of CSV, for one reader or another.
_PARTED = re.compile(r"[;,\t\r\n]")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


def texts(folder: Path) -> list[str]:
    """Return the texts; those with a command would make the file `SPRUNG` in the folder."""
    command = f'"touch {folder / SPRUNG}"'
    return [
        # Templates.
        f"{{{{ cycler.__init__.{_ESCAPE}({command}) }}}}",
        f"{{% set x = joiner.__init__.{_ESCAPE}({command}) %}}",
        "{{navn}} {% raw %} {# x #} {ai_use} {ai_use|value} ${HOME} %s %(x)s {0}",
        # HTML, in elements, attributes, comments and SVG.
        "<script>window.sprung = 1</script>",
        '<img src="x" onerror="window.sprung = 1">',
        '"><svg onload="window.sprung = 1">',
        "' onmouseover='window.sprung = 1' x='",
        "</style></title></details></figure></main></body> etter",
        "<!-- <b> & &amp;x &lt;i&gt;]]> <![CDATA[ x",
        "</text></svg><foreignObject><iframe src=https://example.org/>",
        "<link rel=stylesheet href=https://example.org/a.css><base href=https://example.org/>",
        # Markdown and MyST.
        "*a* _b_ **c** `d` ~~e~~ $f$ $$g$$ [h](javascript:window.sprung=1) [i][j]",
        "![k](https://example.org/k.png) <https://example.org/l> [[m]] | n | o |",
        "{include}`/etc/passwd` {eval-rst}`x` ```{include} /etc/passwd``` |x|_ :ref:`y`",
        "# overskrift - liste > sitat 1. punkt --- ``` ::: (mål)=",
        # Formulas of spreadsheets.
        '=HYPERLINK("https://example.org/","klikk")',
        "+1+cmd|' /C calc'!A0",
        "-1+1",
        "@SUM(1+1)",
        "＝1+1",
        "＋1+1",
        "－1+1",
        "＠SUM(1+1)",
        "Foo;=1+1;bar",
        "Foo; @SUM(1+1)",
        "Foo\t=1+1",
        "Foo\n-1+1",
        'Foo,"+1+1"',
        # Signs that turn the direction, and words that never end.
        "\u200fעברית\u200e (a) 1",
        "Langtord" * 20,
        "nan",
        "a\\b \\u0041 \\n \\{x\\}",
    ]


def text_columns(schema: dict[str, Any]) -> list[str]:
    """Return the columns of a table that hold free text for readers."""
    keys = {name for key in schema.get("foreignKeys", []) for name in key["fields"]}
    keys |= set(schema["primaryKey"])
    return [
        field["name"]
        for field in schema["fields"]
        if field["type"] == "string"
        and field["name"] not in keys
        and not field.get("codes")
        and not {"enum", "pattern"} & set(field.get("constraints", {}))
        and field["name"] not in ("battery", "url", "archive", "operands", "expected")
    ]


def computed(text: str) -> bool:
    """Tell whether a spreadsheet would compute a text or a part of it; a number is none."""
    pieces = (piece.strip(string.whitespace + '"') for piece in _PARTED.split(text))
    return any(p.startswith(_SIGNS) and not _NUMBER.fullmatch(p) for p in pieces)


def put_together(mark: str, text: str) -> str:
    """Return a text with its mark in front, or behind it where it begins like a formula."""
    return f"{text} {mark}" if text.startswith(_SIGNS) else f"{mark} {text}"


def spoil(root: Path) -> dict[str, str]:
    """Put the texts into every text column of every table, and return them by their mark.

    Each cell has a mark of its own, so that a test can find what came of it (`put_together`).
    """
    turn = itertools.cycle(texts(root))
    written: dict[str, str] = {}
    for table, resource in resources(root).items():
        file = root / "data" / resource["path"]
        with file.open(encoding="utf-8", newline="") as text:
            reader = csv.DictReader(text)
            rows = list(reader)
        for number, row in enumerate(rows):
            for column in text_columns(resource["schema"]):
                if row[column] or column == "licence" or table == "editions":
                    mark = f"§{table}.{column}.{number}§"
                    # Several places in a source are parted so.
                    parted = "; " if column == "locator" else None
                    written[mark] = next(t for t in turn if parted is None or parted not in t)
                    row[column] = inert(put_together(mark, written[mark]))
            # What a published edition shows may not change without a word.
            if table == "editions":
                row.update(status="draft", published="", fingerprint="")
        with file.open("w", encoding="utf-8", newline="") as text:
            writer = csv.DictWriter(text, reader.fieldnames or [], lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return written
