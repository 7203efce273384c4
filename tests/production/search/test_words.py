"""What the search knows of words: tables that are read, compounds that are split."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.base.errors import InputError
from helpers.production.search.words import (
    compound_lines,
    folder_of,
    read_words,
    split_by,
    words_of,
)

ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "synonyms.csv").write_text("said,means\nki; ai,ki; kunstig  intelligens\n", "utf-8")
    (tmp_path / "ignored.txt").write_text("hvor er\n", "utf-8")
    (tmp_path / "compounds.txt").write_text("datadeling data deling\n", "utf-8")
    return tmp_path


def test_tables_are_read(folder: Path) -> None:
    words = read_words(folder)
    assert words.synonyms == ((("ki", "ai"), ("ki", "kunstig intelligens")),)
    assert words.ignored == ("hvor", "er")
    assert words.compounds == {"datadeling": ("data", "deling")}


@pytest.mark.parametrize("row", ["ki", "ki,", "ki; ai,ki,mer"])
def test_a_row_that_says_nothing_is_refused_with_its_number(folder: Path, row: str) -> None:
    (folder / "synonyms.csv").write_text(f"said,means\nki,ki\n{row}\n", "utf-8")
    with pytest.raises(InputError) as raised:
        read_words(folder)
    assert [(p.file, p.row) for p in raised.value.problems] == [("synonyms.csv", 3)]


def test_a_missing_table_is_named(folder: Path) -> None:
    (folder / "ignored.txt").unlink()
    with pytest.raises(InputError, match=r"ignored\.txt"):
        read_words(folder)


def test_the_books_tables_are_sorted_out() -> None:
    words = read_words(folder_of(ROOT))
    assert [row for row in words.synonyms if set(row[0]) == set(row[1])] == []
    said = [phrase for row, _ in words.synonyms for phrase in row]
    # A phrase twice in one row is a slip; in two rows it has two meanings.
    assert [row for row, _ in words.synonyms if len(set(row)) < len(row)] == []
    assert all(phrase == phrase.lower() for phrase in said)
    assert list(words.ignored) == sorted(set(words.ignored))
    text = (folder_of(ROOT) / "compounds.txt").read_text("utf-8")
    assert text == compound_lines(words.compounds)


@given(st.sets(st.text("abcdefgs", min_size=5, max_size=8), max_size=8), st.text("abcdefgs"))
def test_a_word_is_split_into_known_words_only(known: set[str], word: str) -> None:
    parts = split_by(word, known)
    assert not parts or (set(parts) <= known and word in ("".join(parts), "s".join(parts)))


@given(st.text("abcdefgs", min_size=5, max_size=8), st.text("abcdefgs", min_size=5, max_size=8))
def test_two_known_words_together_are_split(head: str, tail: str) -> None:
    assert split_by(head + tail, {head, tail})
    assert split_by(f"{head}s{tail}", {head, tail})


def test_words_are_letters_in_small() -> None:
    assert words_of("KI-planer i 2024: 45 %") == {"ki", "planer", "i"}
