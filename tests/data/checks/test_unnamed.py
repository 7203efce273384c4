"""The folder of the data holds the tables, the commentaries, and nothing else."""

from pathlib import Path

import pytest

from helpers.base.errors import InputError
from helpers.data.checks import check, require_readable
from helpers.data.checks.unnamed import link_problems, unnamed_problems
from helpers.data.descriptor import resources
from library import ROOT
from problems import told

TABLES = resources(ROOT)


def found(root: Path, name: str) -> list[str]:
    place = root / "data" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.touch()
    return [problem.file for problem in unnamed_problems(root, TABLES)]


def test_the_data_as_they_are_hold_nothing_else() -> None:
    assert list(unnamed_problems(ROOT, TABLES)) == []


@pytest.mark.parametrize(
    "name", ["extra.csv", ".hidden", "sub/observations.csv", "commentary/2025/ai.txt"]
)
def test_what_the_descriptor_does_not_name_is_refused(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, name) == [f"data/{name}"]


@pytest.mark.parametrize("name", ["claims.csv", "commentary/2025/ai.md", "commentary/.DS_Store"])
def test_tables_commentaries_and_what_systems_leave_behind_may_lie_there(
    tmp_path: Path, name: str
) -> None:
    assert found(tmp_path, name) == []


@pytest.mark.parametrize("name", ["claims.csv", "commentary/2025/ai.md", "commentary/2025"])
def test_a_link_is_refused_wherever_it_leads(tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    place = tmp_path / "data" / name
    place.parent.mkdir(parents=True)
    place.symlink_to(outside)
    problems = list(link_problems(tmp_path))
    assert told(problems) == [(f"data/{name}", None, None, "file-link")]


@pytest.mark.parametrize("target", ["nowhere", "pyproject.toml"])
@pytest.mark.parametrize(
    "name",
    [
        "x.csv",
        "x.yml",
        "claims.csv",
        "datapackage.json",
        "commentary/2024/ai.md",
        "commentary/2023",
    ],
)
def test_of_a_link_nothing_else_is_told(project: Path, name: str, target: str) -> None:
    place = project / "data" / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    place.symlink_to(project / target)
    expected = [(f"data/{name}", None, None, "file-link")]
    assert told(check(project)) == expected
    with pytest.raises(InputError) as error:
        require_readable(project)
    assert told(error.value.problems) == expected


def test_a_link_to_nothing_beside_the_data_is_passed_over(project: Path) -> None:
    (project / "about" / "x.csv").symlink_to("/nowhere")
    assert check(project) == ()
