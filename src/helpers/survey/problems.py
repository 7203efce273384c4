"""Everything that is wrong with responses, found at once: variable, code and row."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

import polars as pl

from ..errors import InputError, Problem
from .codebook import Codebook, Codes
from .domains import strata as strata_of
from .responses import Responses
from .tally import CELL, WEIGHT, Tally, tally

# How many rows a message lists.
_LISTED = 5
_HEADER = 2


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
        *_stratum_sizes(found, codebook),
    ]
    if problems:
        raise InputError(sorted(problems, key=lambda p: (p.column or "", p.row or 0, p.message)))
    return found


def _absent(responses: Responses, codebook: Codebook) -> Iterator[Problem]:
    columns = responses.table.columns
    for variable, purpose in codebook.variables.items():
        if variable not in columns:
            near = get_close_matches(variable, columns, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            yield Problem(
                responses.file,
                f"the variable is not in the file; the codebook has it for {purpose}.{hint}",
                column=variable,
            )


def _bodies(found: Tally, codebook: Codebook) -> Iterator[Problem]:
    bodies = found.rows.get_column(codebook.body)
    empty = bodies.is_null()
    if bodies.dtype == pl.String:
        empty |= (bodies.str.strip_chars() == "").fill_null(True)
    if empty.any():
        yield _problem(found, codebook.body, empty, "names no body; expected one")
    if bodies.n_unique() == len(bodies):
        return
    double = bodies.is_duplicated() & ~empty
    twice = found.rows.select(
        pl.col(codebook.body).alias("body"), double.alias("double")
    ).with_row_index("row", _HEADER)
    by_body = twice.filter("double").group_by("body", maintain_order=True).agg("row")
    for body, rows in by_body.iter_rows():
        yield Problem(
            found.file,
            f"the body {body!r} has answered {len(rows)} times ({_rows(rows, len(rows))}); "
            "keep one of them.",
            rows[0],
            codebook.body,
        )


def _weights(found: Tally, codebook: Codebook) -> Iterator[Problem]:
    if codebook.weight is None:
        return
    weights = found.rows.get_column(WEIGHT)
    missing = weights.is_null() | weights.is_nan() | weights.is_infinite()
    faults = (
        (missing.fill_null(True), "the weight is missing or no number; expected one above 0"),
        ((weights == 0).fill_null(False), "the weight is 0; expected one above 0"),
        ((weights < 0).fill_null(False), "the weight is negative; expected one above 0"),
    )
    for fault, message in faults:
        if fault.any():
            yield _problem(found, codebook.weight, fault, message)


def _codes(found: Tally, codebook: Codebook) -> Iterator[Problem]:
    """Yield codes that the codebook does not have, and strata and populations that are missing."""
    for variable, known in codebook.known.items():
        codes = {code for _, code in found.answers[variable] if code is not None}
        for code in sorted(codes - known):
            fault = found.rows.get_column(variable).is_in(found.written[variable][code])
            yield _unknown(found, variable, code, fault, known)
    strata, populations = codebook.strata, codebook.populations
    yield from _needed(found, "stratum", strata.variable, frozenset(strata.sizes))
    yield from _needed(found, "population", populations.variable, frozenset(populations.codes))
    # Strata and populations may be groups too, and then need not all be shown.
    others = {grouping.variable for grouping in codebook.groupings}
    others -= {strata.variable, populations.variable}
    for variable in sorted(others):
        known = frozenset(
            code for part in codebook.groupings if part.variable == variable for code in part.codes
        )
        for code in sorted({cell[variable] or "" for cell in found.cells.values()} - {""} - known):
            yield _unknown(found, variable, code, _is_code(found, variable, code), known)


def _needed(found: Tally, thing: str, variable: str | None, known: Codes) -> Iterator[Problem]:
    """Yield what is wrong with a variable that every row needs a known code of."""
    if variable is None:
        return
    for code in sorted({cell[variable] for cell in found.cells.values()} - known, key=str):
        fault = _is_code(found, variable, code)
        if code is None:
            yield _problem(found, variable, fault, f"the {thing} is missing; expected one")
        else:
            yield _unknown(found, variable, code, fault, known)


def _is_code(found: Tally, variable: str, code: str | None) -> pl.Series:
    cells = [number for number, cell in found.cells.items() if cell[variable] == code]
    return found.rows.get_column(CELL).is_in(cells)


def _unknown(found: Tally, variable: str, code: str, fault: pl.Series, known: Codes) -> Problem:
    return _problem(
        found,
        variable,
        fault,
        f"the code {code!r} is not in the codebook, which has {', '.join(sorted(known))}; "
        "correct the file, or add the code",
    )


def _stratum_sizes(found: Tally, codebook: Codebook) -> Iterator[Problem]:
    variable = codebook.strata.variable
    sizes = codebook.strata.merged
    answered = dict.fromkeys(sizes, 0)
    for cell, stratum in strata_of(codebook, found.cells).items():
        if stratum in answered:
            answered[stratum] += found.sizes[cell]
    for stratum, n in answered.items():
        name = f"the stratum {stratum!r}" if variable else "the population"
        if n > sizes[stratum]:
            yield Problem(
                found.file,
                f"{n} bodies of {name} have answered, but the codebook gives it {sizes[stratum]} "
                "in all; correct its size, or the stratum of the bodies.",
                column=variable,
            )
        elif n == 1 < sizes[stratum]:
            yield Problem(
                found.file,
                f"only one of the {sizes[stratum]} bodies of {name} has answered, which says "
                "nothing of how much they differ; take it together with another stratum "
                "(strata.merge in the codebook).",
                column=variable,
            )


def _problem(found: Tally, variable: str, fault: pl.Series, message: str) -> Problem:
    rows = [row + _HEADER for row in fault.arg_true().head(_LISTED).to_list()]
    return Problem(found.file, f"{message} ({_rows(rows, int(fault.sum()))}).", rows[0], variable)


def _rows(rows: Sequence[int], count: int) -> str:
    """Name rows: "rows 3, 7, 9 and 12 more"."""
    listed = ", ".join(str(row) for row in rows[:_LISTED])
    more = f" and {count - _LISTED} more" if count > _LISTED else ""
    return f"{'row' if count == 1 else 'rows'} {listed}{more}"
