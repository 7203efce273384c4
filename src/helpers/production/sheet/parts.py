"""The parts of the sheet and their columns, after the one schema of the data."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helpers.data.descriptor import resources

from . import wording

# What an empty cell means, so that authors need not fill it in.
_UNSAID = {"precision", "year_basis"}
# What may be empty, though a sheet without it says nothing.
_SAID = {"value", "change", "group", "category"}
# What a prefilled row holds already, and the source, which is easily copied down a column:
# a row with nothing else is empty.
_GIVEN = {
    "observations": "indicator population group category year year_basis source",
    "key_figures": "goal order indicator population group category year source",
    "assessments": "goal stated_year source",
}


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """A field of a table under the heading that authors see.

    Parameters
    ----------
    field : str
        The name in the schema.
    heading, advice : str
        What authors see above the column, and when they point at it; in Bokmål.
    type : str
        string, integer, number or date.
    required : bool
        Whether a row must have it.
    limits : mapping
        The constraints of the schema.
    codes : str
        The column of ``codes.csv`` that its codes belong to; empty where it has none.
    labels : mapping of code to label
        What authors choose from where the codes are none of ``codes.csv``; in Bokmål.
    table : str
        The table whose rows it names (indicators, sources, goals); empty where it names none.
    """

    field: str
    heading: str
    advice: str
    type: str
    required: bool
    limits: Mapping[str, Any]
    codes: str
    labels: Mapping[str, str]
    table: str

    @property
    def title(self) -> str:
        """The heading as it stands in the sheet."""
        return f"{self.heading} *" if self.required else self.heading

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers."""
        return self.type in ("integer", "number")


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part of the sheet: a sheet of the workbook, or a file of the folder.

    Parameters
    ----------
    name : str
        The name that authors see.
    table : str
        The table it is for.
    layout : tuple of Column and str
        Its columns from left to right; a text is the heading of what is only shown.
    given : frozenset of str
        Fields that may be filled in where the row is still empty.
    key : tuple of str
        The primary key of the table.
    about : str
        What the part holds.
    """

    name: str
    table: str
    layout: tuple[Column | str, ...]
    given: frozenset[str]
    key: tuple[str, ...]
    about: str

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns that are taken back."""
        return tuple(place for place in self.layout if isinstance(place, Column))

    @property
    def file(self) -> str:
        """The name of its file in a folder of CSV."""
        plain = self.name.lower().translate(str.maketrans("æøå ", "aoa-"))
        return f"{plain}.csv"

    def may_lack(self, column: Column) -> bool:
        """Tell whether the part can be taken back without a column: what it says may be unsaid."""
        always = column.limits.get("required") or column.field in (*self.key, *_SAID)
        return not always

    def column(self, field: str) -> Column:
        """Return the column of a field."""
        return next(column for column in self.columns if column.field == field)


def parts(root: Path) -> tuple[Part, ...]:
    """Return the parts of the sheet, in its order."""
    tables = resources(root)
    return tuple(
        Part(
            name=name,
            table=table,
            layout=_layout(first.split(), tables[table]["schema"]),
            given=frozenset(_GIVEN.get(table, "").split()),
            key=tuple(tables[table]["schema"]["primaryKey"]),
            about=about,
        )
        for name, (table, first, about) in wording.PARTS.items()
    )


def _layout(first: list[str], schema: Mapping[str, Any]) -> tuple[Column | str, ...]:
    fields = {field["name"]: field for field in schema["fields"] if "title_nb" in field}
    return tuple(
        name[1:].replace("_", " ") if name.startswith("+") else _column(fields[name], schema)
        for name in dict.fromkeys([*first, *fields])
    )


def _column(field: Mapping[str, Any], schema: Mapping[str, Any]) -> Column:
    name = field["name"]
    limits = field.get("constraints", {})
    named = [
        key["reference"]["resource"]
        for key in schema.get("foreignKeys", [])
        if key["fields"][0] == name and key["reference"]["resource"] != "codes"
    ]
    # Through the key of an observation, its indicator and its source are named.
    of_key = {
        **dict.fromkeys(("indicator", "replaces"), "indicators"),
        **dict.fromkeys(("source_used", "source_other"), "sources"),
    }
    own = schema["primaryKey"] == [name]
    return Column(
        field=name,
        heading=field["title_nb"],
        advice=field["description_nb"],
        type=field["type"],
        required=limits.get("required", False) and name not in _UNSAID,
        limits=limits,
        codes=field.get("codes", ""),
        labels=field.get("labels_nb", {}),
        table="" if own else of_key.get(name, named[0] if named else ""),
    )
