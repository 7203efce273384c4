"""Spoilt tables and descriptors: each is told with its place, and nothing is changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from spoilt import (
    DESCRIPTOR,
    OBSERVATIONS,
    Spoil,
    copied,
    data_of,
    edit_json,
    refused,
    small_book,
    swap,
    write_file,
)

Change = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_book(tmp_path_factory.mktemp("sound") / "book")


@pytest.fixture
def root(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TILSTAND_ROOT", str(tmp_path / "book"))
    return copied(sound, tmp_path / "book")


def lines(change: Callable[[list[str]], list[str]]) -> Spoil:
    """Return what changes the lines of the observations."""

    def spoil(root: Path) -> None:
        found = (root / OBSERVATIONS).read_text(encoding="utf-8").splitlines()
        (root / OBSERVATIONS).write_text("\n".join(change(found)) + "\n", encoding="utf-8")

    return spoil


def source(code: str) -> Spoil:
    """Return what gives a source another code, wherever it stands."""

    def spoil(root: Path) -> None:
        for name in ("data/sources.csv", OBSERVATIONS):
            file = root / name
            file.write_text(file.read_text(encoding="utf-8").replace("s2024", code), "utf-8")

    return spoil


def link(name: str) -> Spoil:
    def spoil(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).symlink_to("me@machine.1234:5678")

    return spoil


ROW_2 = f"{OBSERVATIONS}, row 2"
NO_CODE = ("data/sources.csv, row 4, column source", "is no code")
TABLES: dict[str, tuple[Spoil, tuple[str, ...]]] = {
    "a very long cell": (swap(OBSERVATIONS, "Avsnitt", "x" * 200_000), (ROW_2, "131072")),
    "an unclosed quote": (swap(OBSERVATIONS, "Avsnitt", '"Avsnitt'), (ROW_2, "never closed")),
    "a quote within": (swap(OBSERVATIONS, "Avsnitt", '"Av"snitt'), (ROW_2, "quotation mark")),
    "NUL": (swap(OBSERVATIONS, "Avsnitt", "Av\0snitt"), (ROW_2, "NUL")),
    "only NUL": (write_file(OBSERVATIONS, b"\0" * 100), (OBSERVATIONS, "NUL")),
    "a row with semicolons": (
        lines(lambda rows: [rows[0], rows[1].replace(",", ";"), *rows[2:]]),
        (ROW_2, "semicolons between the cells", "commas"),
    ),
    "a row with tabs": (
        lines(lambda rows: [rows[0], rows[1].replace(",", "\t"), *rows[2:]]),
        (ROW_2, "tabs between the cells"),
    ),
    "a short row": (lines(lambda rows: [*rows, "a,all,,"]), (f"{OBSERVATIONS}, row 4", "cells")),
    "a head twice": (lines(lambda rows: [rows[0], *rows]), (ROW_2,)),
    "no head": (lines(lambda rows: rows[1:]), (f"{OBSERVATIONS}, row 1", "no such column")),
    "UTF-16": (write_file(OBSERVATIONS, "indicator".encode("utf-16")), (OBSERVATIONS, "UTF-8")),
    "a workbook": (write_file(OBSERVATIONS, b"PK\x03\x04\xff\xfe"), (OBSERVATIONS, "UTF-8")),
    "a conflict": (
        lines(lambda rows: [rows[0], "<<<<<<< HEAD", *rows[1:]]),
        (ROW_2, "has 1 cells"),
    ),
    "a row twice": (
        lines(lambda rows: [*rows, rows[1]]),
        (f"{OBSERVATIONS}, row 4", "stands twice", "indicator, population"),
    ),
    "a year written in another way": (
        lines(lambda rows: [*rows, rows[1].replace(",2024,", ",02024,")]),
        (f"{OBSERVATIONS}, row 4", "stands twice"),
    ),
    "a source with a capital": (source("S2024"), (*NO_CODE, "'S2024'")),
    "a source with a space": (source("s 2024"), (*NO_CODE, "'s 2024'")),
    "a source with a space before": (source(" s2024"), (*NO_CODE, "' s2024'")),
    "a source with a space after": (source("s2024 "), (*NO_CODE, "'s2024 '")),
    "a source with a hyphen": (source("s-2024"), (*NO_CODE, "'s-2024'")),
    "a source with an å": (source("så2024"), (*NO_CODE, "'så2024'")),
    "a source with a digit first": (source("2024s"), (*NO_CODE, "'2024s'")),
    "an editor's lock": (link("data/.#observations.csv"), ("data/.#observations.csv", "a link")),
    "a lock in the commentary": (
        link("data/commentary/2024/.#ai.md"),
        ("data/commentary/2024/.#ai.md", "a link"),
    ),
    "a link to a folder": (
        lambda root: (root / "data/x").symlink_to("/"),
        ("data/x", "a link to another place"),
    ),
    "a folder in place of a table": (
        lambda root: [(root / OBSERVATIONS).unlink(), (root / OBSERVATIONS).mkdir()],
        (OBSERVATIONS, "missing"),
    ),
}


def resource(package: dict[str, Any], name: str = "observations") -> dict[str, Any]:
    found: dict[str, Any] = next(r for r in package["resources"] if r["name"] == name)
    return found


def column(package: dict[str, Any], name: str = "value") -> dict[str, Any]:
    fields = resource(package)["schema"]["fields"]
    found: dict[str, Any] = next(f for f in fields if f["name"] == name)
    return found


def reference(package: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = resource(package)["schema"]["foreignKeys"][0]
    return found


def without(name: str) -> Change:
    return lambda p: p.update(resources=[r for r in p["resources"] if r["name"] != name])


# What becomes of the descriptor, and what is told besides its name.
DESCRIBED: dict[str, tuple[str | bytes | Change, tuple[str, ...]]] = {
    "a list": ("[]", ("names no tables",)),
    "empty": ("", ("expected JSON",)),
    "an empty object": ("{}", ("names no tables",)),
    "null": ("null", ("names no tables",)),
    "a text": ('"x"', ("names no tables",)),
    "cut off": ('{"resources": [', ("expected JSON",)),
    "Latin-1": ('{"a": "å"}'.encode("latin-1"), ("expected JSON in UTF-8",)),
    "nested too deep": ("[" * 100_000 + "]" * 100_000, ("recursion",)),
    "nested too deep inside": (
        '{"resources": ' + "[" * 100_000 + "]" * 100_000 + "}",
        ("recursion",),
    ),
    "a key twice": ('{"resources": [], "resources": []}', ("'resources' stands twice",)),
    "no resources": (lambda p: p.pop("resources"), ("names no tables",)),
    "resources empty": (lambda p: p.update(resources=[]), ("names no tables",)),
    "resources no list": (lambda p: p.update(resources={"a": 1}), ("names no tables",)),
    "a resource no object": (lambda p: p["resources"].append("x"), ("names no tables",)),
    "without sources": (without("sources"), ("observations.foreignKeys.2", "refers to no table")),
    "without claims": (without("claims"), ("data/claims.csv",)),
    "without points": (without("points"), ("data/points.csv",)),
    "a resource twice": (
        lambda p: p["resources"].append(resource(p)),
        ("resources.15.name", "each name once"),
    ),
    "no name": (lambda p: resource(p).pop("name"), ("resources.5.name",)),
    "a name with a space": (lambda p: resource(p).update(name="ob s"), ("'ob s' is no name",)),
    "no path": (lambda p: resource(p).pop("path"), ("observations.path",)),
    "a path outside": (lambda p: resource(p).update(path="../x.csv"), ("'../x.csv' is not",)),
    "a path on the web": (lambda p: resource(p).update(path="http://x/y"), ("observations.path",)),
    "no schema": (lambda p: resource(p).pop("schema"), ("observations.schema", "no columns")),
    "no fields": (lambda p: resource(p)["schema"].pop("fields"), ("observations.schema",)),
    "fields empty": (lambda p: resource(p)["schema"].update(fields=[]), ("has no columns",)),
    "a field no object": (lambda p: resource(p)["schema"]["fields"].append(1), ("no columns",)),
    "a field twice": (
        lambda p: resource(p)["schema"]["fields"].append(column(p)),
        ("'value' is no name of a column", "each name once"),
    ),
    "a field without a name": (lambda p: column(p).pop("name"), ("observations.fields.",)),
    "an unknown type": (
        lambda p: column(p).update(type="numbr"),
        ("observations.value.type", "'numbr' is no type", "integer"),
    ),
    "a type of another kind": (lambda p: column(p).update(type=["x"]), ("is no type",)),
    "a type that the book has not": (lambda p: column(p).update(type="boolean"), ("is no type",)),
    "no type": (lambda p: column(p).pop("type"), ("observations.value.type",)),
    "no description": (lambda p: column(p).pop("description"), ("observations.value.description",)),
    "a pattern that is none": (
        lambda p: column(p, "locator").update(constraints={"pattern": "[a-z"}),
        ("observations.locator.constraints.pattern",),
    ),
    "a pattern of another kind": (
        lambda p: column(p, "locator").update(constraints={"pattern": 5}),
        ("observations.locator.constraints.pattern",),
    ),
    "an enum that is none": (
        lambda p: column(p, "precision")["constraints"].update(enum="exact"),
        ("observations.precision.constraints.enum",),
    ),
    "an unknown constraint": (
        lambda p: column(p, "locator").update(constraints={"longest": 5}),
        ("observations.locator.constraints.longest",),
    ),
    "constraints of another kind": (
        lambda p: column(p).update(constraints=[1]),
        ("observations.value.constraints",),
    ),
    "no primary key": (
        lambda p: resource(p)["schema"].pop("primaryKey"),
        ("observations.primaryKey",),
    ),
    "an unknown primary key": (
        lambda p: resource(p)["schema"].update(primaryKey=["nowhere"]),
        ("observations.primaryKey", "nowhere"),
    ),
    "foreign keys of another kind": (
        lambda p: resource(p)["schema"].update(foreignKeys="x"),
        ("observations.foreignKeys.1",),
    ),
    "a reference to no table": (
        lambda p: reference(p)["reference"].update(resource="nowhere"),
        ("observations.foreignKeys.1",),
    ),
    "a reference to no column": (
        lambda p: reference(p)["reference"].update(fields=["nowhere"]),
        ("observations.foreignKeys.1",),
    ),
    "a reference from no column": (
        lambda p: reference(p).update(fields=["nowhere"]),
        ("observations.foreignKeys.1",),
    ),
    "no reference": (lambda p: reference(p).pop("reference"), ("observations.foreignKeys.1",)),
}


def described(content: str | bytes | Change) -> Spoil:
    if isinstance(content, str | bytes):
        return write_file(DESCRIPTOR, content)
    return edit_json(DESCRIPTOR, content)


ROWS = TABLES | {
    f"descriptor: {name}": (described(content), (DESCRIPTOR, *told))
    for name, (content, told) in DESCRIBED.items()
}


@pytest.mark.parametrize("name", ROWS)
def test_what_is_spoilt_is_told(root: Path, name: str) -> None:
    spoil, expected = ROWS[name]
    spoil(root)
    before = data_of(root)
    refused("check", *expected)
    assert data_of(root) == before


@pytest.mark.parametrize(
    "command", ["build", "new-year 2026", "import x.csv --yes", "publish 2024"]
)
def test_no_command_trips_over_a_descriptor_that_is_none(root: Path, command: str) -> None:
    write_file(DESCRIPTOR, "[]")(root)
    (root / "x.csv").mkdir()
    before = data_of(root)
    refused(f"{command} --language en" if "build" not in command else command, "")
    assert data_of(root) == before


def test_a_column_that_the_book_reads_is_named_where_the_descriptor_lacks_it(root: Path) -> None:
    edit_json(DESCRIPTOR, lambda p: resource(p)["schema"]["fields"].remove(column(p, "rank_of")))(
        root
    )
    rows = (root / OBSERVATIONS).read_text(encoding="utf-8").splitlines()
    place = rows[0].split(",").index("rank_of")
    kept = [[cell for n, cell in enumerate(row.split(",")) if n != place] for row in rows]
    (root / OBSERVATIONS).write_text("\n".join(map(",".join, kept)) + "\n", encoding="utf-8")
    refused("check", DESCRIPTOR, "has no 'rank_of'", "restore it")


def test_very_many_rows_twice_are_counted_and_fifty_shown(root: Path) -> None:
    lines(lambda rows: [*rows, *[rows[1]] * 20_000])(root)
    said = refused("check", "20000 problems found", "... and 19950 more.")
    assert said.count("stands twice") == 50
