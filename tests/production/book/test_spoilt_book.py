"""Spoilt tables of contents and configurations are told before a notebook runs for them."""

from pathlib import Path

import pytest

from helpers.base.errors import InputError
from helpers.production.book.contents import configuration, pages
from samples import TOC
from spoilt import copied, refused, small_book, write_file

PART = "format: jb-book\nroot: index\nparts:\n"
CONFIG = "title: Bok\nsphinx:\n  config:\n    language: nb\n"
# What no file of settings may be, and what is told of it.
NO_SETTINGS: dict[str, tuple[str | bytes, str]] = {
    "no YAML": ("a: [b\n", "is no YAML in UTF-8: line 2"),
    "a tab": ("a:\n\tb: c\n", "is no YAML in UTF-8: line 2"),
    "a tag of Python": ("a: !!python/object/apply:os.system ['true']\n", "the tag"),
    "a tag of its own": ("a: !env X\n", "the tag '!env'"),
    "a date that is none": ("a: 2024-13-45\n", "is no YAML"),
    "Latin-1": ("title: blå\n".encode("latin-1"), "is no YAML in UTF-8"),
    "NUL": (b"a: \0\n", "is no YAML in UTF-8"),
    "nested too deep": ("[" * 5_000 + "]" * 5_000, "nested too deep"),
    "two documents": ("a: 1\n---\nb: 2\n", "is no YAML in UTF-8: line 2"),
    "an alias of nothing": ("a: *b\n", "*b stands for what is written elsewhere"),
    "aliases of aliases": ("a: &a [x]\nb: [*a, *a]\n", "*a stands for"),
    "a key twice": ("title: a\ntitle: b\n", "line 2: 'title' stands twice"),
    "a conflict": ("<<<<<<< HEAD\ntitle: a\n=======\n", "_"),
}
# Files of YAML that say something else.
OTHERWISE = {"empty": "", "null": "null", "a list": "- a\n", "a text": "hei", "a number": "5"}
CONTENTS: dict[str, tuple[str | bytes, str]] = {
    **NO_SETTINGS,
    **{name: (text, "no table of contents") for name, text in OTHERWISE.items()},
    "no root": (TOC.replace("root: index\n", ""), "no table of contents"),
    "a root that is a list": (TOC.replace("index", "[index]"), "no table of contents"),
    "a root that is a number": (TOC.replace("index", "5"), "no table of contents"),
    "no format": (TOC.replace("format: jb-book\n", ""), "format: jb-book"),
    "another format": (TOC.replace("jb-book", "jb-bok"), "format: jb-book"),
    "parts no list": (f"{PART[:-1]} {{a: b}}\n", "no list of parts"),
    "parts of nothing": (PART, "no list of parts"),
    "a part of another kind": (f"{PART}  - hei\n", "part 1 without pages"),
    "a part without chapters": (f"{PART}  - caption: x\n", "part 1 without pages"),
    "chapters of another kind": (f"{PART}  - chapters: hei\n", "part 1 without pages"),
    "a chapter of another kind": (f"{PART}  - chapters: [hei]\n", "- file: chapters/ai"),
    "a chapter elsewhere": (f"{PART}  - chapters: [url: 'http://x']\n", "part 1 without pages"),
    "a file that is a list": (f"{PART}  - chapters: [file: [a]]\n", "part 1 without pages"),
    "a part below a chapter": (f"{TOC}        sections: []\n", "part 1 without pages"),
    "an unknown key": (f"{TOC}hei: 1\n", "no place for 'hei'"),
    "a page twice": (f"{TOC}      - file: chapters/ai\n", "'chapters/ai' twice"),
    "a page outside": (f"{TOC}      - file: ../x\n", "no page '../x'"),
    "a page of the machine": (f"{TOC}      - file: /etc/passwd\n", "no page '/etc/passwd'"),
    "a page with its ending": (TOC.replace("/ai", "/ai.ipynb"), "Did you mean 'chapters/ai'?"),
}
CONFIGURED: dict[str, tuple[str | bytes, str]] = {
    **NO_SETTINGS,
    **{name: (text, "has no title") for name, text in OTHERWISE.items()},
    "no title": (CONFIG.replace("title: Bok\n", ""), "has no title"),
    "an empty title": (CONFIG.replace("Bok", "' '"), "has no title"),
    "a title that is a list": (CONFIG.replace("Bok", "[a]"), "has no title"),
    "a title that is a number": (CONFIG.replace("Bok", "5"), "has no title"),
    "no sphinx": ("title: Bok\n", "below sphinx: config:"),
    "sphinx of nothing": ("title: Bok\nsphinx:\n", "below sphinx: config:"),
    "sphinx a list": ("title: Bok\nsphinx: [a]\n", "below sphinx: config:"),
    "settings a list": ("title: Bok\nsphinx:\n  config: [a]\n", "below sphinx: config:"),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_book(tmp_path_factory.mktemp("sound") / "book")


@pytest.mark.parametrize("name", CONTENTS)
def test_a_table_of_contents_that_is_none(sound: Path, tmp_path: Path, name: str) -> None:
    content, expected = CONTENTS[name]
    root = copied(sound, tmp_path / "book")
    write_file("_toc.yml", content)(root)
    with pytest.raises(InputError) as caught:
        pages(root)
    assert {problem.file for problem in caught.value.problems} == {"_toc.yml"}
    assert expected in str(caught.value)


@pytest.mark.parametrize("name", CONFIGURED)
def test_a_configuration_that_is_none(tmp_path: Path, name: str) -> None:
    content, expected = CONFIGURED[name]
    write_file("_config.yml", content)(tmp_path)
    with pytest.raises(InputError) as caught:
        configuration(tmp_path)
    assert {problem.file for problem in caught.value.problems} == {"_config.yml"}
    assert expected in str(caught.value)


@pytest.mark.parametrize("file", ["_toc.yml", "_config.yml"])
def test_a_build_says_so_before_it_runs_anything(
    sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    root = copied(sound, tmp_path / "book")
    monkeypatch.setenv("TILSTAND_ROOT", str(root))
    write_file(file, "[]")(root)
    refused("build", f"{file}: ")
    assert not (root / "_build" / "executed" / "2024").exists()
