"""A room imports from its own floor or below, and rooms do not import in circles."""

import ast
from pathlib import Path

HELPERS = Path(__file__).parents[1] / "src" / "helpers"
FLOORS = [
    {"project", "errors", "files", "language", "formats", "observations", "references", "checks"}
    | {
        "addresses",
        "calls",
        "delimited",
        "extras",
        "limits",
        "messages",
        "outputs",
        "spreadsheet",
        "templates",
    }
    | {"units"},
    {"changes", "compare", "claims", "score", "survey", "prepared"},
    {"figures", "markup", "naming", "number_tables", "prose", "cards", "blocks", "lists"}
    | {"terminal", "organisation"},
    {"kernels", "execute", "site", "preview", "worksheet", "reports", "publish"},
    {"cli"},
]


def rooms() -> set[str]:
    return {path.stem for path in HELPERS.iterdir() if path.stem not in ("__init__", "__pycache__")}


def imports(room: str) -> set[str]:
    """Return the other rooms that a room's files import."""
    place = HELPERS / room
    files = place.rglob("*.py") if place.is_dir() else [place.with_suffix(".py")]
    found = set()
    for path in files:
        inside = path.relative_to(HELPERS).parts[:-1]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.level:
                package = [*inside[: len(inside) - node.level + 1]]
                names = [*package, *(node.module or "").split(".")]
                target = next((name for name in names if name), None)
                found |= {target} if target else {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("helpers."):
                found.add(str(node.module).split(".")[1])
    return found - {room}


def test_every_room_has_a_floor():
    assert rooms() == set().union(*FLOORS)


def test_a_room_imports_from_its_own_floor_or_below():
    floor = {room: number for number, level in enumerate(FLOORS) for room in level}
    upwards = [(r, i) for r in rooms() for i in imports(r) if floor[i] > floor[r]]
    assert upwards == []


def test_rooms_do_not_import_in_circles():
    imported = {room: imports(room) for room in rooms()}

    def reached(room: str) -> set[str]:
        found: set[str] = set()
        ahead = {*imported[room]}
        while ahead:
            found |= ahead
            ahead = set().union(*(imported[other] for other in ahead)) - found
        return found

    assert [room for room in imported if room in reached(room)] == []
