"""What the book has worked out by itself: a sentence each, with its rule and its arithmetic."""

from markupsafe import Markup, escape

from helpers.analysis.own import OwnFinding
from helpers.analysis.own import own_findings as found_in
from helpers.data import Edition
from helpers.page.html import Item, Listing
from helpers.page.prose import Prose

from .own_sentences import sentence, told

_METHOD = "../about/method.html#bokens-egne-utregninger"


def own_findings(edition: Edition, topic: str) -> Listing | Prose:
    """List what the book has worked out of the figures of a topic, and no source prints.

    Nothing is shown where the figures do not allow any of it.

    Parameters
    ----------
    edition : Edition
    topic : str
        The code of the topic.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.own_findings(edition, "public_private")
    """
    found = found_in(edition, topic)
    if not found:
        return Prose("")
    return Listing(
        tuple(Item(sentence(edition, one), _detail(edition, one)) for one in found),
        edition.language,
    )


def _detail(edition: Edition, finding: OwnFinding) -> Markup:
    """Say that the book has reckoned, by which rule, on what condition, and how sure it is."""
    _ = edition.translate
    name, condition = told(edition, finding.rule)
    certain = (
        _("Avrunding endrer ikke tallet.")
        if finding.result.whole
        else _("Parentesen viser hva avrundingen i kildene åpner for.")
    )
    rule = Markup('<a href="{}">{}</a>').format(_METHOD, name)
    said = escape(_("Boken har regnet dette ut etter regelen «{rule}».")).format(rule=rule)
    return Markup("{} {} {}").format(said, condition, certain)
