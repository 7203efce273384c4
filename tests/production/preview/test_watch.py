"""When a preview builds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from helpers.base.errors import UsageError
from helpers.production.preview import Turn, turns


@dataclass
class Author:
    """Somebody who writes in a project that is previewed."""

    root: Path
    # What is to be saved while the next build runs.
    during: list[str] = field(default_factory=list)
    # What had been saved before each build.
    saved: list[tuple[str, ...]] = field(default_factory=list)

    def save(self, name: str) -> None:
        (self.root / name).write_text("x", "utf-8")

    def build(self) -> None:
        while self.during:
            self.save(self.during.pop())


@pytest.fixture
def author(tmp_path: Path) -> Author:
    return Author(tmp_path)


@pytest.fixture
def builds(author: Author) -> Iterator[Iterator[Turn]]:
    found = turns(author.root, author.saved.append, author.build)
    yield found
    found.close()  # type: ignore[attr-defined]


def test_it_builds_at_once_and_for_each_burst_of_saves(author, builds) -> None:
    next(builds)
    author.save("a.md")
    author.save("b.md")
    next(builds)
    assert author.saved == [(), ("a.md", "b.md")]


def test_what_is_saved_during_a_build_is_in_the_next_one(author, builds) -> None:
    for name in ("first.md", "second.md"):
        author.during.append(name)
        next(builds)
    next(builds)
    assert author.saved == [(), ("first.md",), ("second.md",)]


def test_what_is_hidden_or_built_is_none_of_the_authors(author, builds) -> None:
    names = ("_build/html/a.html", ".git/index", "chapters/.ipynb_checkpoints/ai.ipynb", "a.md")
    for name in names:
        (author.root / name).parent.mkdir(parents=True, exist_ok=True)
    next(builds)
    for name in names:
        author.save(name)
    next(builds)
    assert author.saved == [(), ("a.md",)]


def test_a_program_that_was_edited_builds_no_more(author, builds, monkeypatch) -> None:
    assert next(builds).error is None
    monkeypatch.setattr("helpers.production.preview.watch.code_of_package", lambda: "another")
    author.save("a.md")
    error = next(builds).error
    assert isinstance(error, UsageError)
    assert "start it again" in str(error)
