"""What no figure above has shown of a topic: nothing that a source tells stays unseen."""

from helpers.base.language import phrase
from helpers.data import Edition
from helpers.page.html import FigureBlock

from .rows import rows_of

_QUESTION = phrase("Flere tall om temaet")


def rest(edition: Edition, topic: str) -> FigureBlock | None:
    """Return rows of what no figure of the page has shown of a topic; None where they have all."""
    found = [
        o
        for o in edition.select(edition.topic_indicators(topic))
        if o.key not in edition.shown.series
    ]
    if not found:
        return None
    anchor = f"tall-{topic.replace('_', '-')}"
    return rows_of(edition, anchor, edition.translate(_QUESTION), found)
