"""What a source says of itself: how many key figures, aims or recommendations it has.

The operand is a table of the data, with or without cells that its rows must have:
``key_figures:goal=goal_4``, ``activities:status!=`` (any status). Only rows of the claim's own
source are counted. ``expected`` is the number stated. A source may list the same things at
several places, joined with "; ": where the lists are unlike and one of them is as stated, the
source disagrees with itself. That a list is as long as its source says proves no more than that
it is all here.
"""

from helpers.base.language import phrase
from helpers.base.messages import Fault
from helpers.data import Edition
from helpers.data.edition import Row

from .exact import fraction
from .model import Claim, ClaimError, Finding
from .stated import stated
from .words import bare

_COUNTED = {
    "activities": phrase("mål med resultat"),
    "key_figures": phrase("nøkkeltall"),
    "points": phrase("punkter"),
    "assessments": phrase("vurderte mål"),
}


def check_count(edition: Edition, claim: Claim) -> Finding:
    """Count the rows that the source has in a table."""
    said = stated(claim.expected)
    counted = [_count(edition, claim.source, text) for text in claim.operands.split("; ")]
    numbers = [fraction(count) for _, count in counted]
    results = [said.agrees((number, number)) for number in numbers]
    alike = len(set(numbers)) == 1
    return Finding(
        result=results[0] if alike else "disagree" if "holds" in results else "fails",
        claimed=bare(edition, said.number),
        reckoning="; ".join(
            edition.translate("{count} {what} er ført opp fra kildens egen liste").format(
                count=count, what=edition.translate(_COUNTED[table])
            )
            for table, count in counted
        ),
    )


def _count(edition: Edition, source: str, text: str) -> tuple[str, int]:
    """Return the table that is counted, and how many of its rows there are."""
    table, _, filters = text.partition(":")
    if table not in _COUNTED:
        raise ClaimError(
            "operands",
            Fault(
                "count-table",
                "{table!r} is not counted; expected one of {known}.",
                table=table,
                known=tuple(_COUNTED),
            ),
        )
    cells = [part.partition("=")[::2] for part in filters.split(",")] if filters else []
    rows = edition.rows(table, source=source)
    unknown = [name for column, _ in cells if rows and (name := column.rstrip("!")) not in rows[0]]
    if unknown:
        raise ClaimError(
            "operands",
            Fault(
                "count-column",
                "{file} has no column {columns}.",
                file=f"data/{table}.csv",
                columns=tuple(unknown),
            ),
        )
    return table, sum(all(_fits(row, *cell) for cell in cells) for row in rows)


def _fits(row: Row, column: str, cell: str) -> bool:
    """Tell whether a row has a cell; ``column!`` has another."""
    other = column.endswith("!")
    return (str(row[column.rstrip("!")]) == cell) != other
