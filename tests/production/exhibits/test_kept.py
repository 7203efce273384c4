"""Files are made again where the figure is another, and pictures where the drawing is."""

from pathlib import Path

import pytest

from helpers.production.exhibits import kept as module
from helpers.production.exhibits.kept import Making

from .made import block, exhibit


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the drawings of which pictures were made: here, and not in other processes."""
    drawn: list[str] = []

    class Here:
        def __init__(self, *_: object, **__: object) -> None:
            pass

        def submit(self, work, *arguments):  # type: ignore[no-untyped-def]
            work(*arguments)
            return self

        def result(self) -> None:
            pass

        def shutdown(self, **_: object) -> None:
            pass

    def png(svg: str) -> bytes:
        drawn.append(svg)
        return b"picture"

    monkeypatch.setattr(module, "ProcessPoolExecutor", Here)
    monkeypatch.setattr(module, "png_of", png)
    return drawn


def lay(folder: Path, *texts: str) -> set[str]:
    Making([exhibit(block(text)) for text in texts], folder / "kept").lay_into(folder / "out")
    return {file.suffix for file in (folder / "out").iterdir()}


def test_what_has_not_changed_is_not_made_again(tmp_path: Path, made: list[str]) -> None:
    assert lay(tmp_path, "En") == {".xlsx", ".csv", ".json", ".png", ".svg", ".bib", ".ris"}
    lay(tmp_path, "En")
    assert len(made) == 1
    lay(tmp_path, "To")
    assert len(made) == 2
    # Of what nothing shows any more, nothing is kept.
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_a_picture_is_made_again_only_where_the_drawing_is_another(
    tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path, "En")
    monkeypatch.setattr(module, "code_of_package", lambda: "other code")
    lay(tmp_path, "En")
    assert len(made) == 1
    monkeypatch.setattr(module, "version", lambda name: "2")
    lay(tmp_path, "En")
    assert len(made) == 2


def test_what_was_left_half_made_is_made_again(tmp_path: Path, made: list[str]) -> None:
    (tmp_path / "kept" / "making-x").mkdir(parents=True)
    (tmp_path / "kept" / "stray").touch()
    lay(tmp_path, "En")
    assert len(list((tmp_path / "kept").iterdir())) == 1
