"""The claims that an edition sees: those of the authors, and every printed label."""

import re
from functools import lru_cache

from helpers.data import Edition
from helpers.data.asked import question
from helpers.data.edition import Row
from helpers.data.merge import series_key
from helpers.data.references import written

from .judge import judge
from .label import label_text
from .model import Claim, Verdict


def claims(edition: Edition) -> tuple[Claim, ...]:
    """Return the claims of ``claims.csv``, then the labels of ``key_figures.csv``."""
    labels = (row for row in edition.rows("key_figures") if row["printed_direction"] != "none")
    return (
        *(written_claim(edition, row) for row in edition.rows("claims")),
        *(_label(edition, row) for row in labels),
    )


@question
def verdicts(edition: Edition, topic: str = "") -> tuple[Verdict, ...]:
    """Return the verdict on every claim, or on those of a topic.

    Raises
    ------
    UsageError
        There is no such topic.
    """
    return _verdicts(edition, topic and edition.code("topic", topic))


# Each figure of a page asks for those of its topics.
@lru_cache(maxsize=16)
def _verdicts(edition: Edition, topic: str) -> tuple[Verdict, ...]:
    of_topic = (i for i in edition.indicators.values() if i.topic == topic)
    codes = {code for indicator in of_topic for code in (indicator.indicator, indicator.battery)}
    # A verdict has the topic of its first figure (`Verdict.topic`); to judge all takes longer.
    possible = (
        claim
        for claim in claims(edition)
        if topic in ("", claim.topic) or not codes.isdisjoint(_codes_of(claim))
    )
    found = (judge(edition, claim) for claim in possible)
    return tuple(verdict for verdict in found if topic in ("", verdict.topic))


def _codes_of(claim: Claim) -> list[str]:
    """Return the codes of indicators and batteries that a claim is about."""
    return [re.split("[/:@]", operand)[0] for operand in claim.operands.split("; ")]


def written_claim(edition: Edition, row: Row) -> Claim:
    """Return the claim of a row of ``claims.csv``."""
    return Claim(
        claim=row["claim"],
        source=row["source"],
        topic=row["topic"],
        kind=row["kind"],
        operands=row["operands"],
        expected=row["expected"],
        text=edition.text(row, "paraphrase"),
        locator=row["locator"],
        note=edition.text(row, "note"),
    )


def _label(edition: Edition, row: Row) -> Claim:
    """Return what the label printed with a key figure claims."""
    topic = edition.indicator(row["indicator"]).topic
    goal = str(row["goal"])
    place = goal or "key_figure"
    return Claim(
        claim=f"{row['source']}_{place}_{row['order']}",
        source=row["source"],
        topic=topic,
        kind="label",
        operands=f"{written(series_key(row)[0])}@{row['year']}",
        expected=f"{row['printed_direction']} {row['printed_judgement']}",
        text=label_text(edition, row),
        locator=row["locator"],
        note="",
    )
