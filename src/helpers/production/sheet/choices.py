"""What authors choose from: "Kommuner [municipality]" stands for the code in the brackets."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from helpers.base.messages import Fault
from helpers.base.parted import parted

from .parts import Column

Rows = Sequence[Mapping[str, str]]

_CODE = re.compile(r"(.*)\[([^\[\]]*)\]")
_NAMES = {"indicators": "label_nb", "goals": "label_nb", "sources": "title"}


@dataclass(frozen=True)
class Choices:
    """The codes that a column may hold, with their labels.

    Parameters
    ----------
    labels : mapping of code to label
        An empty label where the code is its own name.
    closed : bool
        Whether authors cannot add to them.
    """

    labels: Mapping[str, str]
    closed: bool

    def shown(self, code: str) -> str:
        """Return a code as it stands in the sheet."""
        return f"{self.labels[code]} [{code}]" if self.labels.get(code) else code

    def code(self, text: str) -> str:
        """Return the code that an author means: by choice, by label or by the code itself.

        Examples
        --------
        >>> choices = Choices({"municipality": "Kommuner"}, closed=False)
        >>> choices.code("Kommuner [municipality]"), choices.code("kommuner")
        ('municipality', 'municipality')
        """
        if text in self.labels:
            return text
        chosen = _CODE.fullmatch(text)
        if chosen:
            return chosen[2].strip()
        meant = self._named(text)
        return meant[0] if len(meant) == 1 else text

    def contradiction(self, text: str) -> Fault | None:
        """Return what is wrong with a choice whose name is that of another code.

        Examples
        --------
        >>> choices = Choices({"a": "A", "b": "B"}, closed=False)
        >>> choices.contradiction("A [b]")
        "'A' and [b] are not the same: expected 'A [a]' or 'B [b]'."
        """
        name, code = self._taken_apart(text)
        others = self._named(name) if name else ()
        if not others or code not in self.labels or code in others:
            return None
        return Fault(
            "choice-contradictory",
            "{name!r} and [{code}] are not the same: expected {one!r} or {other!r}.",
            name=name,
            code=code,
            one=self.shown(others[0]),
            other=self.shown(code),
        )

    def renamed(self, text: str) -> bool:
        """Tell whether a known code has a name before it that nothing has."""
        name, code = self._taken_apart(text)
        return bool(name and self.labels.get(code)) and not self._named(name)

    def _named(self, label: str) -> tuple[str, ...]:
        """Return the codes of a label, however its letters and spaces are written."""
        return self._by_label.get(_plain(label), ())

    @cached_property
    def _by_label(self) -> Mapping[str, tuple[str, ...]]:
        return parted(self.labels, lambda code: _plain(self.labels[code]))

    def _taken_apart(self, text: str) -> tuple[str, str]:
        chosen = _CODE.fullmatch(text)
        return (chosen[1].strip(), chosen[2].strip()) if chosen else ("", text)


def _plain(label: str) -> str:
    return " ".join(label.split()).casefold()


def choices(column: Column, tables: Mapping[str, Rows]) -> Choices | None:
    """Return what a column chooses from, or None where authors write freely.

    Parameters
    ----------
    column : Column
    tables : mapping of name to rows
        The rows of ``codes``, ``indicators``, ``goals`` and ``sources``.
    """
    if column.codes:
        found = {r["code"]: r["label_nb"] for r in tables["codes"] if r["column"] == column.codes}
        return Choices(found, closed="enum" in column.limits)
    if column.table:
        key = column.table.removesuffix("s")
        name = _NAMES[column.table]
        return Choices({r[key]: r[name] for r in tables[column.table]}, closed=key == "goal")
    if column.field == "battery":
        return Choices({r["battery"]: "" for r in tables["indicators"] if r["battery"]}, False)
    if column.labels:
        return Choices(column.labels, closed=True)
    return None
