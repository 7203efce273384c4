"""What travels arrives in another place, and comes back with the places of here."""

import json
from pathlib import Path

import pytest

from helpers.production.notebooks.many import Job
from helpers.production.notebooks.parcel import (
    Parcel,
    as_here,
    cell_after,
    pack,
    shared_files,
    unpack,
)
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
    folder.mkdir()
    return unpack(parcel, shared_files(root), folder)


def test_the_data_and_the_notebook_arrive_and_nothing_else(root, tmp_path):
    job, there = unpacked(packed(root, {"year": 2024}), root, tmp_path / "der")
    found = {f.relative_to(there).as_posix() for f in (tmp_path / "der").rglob("*.*")}
    assert found == {"data/2024/a.csv", "locales/nb/a.mo", "chapters/ai.ipynb"}
    assert job.notebook == there / "chapters" / "ai.ipynb"
    assert job.parameters == {"year": 2024}


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
    parcel, folder = packed(root, given, place / "a.json"), tmp_path / "dér"
    job, project = unpacked(parcel, root, folder)
    there = job.parameters
    assert Path(there["file"]).read_text() == "tall"
    assert Path(there["folder"]) == Path(there["file"]).parent
    assert Path(there["file"]).is_relative_to(folder)
    assert Path(there["file"]).is_relative_to(project) == inside
    # What is not sent stays what it is, unless it lies in the project.
    same = {"year", "empty", "word"} | (set() if inside else {"beside", "longer"})
    assert {name for name in given if there[name] == given[name]} == same
    for name, value in given.items():
        assert as_here(str(there[name]), parcel, folder) == str(value)


@pytest.mark.parametrize("written", [str, ascii])
def test_a_place_is_found_again_however_it_is_spelled(root, tmp_path, written):
    parcel, folder = packed(root, {}), tmp_path / "dér"
    _, there = unpacked(parcel, root, folder)
    shown, expected = (
        json.dumps([written(str(place))], ensure_ascii=False) for place in (there, root)
    )
    assert as_here(shown, parcel, folder) == expected


def test_the_cell_that_runs_is_named_as_the_author_counts(root):
    save(notebook("1", "", "2"), root / "chapters" / "ai.ipynb")
    plain, given = packed(root, {}), packed(root, {"year": 2024})
    assert [cell_after(plain, ended) for ended in range(5)] == [2, 3, 5, 5, 5]
    assert [cell_after(given, ended) for ended in range(5)] == [2, 2, 3, 5, 5]
