"""What a source says of itself: how many key figures, aims or recommendations it has.

The operand is a table of the data, with or without cells that its rows must have:
``key_figures:goal=goal_4``, ``points:kind=dimension``. Only rows of the claim's own source are
counted. ``expected`` is the number stated.
"""

from helpers.base.language import phrase
from helpers.base.messages import Fault
from helpers.data import Edition

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
    table, _, filters = claim.operands.partition(":")
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
    cells = dict(part.partition("=")[::2] for part in filters.split(",")) if filters else {}
    rows = edition.rows(table, source=claim.source)
    unknown = [column for column in cells if rows and column not in rows[0]]
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
    count = sum(all(str(row[column]) == cell for column, cell in cells.items()) for row in rows)
    number = fraction(count)
    return Finding(
        result=said.agrees((number, number)),
        claimed=bare(edition, said.number),
        reckoning=edition.translate("{count} {what} er ført opp fra kilden").format(
            count=count, what=edition.translate(_COUNTED[table])
        ),
    )
