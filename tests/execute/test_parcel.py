"""What travels arrives in another place, and comes back with the places of here."""

from pathlib import Path

import pytest

from helpers.execute import Job
from helpers.execute.parcel import Parcel, as_here, cell_after, pack, shared_files, unpack
from samples import notebook, save


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "her"
    for place in ("data/2024/a.csv", "locales/nb/a.mo", "data/.a.csv.swp", "about/method.md"):
        (made / place).parent.mkdir(parents=True, exist_ok=True)
        (made / place).write_text("år")
    save(notebook("year"), made / "chapters" / "ai.ipynb")
    return made


def packed(root: Path, parameters: dict[str, object], *inputs: Path) -> Parcel:
    for file in inputs:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("tall")
    notebook = root / "chapters" / "ai.ipynb"
    return pack(Job(notebook, root / "_build" / "ai.ipynb", parameters, inputs), root)


def unpacked(parcel: Parcel, root: Path, folder: Path):
    shared, place = folder / "shared", folder / "attempt"
    for name, content in shared_files(root).items():
        (shared / name).parent.mkdir(parents=True, exist_ok=True)
        (shared / name).write_bytes(content)
    place.mkdir()
    return unpack(parcel, shared, place)


def test_the_data_and_the_notebook_arrive_and_nothing_else(root, tmp_path):
    layout = unpacked(packed(root, {"year": 2024}), root, tmp_path / "der")
    found = {file.relative_to(layout.root).as_posix() for file in layout.root.rglob("*.*")}
    assert found == {"data/2024/a.csv", "locales/nb/a.mo", "chapters/ai.ipynb"}
    assert layout.notebook == layout.root / "chapters" / "ai.ipynb"
    assert layout.parameters == {"year": 2024}


@pytest.mark.parametrize("inside", [True, False])
def test_the_places_of_inputs_change_and_change_back(root, tmp_path, inside):
    place = (root if inside else tmp_path) / "innleveringer «2025»"
    given = {
        "folder": str(place),
        "file": str(place / "a.json"),
        "beside": f"{place}/b.json",
        "longer": f"{place}er",
        "year": 2024,
        "empty": "",
        "word": "ai",
    }
    parcel = packed(root, given, place / "a.json")
    layout = unpacked(parcel, root, tmp_path / "der")
    there = layout.parameters
    assert Path(there["file"]).read_text() == "tall"
    assert Path(there["folder"]) == Path(there["file"]).parent
    assert not Path(there["file"]).is_relative_to(place)
    assert Path(there["file"]).is_relative_to(layout.root) == inside
    # What is not sent stays what it is, unless it lies in the project.
    same = {"year", "empty", "word"} | (set() if inside else {"beside", "longer"})
    assert {name for name in given if there[name] == given[name]} == same
    for name, value in given.items():
        assert as_here(str(there[name]), parcel, layout) == str(value)


def test_a_notebook_cannot_change_what_others_read(root, tmp_path):
    folder = tmp_path / "der"
    layout = unpacked(packed(root, {}), root, folder)
    (layout.root / "data" / "2024" / "a.csv").write_text("feil")
    assert (folder / "shared" / "data" / "2024" / "a.csv").read_text() == "år"


def test_the_cell_that_runs_is_named_as_the_author_counts(root):
    save(notebook("1", "", "2"), root / "chapters" / "ai.ipynb")
    plain, given = packed(root, {}), packed(root, {"year": 2024})
    assert [cell_after(plain, ended) for ended in range(5)] == [2, 3, 5, 5, 5]
    assert [cell_after(given, ended) for ended in range(5)] == [2, 2, 3, 5, 5]
