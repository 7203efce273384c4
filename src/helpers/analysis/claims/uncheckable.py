"""Claims about figures that their source names but does not print.

Operands are the numbers (column ``order``) of rows of the source in ``missing.csv``;
``expected`` is empty.
"""

from helpers.base.messages import Fault, table
from helpers.data import Edition

from .model import Claim, ClaimError, FigureMissing, Finding


def check_uncheckable(edition: Edition, claim: Claim) -> Finding:
    """Name the figures that would be needed.

    Raises
    ------
    FigureMissing
        Always: that is the finding.
    """
    if claim.expected:
        raise ClaimError(
            "expected",
            Fault("uncheckable-expected", "expected nothing: the claim cannot be checked."),
        )
    rows = {str(row["order"]): row for row in edition.rows("missing", source=claim.source)}
    unknown = [part for part in claim.operands.split("; ") if part not in rows]
    if unknown:
        raise ClaimError(
            "operands",
            Fault(
                "uncheckable-row",
                "{table} has no row {rows} of {source}; expected some of {known}.",
                table=table("missing"),
                rows=tuple(unknown),
                source=claim.source,
                known=tuple(rows),
            ),
        )
    raise FigureMissing(
        tuple(edition.text(rows[part], "what") for part in claim.operands.split("; ")), ()
    )
