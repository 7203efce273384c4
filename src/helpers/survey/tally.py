"""Go through the responses once: how many there are of each answer in each cell of the design.

A cell is a combination of stratum, population and groups. Whatever a share and its standard
error need are sums over cells (`sums`), and who can be found by subtraction is a question of
which cells a figure adds up (`disclosure`); so responses of any number become a small table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

import polars as pl

from .codebook import Codebook, Multiple
from .codes import code_text
from .responses import Responses

CELL, WEIGHT = "__cell", "__weight"


class Sums(NamedTuple):
    """What the responses with one answer in one cell add up to."""

    n: int
    weights: float
    squares: float

    def plus(self, other: "Sums") -> "Sums":
        """Return the sums of both."""
        return Sums(self.n + other.n, self.weights + other.weights, self.squares + other.squares)


class TookPart(NamedTuple):
    """The bodies in a cell, their weights and the sum of squares, and what the heaviest weighs."""

    n: int
    weights: float
    squares: float
    heaviest: float


NONE = Sums(0, 0.0, 0.0)
Answers = Mapping[tuple[int, str | None], Sums]
# A variable of the design, and the codes that the digit of its place in a cell's number means.
Digit = tuple[str, list[str | None]]


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """Responses, counted.

    Parameters
    ----------
    file : str
        The file that they stand in.
    rows : DataFrame
        A row for each of them: the cell, the weight and what the file says.
    cells : mapping of number to codes
        The code of each variable of the design in each cell that has responses; None where
        it is empty.
    took_part : mapping of number to TookPart
        The responses of each cell.
    answers : mapping of variable to sums by cell and code
        The code None is no answer.
    written : mapping of variable to values by code
        How each code is written in the file.
    """

    file: str
    rows: pl.DataFrame
    cells: Mapping[int, Mapping[str, str | None]]
    took_part: Mapping[int, TookPart]
    answers: Mapping[str, Answers]
    written: Mapping[str, Mapping[str | None, tuple[Any, ...]]]


def tally(responses: Responses, codebook: Codebook) -> Tally:
    """Count responses; what is wrong with them is found in the counts (`problems`)."""
    design = design_variables(codebook)
    number, digits = _cells(responses.table, design)
    variables = list(codebook.known)
    numbers = [number.variable for number in codebook.numbers]
    rows = responses.table.select(
        *dict.fromkeys([codebook.body, *design, *variables, *numbers]),
        _weight(responses.table, codebook.weight).alias(WEIGHT),
    ).with_columns(number)
    for question in codebook.multiple:
        rows = rows.with_columns(_filled(rows, question))
    lazy = rows.lazy()
    weight = pl.col(WEIGHT)
    sums = (pl.len().alias("n"), weight.sum().alias("w"), (weight * weight).sum().alias("w2"))
    bodies = lazy
    if codebook.several:
        bodies = lazy.group_by(codebook.body, CELL, maintain_order=True).agg(weight.sum())
    sizes, *counted = pl.collect_all(
        [
            bodies.group_by(CELL, maintain_order=True).agg(*sums, weight.max().alias("most")),
            *(
                # In the order of the rows, so that sums are the same to the last bit.
                lazy.group_by(CELL, variable, maintain_order=True).agg(*sums)
                for variable in variables
            ),
        ]
    )
    answers: dict[str, Answers] = {}
    written: dict[str, dict[str | None, tuple[Any, ...]]] = {}
    for variable, table in zip(variables, counted, strict=True):
        found: dict[tuple[int, str | None], Sums] = {}
        names: dict[str | None, tuple[Any, ...]] = {}
        for cell, value, *more in table.sort(CELL, variable).iter_rows():
            code = code_text(value)
            found[cell, code] = found.get((cell, code), NONE).plus(Sums(*more))
            names[code] = tuple(dict.fromkeys((*names.get(code, ()), value)))
        answers[variable], written[variable] = found, names
    by_cell = {cell: TookPart(*more) for cell, *more in sorted(sizes.iter_rows())}
    return Tally(
        responses.file,
        rows,
        {number: _cell(number, digits) for number in by_cell},
        by_cell,
        answers,
        written,
    )


def design_variables(codebook: Codebook) -> list[str]:
    """Return the variables that the cells are made of."""
    named = [codebook.strata.variable, codebook.populations.variable]
    named += [grouping.variable for grouping in codebook.groupings]
    named += codebook.margins
    return list(dict.fromkeys(name for name in named if name))


def _cells(table: pl.DataFrame, design: list[str]) -> tuple[pl.Series, list[Digit]]:
    """Return the number of each row's cell, and what its digits stand for, the last first."""
    number = pl.Series(CELL, [0], dtype=pl.UInt64).new_from_index(0, table.height)
    digits: list[Digit] = []
    for variable in design:
        place, values = _places(table.get_column(variable))
        number = number * len(values) + place
        digits.insert(0, (variable, [code_text(value) for value in values]))
    return number.shrink_dtype(), digits


def _places(column: pl.Series) -> tuple[pl.Series, list[Any]]:
    """Return a list of values, and where in it the value of each row stands."""
    if column.dtype != pl.String:
        values = column.unique().to_list()
        return column.replace_strict(values, range(len(values)), return_dtype=pl.UInt64), values
    # Text is compared once for each value, and not once for each row.
    numbered = column.cast(pl.Categorical)
    texts = numbered.drop_nulls().unique()
    places = texts.to_physical().to_list()
    values = [None] * (max(places, default=-1) + 2)
    for place, text in zip(places, texts.to_list(), strict=True):
        values[place] = text
    return numbered.to_physical().fill_null(len(values) - 1).cast(pl.UInt64), values


def _cell(number: int, digits: list[Digit]) -> dict[str, str | None]:
    """Return the codes of a cell by its number."""
    cell: dict[str, str | None] = {}
    for variable, names in digits:
        number, place = divmod(number, len(names))
        cell[variable] = names[place]
    return cell


def _weight(table: pl.DataFrame, variable: str | None) -> pl.Expr:
    return pl.lit(1.0) if variable is None else pl.lit(as_number(table, variable))


def as_number(table: pl.DataFrame, variable: str) -> pl.Series:
    """Return a variable as numbers, with a decimal comma or point; null where it is none."""
    column = table.get_column(variable)
    if not column.dtype.is_numeric():
        column = column.cast(pl.String, strict=False)
        column = column.str.strip_chars().str.replace(",", ".", literal=True)
    return column.cast(pl.Float64, strict=False)


def _filled(rows: pl.DataFrame, question: Multiple) -> list[pl.Expr]:
    """Say that an answer was not chosen where another was, and its own cell is empty."""
    if not question.empty_is_not_chosen:
        return []
    texts = {variable: _as_codes(rows.get_column(variable)) for variable in question.variables}
    chosen = pl.any_horizontal(
        (pl.lit(text) == question.chosen).fill_null(False) for text in texts.values()
    )
    return [
        pl.when(pl.lit(text).is_null() & chosen)
        .then(pl.lit(question.not_chosen))
        .otherwise(pl.lit(text))
        .alias(variable)
        for variable, text in texts.items()
    ]


def _as_codes(column: pl.Series) -> pl.Series:
    values = column.unique().to_list()
    return column.replace_strict(values, [code_text(v) for v in values], return_dtype=pl.String)
