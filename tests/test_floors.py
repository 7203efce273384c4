"""A room imports from below itself only, and nothing imports in circles."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

HELPERS = Path(__file__).parents[1] / "src" / "helpers"
# From the top down.
FLOORS = (
    {"chapter", "cli"},
    {"production"},
    {"page"},
    {"analysis"},
    {"survey", "drawing", "data"},
    {"base"},
)
LONGEST = 300
# How a value shows itself in whatever notebook runs.
EVERYWHERE = {"IPython.display.display"}
# What is to be exchanged some day is known to one folder only.
KNOWN_TO = {
    "production.book": {"sphinx", "jupyter_book", "myst_nb", "myst_parser", "docutils"},
    "production.paper": {"weasyprint", "tinyhtml5"},
    "production.notebooks": {"papermill", "IPython", "nbclient", "ipykernel", "distributed"},
}


def modules() -> dict[str, Path]:
    """Return the file of each module and package, by its dotted name below helpers."""
    files = {path.relative_to(HELPERS): path for path in HELPERS.rglob("*.py")}
    return {
        ".".join(p for p in place.with_suffix("").parts if p != "__init__"): path
        for place, path in files.items()
    }


MODULES = modules()


def imported(module: str) -> Iterator[str]:
    """Yield the dotted names that a module imports: ours from below helpers, others whole."""
    path = MODULES[module]
    package = path.relative_to(HELPERS).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            start = ["helpers", *above] if node.level else []
            whole = ".".join([*start, *([node.module] if node.module else [])])
            yield from (f"{whole}.{alias.name}" for alias in node.names)


def ours(module: str) -> set[str]:
    """Return the modules of this package that a module imports."""
    found = set()
    for name in imported(module):
        if name.startswith("helpers."):
            inside = name.removeprefix("helpers.")
            found.add(inside if inside in MODULES else inside.rpartition(".")[0])
    return found - {module, ""}


def folder(module: str) -> str:
    """Return the folder that a module lies in: "page.prose", or "page" for a file of the room."""
    return ".".join(MODULES[module].relative_to(HELPERS).parent.parts) or module


def room(module: str) -> str:
    return module.partition(".")[0]


def test_every_room_has_a_floor():
    assert {room(module) for module in MODULES} - {""} == set().union(*FLOORS)


@pytest.mark.parametrize("name", sorted(set().union(*FLOORS)))
def test_a_room_imports_from_below_itself_only(name):
    floor = {room: number for number, level in enumerate(FLOORS) for room in level}
    arrows = {(m, i) for m in MODULES if room(m) == name for i in ours(m) if room(i) != name}
    assert [f"{m} -> {i}" for m, i in sorted(arrows) if floor[room(i)] <= floor[name]] == []


def test_files_do_not_import_in_circles():
    TopologicalSorter({module: ours(module) for module in MODULES}).prepare()


def test_folders_do_not_import_in_circles():
    arrows: dict[str, set[str]] = {}
    for module in MODULES:
        here = folder(module)
        arrows.setdefault(here, set()).update({folder(i) for i in ours(module)} - {here})
    TopologicalSorter(arrows).prepare()


@pytest.mark.parametrize("folder", KNOWN_TO)
def test_what_may_be_exchanged_is_known_to_one_folder(folder):
    outside = [m for m in MODULES if not f"{m}.".startswith(f"{folder}.")]
    arrows = [
        (m, i)
        for m in outside
        for i in imported(m)
        if i.split(".")[0] in KNOWN_TO[folder] and i not in EVERYWHERE
    ]
    assert arrows == []


def test_no_file_is_long():
    long = {p.name: len(p.read_text(encoding="utf-8").splitlines()) for p in MODULES.values()}
    assert {name: lines for name, lines in long.items() if lines > LONGEST} == {}
