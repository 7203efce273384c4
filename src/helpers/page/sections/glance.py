"""What has changed since the edition before, at a glance: how much, and the largest of it."""

from markupsafe import Markup

from helpers.analysis.changes import Change, Comparison, compare_with_before
from helpers.base.language import phrase
from helpers.base.units import PERCENTAGE_POINTS
from helpers.data import Edition
from helpers.page.places import page_of
from helpers.page.prose import Prose, words

from .changes import counted, since_last

# How many of the largest changes are told.
_MOST = 3
_MOVED = phrase(
    "{moved|what}, {moved|population}: {moved|change} siden {moved|before_year}, til {moved}."
)


def changed_briefly(edition: Edition) -> Prose:
    """Say how much is new since the edition before, with the largest changes in shares.

    The rest stands in the chapter of changes, where this leads.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.changed_briefly(edition)
    """
    _ = edition.translate
    compared = compare_with_before(edition)
    if compared is None:
        return since_last(edition)
    largest = [words(edition, _(_MOVED), moved=c.after) for c in _largest(compared)]
    items = Markup("\n").join(Markup("<li>{}</li>").format(one) for one in largest if one)
    shown = Markup("<p>{}</p>\n").format(counted(edition, compared))
    if items:
        shown += Markup('<p>{}</p>\n<ul class="dt-findings">\n{}\n</ul>\n').format(
            _("De største endringene i nye tall, i prosentpoeng:"), items
        )
    link = Markup('<p><a href="{}">{}</a></p>').format(
        page_of("changes"), _("Alt som har endret seg")
    )
    return Prose(shown + link)


def _largest(compared: Comparison) -> list[Change]:
    """Return the largest exact changes of shares that end in a new figure."""
    shares = (c for c in compared.changes if c.size == PERCENTAGE_POINTS and c.bound == "exact")
    return [c for c in shares if c.amount][:_MOST]
