"""`tilstand survey`."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from helpers.base.errors import UsageError
from helpers.base.project import project_root

from .saying import console

# So many of the questions that were answered the least are named.
_MOST_SILENT = 5
_CODEBOOKS = (".yml", ".yaml")

if TYPE_CHECKING:
    from helpers.survey.response import Response
    from helpers.survey.weighting import Weighting


def survey(
    file: Annotated[Path, typer.Argument(help="The responses: .sav, .csv, .xlsx or .parquet.")],
    codebook: Annotated[Path | None, typer.Option(help="What the variables mean (YAML).")] = None,
    year: Annotated[int | None, typer.Option(help="The year that the bodies answered.")] = None,
    previous: Annotated[
        list[Path] | None,
        typer.Option(help="The responses of a survey before, for the changes; again for another."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            help="What is written: a name that ends in .xlsx, or of a folder. Default: "
            "survey-YEAR.xlsx here."
        ),
    ] = None,
    draft_codebook: Annotated[
        bool, typer.Option("--draft-codebook", help="Write a first codebook, to be corrected.")
    ] = False,
) -> None:
    """Estimate figures from the responses of a survey: a sheet for `tilstand import`."""
    from helpers.base.extras import require
    from helpers.data.checks import require_outside

    require("polars", "survey")
    from helpers.survey.run import estimated_rows, write_draft

    before = previous or []
    require_outside(project_root(), file, *before)
    if draft_codebook:
        place = out or Path(f"{file.stem}.codebook.yml")
        if place.suffix.lower() not in _CODEBOOKS:
            raise UsageError(f"{place} is no name of a codebook; expected one that ends in .yml.")
        write_draft(file, place)
        console.print(f"Correct this codebook before you use it: {place}")
        return
    if codebook is None or year is None:
        raise UsageError("Give --codebook and --year, or --draft-codebook for a first codebook.")
    from helpers.production.sheet.new_year import kind_of, require_room, write_rows
    from helpers.survey.disclosure import UNPROVEN
    from helpers.survey.record import read_record, write_record
    from helpers.survey.response import response, unanswered
    from helpers.survey.rows import count_held_back
    from helpers.survey.weighting import weighting

    place = out or Path(f"survey-{year}.xlsx")
    kind = kind_of(place)
    # Before anything is written beside the responses.
    require_room(project_root(), year, place)
    for older in before:
        if read_record(older) is not None:
            continue
        console.print(
            f"Nothing says what has been held back of {older.name}. If it has been published, "
            "run `tilstand survey` for it first, with its own codebook."
        )
    responses, estimated, rows = estimated_rows(file, codebook, year, before)
    record = write_record(file, responses, estimated)
    write_rows(project_root(), year, place, kind, rows)
    for variable, codes in unanswered(estimated).items():
        console.print(
            f"Warning: nobody of {', '.join(map(repr, codes))} ({variable}) has answered. Correct "
            "the code in the codebook or the responses, or take a part without answers out of it "
            "(strata.merge); it is in no figure."
        )
    for line in (*_of_response(response(estimated)), *_of_weights(weighting(estimated))):
        console.print(line)
    for table, found in rows.items():
        console.print(f"{table}: {len(found)} rows, {count_held_back(found)} of them held back")
    console.print(f"Exact numbers, not for publication, and what is held back: {record}")
    unproven = {e.indicator for e in estimated.estimates if e.held_back == UNPROVEN}
    if unproven:
        console.print(
            f"Warning: all figures of {', '.join(sorted(unproven))} are held back, since they "
            "would tell how few bodies answered. Give a larger minimum_base, take groups or strata "
            "together, or leave a grouping out, until this is not said."
        )
    console.print(f"The sheet is ready for `tilstand import`: {place}")


def _of_response(found: "Response") -> Iterator[str]:
    """Say who answered, by stratum, and what hangs on those who did not."""
    yield "Answered, by stratum:"
    for part in found.strata:
        name = part.stratum or "all bodies"
        yield f"  {name}: {part.bodies} of {part.size} ({part.rate:.0%})"
    if found.rate < 1:
        yield (
            f"{found.rate:.0%} of all bodies answered. Those who did not are taken to be like "
            "those of their stratum who did; how they would have answered makes up "
            f"{1 - found.rate:.0%} of each share of all bodies, and nobody knows it."
        )
    if found.uneven:
        yield (
            "Warning: some strata answered at most half as often as others. The weights even out "
            "how many answered of each, not who of them did."
        )
    for silent in found.silent[:_MOST_SILENT]:
        yield f"  {silent.variable}: {silent.part:.0%} of those who took part gave no answer"


def _of_weights(found: "Weighting") -> Iterator[str]:
    """Say what the weights cost, and warn of strata that they do not fit."""
    yield (
        f"The weights' design effect is {found.design_effect:.2f}: the answers tell as much as "
        f"{found.effective:.0f} of equal weight."
    )
    for uneven in found.uneven:
        yield (
            f"Warning: the weights of the stratum {uneven.stratum!r} stand for "
            f"{uneven.stands_for:.0f} bodies, beside those of the others, and the codebook gives "
            f"it {uneven.size}. Correct the weights or the size, unless they are meant so."
        )
