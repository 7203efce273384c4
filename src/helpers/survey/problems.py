"""Everything that is wrong with responses, found at once: variable, code and row."""

from collections.abc import Iterator, Sequence

import polars as pl

from helpers.base.errors import InputError, Problem
from helpers.base.messages import Fault, Message, nearest

from .codebook import Codebook, Codes
from .domains import strata as strata_of
from .responses import Responses
from .tally import CELL, WEIGHT, Tally, as_number, tally

# How many rows a message lists.
_LISTED = 5
_HEADER = 2
# No weight and no answer is smaller or larger than this.
_TINY, _VAST = 1e-9, 1e15


def counted(responses: Responses, codebook: Codebook) -> Tally:
    """Count responses that are sound.

    Raises
    ------
    InputError
        Everything that is wrong with them.
    """
    problems = list(_absent(responses, codebook))
    if problems:
        raise InputError(problems)
    found = tally(responses, codebook)
    problems = [
        *_bodies(found, codebook),
        *_weights(found, codebook),
        *_codes(found, codebook),
        *_numbers(found, codebook),
        *_margins(found, codebook),
        *_stratum_sizes(found, codebook),
    ]
    if problems:
        raise InputError(sorted(problems, key=lambda p: (p.column or "", p.row or 0, p.message)))
    return found


def _absent(responses: Responses, codebook: Codebook) -> Iterator[Problem]:
    columns = responses.table.columns
    for variable, purpose in codebook.variables.items():
        if variable not in columns:
            fault = Fault(
                "variable-missing",
                "the variable is not in the file; the codebook has it for {purpose}.{hint}",
                purpose=purpose,
                hint=nearest(variable, columns),
            )
            yield Problem(responses.file, fault, column=variable)


def _bodies(found: Tally, codebook: Codebook) -> Iterator[Problem]:
    bodies = found.rows.get_column(codebook.body)
    empty = bodies.is_null()
    if bodies.dtype == pl.String:
        empty |= (bodies.str.strip_chars() == "").fill_null(True)
    if empty.any():
        yield _problem(
            found,
            codebook.body,
            empty,
            Fault("body-missing", "names no body; expected one ({rows}).", rows=_of(empty)),
        )
    if codebook.several:
        yield from _scattered(found, codebook)
        return
    if bodies.n_unique() == len(bodies):
        return
    double = bodies.is_duplicated() & ~empty
    twice = found.rows.select(
        pl.col(codebook.body).alias("body"), double.alias("double")
    ).with_row_index("row", _HEADER)
    by_body = twice.filter("double").group_by("body", maintain_order=True).agg("row")
    for body, rows in by_body.iter_rows():
        fault = Fault(
            "body-twice",
            "the body {body!r} has answered {count} times ({rows}), and must have one row. Ask the "
            "body which answers are its own; to keep one at random would change the result. If "
            "each body has a row for each who answered for it, say rows: several_a_body in the "
            "codebook.",
            body=body,
            count=len(rows),
            rows=_rows(rows, len(rows)),
        )
        yield Problem(found.file, fault, rows[0], codebook.body)


def _scattered(found: Tally, codebook: Codebook) -> Iterator[Problem]:
    """Yield bodies whose rows do not agree on what they are."""
    odd = found.rows.select(pl.col(CELL).n_unique().over(codebook.body) > 1).to_series()
    if odd.any():
        fault = Fault(
            "body-scattered",
            "rows of one body differ in its stratum, population, group or margin; expected the "
            "same in all rows of a body ({rows}).",
            rows=_of(odd),
        )
        yield _problem(found, codebook.body, odd, fault)


def _numbers(found: Tally, codebook: Codebook) -> Iterator[Problem]:
    for variable in dict.fromkeys(number.variable for number in codebook.numbers):
        column = found.rows.get_column(variable)
        numbers = as_number(found.rows, variable)
        odd = column.is_not_null() & (numbers.is_null() | ~_of_a_size(numbers))
        if column.dtype == pl.String:
            odd &= column.str.strip_chars() != ""
        if odd.any():
            fault = Fault("answer-number", "is no number; expected one ({rows}).", rows=_of(odd))
            yield _problem(found, variable, odd, fault)


def _weights(found: Tally, codebook: Codebook) -> Iterator[Problem]:
    if codebook.weight is None:
        return
    weights = found.rows.get_column(WEIGHT)
    missing = weights.is_null() | ~_of_a_size(weights)
    faults = (
        (missing.fill_null(True), Message("missing or no number")),
        ((weights == 0).fill_null(False), "0"),
        ((weights < 0).fill_null(False), Message("negative")),
    )
    for odd, what in faults:
        if odd.any():
            fault = Fault(
                "weight-form",
                "the weight is {what}; expected one above 0 ({rows}).",
                what=what,
                rows=_of(odd),
            )
            yield _problem(found, codebook.weight, odd, fault)


def _codes(found: Tally, codebook: Codebook) -> Iterator[Problem]:
    """Yield codes that the codebook does not have, and strata and populations that are missing."""
    for variable, known in codebook.known.items():
        codes = {code for _, code in found.answers[variable] if code is not None}
        for code in sorted(codes - known):
            odd = found.rows.get_column(variable).is_in(found.written[variable][code])
            yield _unknown(found, variable, code, odd, known)
    strata, populations = codebook.strata, codebook.populations
    yield from _needed(found, Message("stratum"), strata.variable, frozenset(strata.sizes))
    yield from _needed(
        found, Message("population"), populations.variable, frozenset(populations.codes)
    )
    # Strata and populations may be groups too, and then need not all be shown.
    others = {grouping.variable for grouping in codebook.groupings}
    others -= {strata.variable, populations.variable, *codebook.margins}
    for variable in sorted(others):
        known = frozenset(
            code for part in codebook.groupings if part.variable == variable for code in part.codes
        )
        for code in sorted({cell[variable] or "" for cell in found.cells.values()} - {""} - known):
            yield _unknown(found, variable, code, _is_code(found, variable, code), known)


def _of_a_size(numbers: pl.Series) -> pl.Series:
    """Tell the numbers that can be added up: those that are finite, and neither vast nor tiny."""
    sizes = numbers.abs()
    return ((sizes == 0) | sizes.is_between(_TINY, _VAST)).fill_null(True)


def _margins(found: Tally, codebook: Codebook) -> Iterator[Problem]:
    for variable, sizes in codebook.margins.items():
        yield from _needed(found, Message("margin"), variable, frozenset(sizes))
        there = {cell[variable] for cell in found.cells.values()}
        for code in sorted(set(sizes) - there):
            fault = Fault(
                "margin-empty",
                "nobody of {code!r} has answered, so that no weights add up to it; take it "
                "together with another part of the margin.",
                code=code,
            )
            yield Problem(found.file, fault, column=variable)


def _needed(found: Tally, thing: str, variable: str | None, known: Codes) -> Iterator[Problem]:
    """Yield what is wrong with a variable that every row needs a known code of."""
    if variable is None:
        return
    for code in sorted({cell[variable] for cell in found.cells.values()} - known, key=str):
        odd = _is_code(found, variable, code)
        if code is None:
            yield _problem(
                found,
                variable,
                odd,
                Fault(
                    "code-missing",
                    "the {thing} is missing; expected one ({rows}).",
                    thing=thing,
                    rows=_of(odd),
                ),
            )
        else:
            yield _unknown(found, variable, code, odd, known)


def _is_code(found: Tally, variable: str, code: str | None) -> pl.Series:
    cells = [number for number, cell in found.cells.items() if cell[variable] == code]
    return found.rows.get_column(CELL).is_in(cells)


def _unknown(found: Tally, variable: str, code: str, odd: pl.Series, known: Codes) -> Problem:
    return _problem(
        found,
        variable,
        odd,
        Fault(
            "code-unknown",
            "the code {code!r} is not in the codebook, which has {known}; correct the file, or "
            "add the code ({rows}).",
            code=code,
            known=tuple(sorted(known)),
            rows=_of(odd),
        ),
    )


def _stratum_sizes(found: Tally, codebook: Codebook) -> Iterator[Problem]:
    variable = codebook.strata.variable
    sizes = codebook.strata.merged
    answered = dict.fromkeys(sizes, 0)
    for cell, stratum in strata_of(codebook, found.cells).items():
        if stratum in answered:
            answered[stratum] += found.took_part[cell].n
    for stratum, n in answered.items():
        name = Message("the population")
        if variable:
            name = Message("the stratum {stratum!r}", stratum=stratum)
        if n > sizes[stratum]:
            fault = Fault(
                "stratum-size",
                "{count} bodies of {name} have answered, but the codebook gives it {size} in all; "
                "correct its size, or the stratum of the bodies.",
                count=n,
                name=name,
                size=sizes[stratum],
            )
            yield Problem(found.file, fault, column=variable)
        elif n == 1 < sizes[stratum]:
            fault = Fault(
                "stratum-single",
                "only one of the {size} bodies of {name} has answered, which says nothing of how "
                "much they differ; take it together with another stratum (strata.merge in the "
                "codebook).",
                size=sizes[stratum],
                name=name,
            )
            yield Problem(found.file, fault, column=variable)


def _problem(found: Tally, variable: str, odd: pl.Series, fault: Fault) -> Problem:
    return Problem(found.file, fault, _first(odd)[0], variable)


def _first(odd: pl.Series) -> list[int]:
    return [row + _HEADER for row in odd.arg_true().head(_LISTED).to_list()]


def _of(odd: pl.Series) -> Message:
    return _rows(_first(odd), int(odd.sum()))


def _rows(rows: Sequence[int], count: int) -> Message:
    """Name rows: "rows 3, 7, 9 and 12 more"."""
    listed = tuple(rows[:_LISTED])
    if count == 1:
        return Message("row {row}", row=rows[0])
    more = count - _LISTED
    if more > 0:
        return Message("rows {rows} and {more} more", rows=listed, more=more)
    return Message("rows {rows}", rows=listed)
