"""When a preview builds."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.base.errors import UsageError
from helpers.production.preview import Turn, turns


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[Path, list[str], Iterator[Turn]]]:
    """Return a project, what is to happen while it is built, and its builds."""
    during: list[str] = []

    def build() -> None:
        while during:
            (tmp_path / during.pop()).write_text("x", "utf-8")

    found = turns(tmp_path, build)
    yield tmp_path, during, found
    found.close()  # type: ignore[attr-defined]


def test_it_builds_at_once_and_for_each_save(running) -> None:
    root, _, found = running
    assert next(found).saved == ()
    (root / "a.md").write_text("x", "utf-8")
    (root / "b.md").write_text("x", "utf-8")
    assert next(found).saved == ("a.md", "b.md")


def test_what_is_saved_during_a_build_is_in_the_next_one(running) -> None:
    _, during, found = running
    during.append("first.md")
    assert next(found).saved == ()
    during.append("second.md")
    assert next(found).saved == ("first.md",)
    assert next(found).saved == ("second.md",)


def test_what_is_hidden_or_built_is_none_of_the_authors(running) -> None:
    root, _, found = running
    names = ("_build/html/a.html", ".git/index", "chapters/.ipynb_checkpoints/ai.ipynb", "a.md")
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
    next(found)
    for name in names:
        (root / name).write_text("x", "utf-8")
    assert next(found).saved == ("a.md",)


def test_a_program_that_was_edited_builds_no_more(running, monkeypatch) -> None:
    root, _, found = running
    assert next(found).error is None
    monkeypatch.setattr("helpers.production.preview.watch.code_of_package", lambda: "another")
    (root / "a.md").write_text("x", "utf-8")
    error = next(found).error
    assert isinstance(error, UsageError)
    assert "start it again" in str(error)
