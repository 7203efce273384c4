"""Which rules are asked of which figures."""

from collections.abc import Callable, Sequence

from helpers.data import Edition, Observation

from . import barriers, expected, growth, ledger, municipal_share, ranks, rest
from .finding import OwnFinding

Rule = Callable[[Sequence[Observation]], tuple[OwnFinding, ...]]

OVERVIEW = "overview"
# In the order in which they are shown.
RULES: dict[str, Rule] = {
    expected.RULE: expected.expected_and_used,
    growth.RULE: growth.growth_of_the_catalogue,
    rest.RULE: rest.value_of_the_rest,
    municipal_share.RULE: municipal_share.municipal_shares,
    ledger.RULE: ledger.state_and_municipality,
    barriers.RULE: barriers.average_barriers,
    ranks.RULE: ranks.parts_beside_whole,
}
# What the overview asks of the figures of all topics: whole and parts stand in several chapters.
_OF_ALL = (ledger.RULE, ranks.RULE)


def own_findings(edition: Edition, topic: str) -> tuple[OwnFinding, ...]:
    """Return what the book's own rules find in the figures of a topic.

    Parameters
    ----------
    edition : Edition
    topic : str
        Its code. The overview counts state against municipality over all topics, and sets the
        parts of a ranking beside the whole wherever they stand.
    """
    of_topic = edition.select(edition.topic_indicators(topic))
    everything = edition.observations if topic == OVERVIEW else ()
    found: list[OwnFinding] = []
    for name, rule in RULES.items():
        if name in _OF_ALL and topic == OVERVIEW:
            found += rule(everything)
        else:
            found += rule(of_topic)
    return tuple(found)
