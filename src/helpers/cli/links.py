"""What `tilstand check --links` says of the addresses of the book."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import typer
from rich.progress import track
from rich.table import Table

from helpers.base.messages import Language, Message, told, without_controls
from helpers.production.links import Kind, Named, Verdict, Visitor, addresses, verdict, visit_all

from .saying import PlainConsole, console, errors, say

# Into a file or a pipe, nothing need be squeezed into a window.
_PIPE_WIDTH = 160
_HEADINGS = (
    Message("What came of it"),
    Message("Address"),
    Message("Answer"),
    Message("Leads to"),
    Message("Named in"),
)
_WORDS = {
    Kind.REDIRECTED: Message("leads on for now"),
    Kind.MOVED: Message("moved for good"),
    Kind.FAILING: Message("does not answer as it should"),
    Kind.GONE: Message("gone"),
}


def check_links(root: Path, language: Language, visitor: Visitor) -> None:
    """Visit the addresses of the book, and show those that are not as they were.

    Raises
    ------
    TilstandError
        There is no network.
    Exit
        With 1 where readers do not get to see what was at an address.
    """
    named = addresses(root)
    visits = track(
        visit_all(named, visitor),
        told(Message("Links"), language),
        total=len(named),
        console=errors,
        transient=True,
    )
    found = [(one, verdict(visit)) for one, visit in visits]
    counts = Counter(said.kind for _, said in found)
    unlike = [(one, said) for one, said in found if said.kind is not Kind.FINE]
    if unlike:
        wide = PlainConsole(width=None if console.is_terminal else _PIPE_WIDTH)
        wide.print(links_table(unlike, language))
    say(
        language,
        Message(
            "Of {count} addresses, {fine} are fine, {redirected} lead on for now, {moved} have "
            "moved, {failing} do not answer as they should, and {gone} are gone.",
            count=len(found),
            **{kind.value: counts[kind] for kind in Kind},
        ),
    )
    if any(said.lost for _, said in found):
        raise typer.Exit(1)


def links_table(found: Iterable[tuple[Named, Verdict]], language: Language) -> Table:
    """Return a table of addresses and what came of them, the worst first."""
    order = list(Kind)
    table = Table(*(told(heading, language) for heading in _HEADINGS))
    for column in table.columns:
        column.overflow = "fold"
    for one, said in sorted(found, key=lambda pair: -order.index(pair[1].kind)):
        cells = (
            told(_WORDS[said.kind], language),
            one.address,
            told(said.said, language),
            said.leads_to,
            "\n".join(one.places),
        )
        table.add_row(*map(without_controls, cells))
    return table
