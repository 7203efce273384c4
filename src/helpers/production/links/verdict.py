"""What the answers of a web server say of an address."""

from dataclasses import dataclass
from enum import Enum

from helpers.base.messages import Message

_PERMANENT = {301, 308}
_NOT_THERE = {404, 410}


class Kind(Enum):
    """What came of an address, from what nobody need do anything about to what somebody must."""

    FINE = "fine"
    REDIRECTED = "redirected"
    MOVED = "moved"
    FAILING = "failing"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer of one address: the status that HTTP knows."""

    address: str
    status: int


@dataclass(frozen=True, slots=True)
class Visit:
    """What was answered on the way from an address to where it leads.

    Parameters
    ----------
    replies : tuple of Reply
        The answers in their order; each but the last leads on to the next.
    failure : Message, optional
        Why the way ends before it is at its end.
    """

    replies: tuple[Reply, ...]
    failure: Message | None = None

    @property
    def reached(self) -> bool:
        """Whether anybody answered."""
        return bool(self.replies)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of an address.

    Parameters
    ----------
    kind : Kind
    said : str
        What was answered.
    leads_to : str
        Where the address leads now; empty where that is itself, or nowhere.
    """

    kind: Kind
    said: str
    leads_to: str = ""

    @property
    def lost(self) -> bool:
        """Whether readers do not get to see what was there."""
        return self.kind in (Kind.GONE, Kind.FAILING)


def verdict(visit: Visit) -> Verdict:
    """Tell from the answers what came of an address.

    One that leads on for good has moved, to where that ends; one that leads on for the time being
    is still the right one.

    Examples
    --------
    >>> found = verdict(Visit((Reply("http://a.no", 301), Reply("https://a.no/", 200))))
    >>> found.kind, found.leads_to
    (<Kind.MOVED: 'moved'>, 'https://a.no/')
    """
    statuses = tuple(reply.status for reply in visit.replies)
    said = " → ".join(map(str, statuses))
    if visit.failure is not None:
        return Verdict(Kind.FAILING, visit.failure)
    if statuses[-1] in _NOT_THERE:
        return Verdict(Kind.GONE, said)
    if not 200 <= statuses[-1] < 300:
        return Verdict(Kind.FAILING, said)
    if len(statuses) == 1:
        return Verdict(Kind.FINE, said)
    permanent = next(n for n, status in enumerate(statuses) if status not in _PERMANENT)
    if permanent:
        return Verdict(Kind.MOVED, said, visit.replies[permanent].address)
    return Verdict(Kind.REDIRECTED, said, visit.replies[-1].address)
