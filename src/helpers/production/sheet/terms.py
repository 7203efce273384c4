"""The sheet's own words for the names of the data that a message holds."""

from collections.abc import Mapping, Sequence

from helpers.base.messages import Fault, Message, Term

from .choices import Choices
from .parts import Column, Part


class SheetWords:
    """What parts, headings and choices are called in the sheet.

    Parameters
    ----------
    all_parts : sequence of Part
    choices : mapping of (part, field) to Choices
        What the columns with a list choose from.
    """

    def __init__(
        self, all_parts: Sequence[Part], choices: Mapping[tuple[str, str], Choices]
    ) -> None:
        self._parts = {part.table: part for part in all_parts}
        self._columns = {
            (part.table, column.field): column for part in all_parts for column in part.columns
        }
        self._choices: dict[str, Choices] = {}
        for part in all_parts:
            for column in part.columns:
                if chosen := choices.get((part.name, column.field)):
                    self._choices.setdefault(column.codes or column.field, chosen)
                    self._choices.setdefault(column.field, chosen)

    def tell(self, fault: Fault, table: str) -> Fault:
        """Return what is wrong in a table in the words of the sheet."""
        return fault.with_terms(lambda term: self._word(term, table))

    def _word(self, term: Term, table: str) -> str:
        if term.kind == "table" and term.of in self._parts:
            return Message("{file} (part {part})", file=str(term), part=self._parts[term.of].name)
        if term.kind == "code" and term.of in self._choices:
            return self._choices[term.of].shown(term)
        column = self._column(term.of, table)
        if column and term.kind == "field":
            return column.heading
        return column.advice.rstrip(".") if column and term.kind == "about" else str(term)

    def _column(self, field: str, table: str) -> Column | None:
        """Return the column of a field in the table, else in the first part that has it."""
        others = (found for (_, name), found in self._columns.items() if name == field)
        return self._columns.get((table, field)) or next(others, None)
