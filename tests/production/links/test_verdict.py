"""What answers say of an address."""

import pytest

from helpers.base.messages import Message
from helpers.production.links import Kind, verdict
from helpers.production.links.verdict import Reply, Visit


def visit(*statuses: int, failure: Message | None = None) -> Visit:
    replies = tuple(Reply(f"https://a.no/{n}", status) for n, status in enumerate(statuses))
    return Visit(replies, failure)


@pytest.mark.parametrize(
    ("statuses", "kind", "leads_to"),
    [
        ((200,), Kind.FINE, ""),
        ((204,), Kind.FINE, ""),
        ((301, 200), Kind.MOVED, "https://a.no/1"),
        ((308, 301, 200), Kind.MOVED, "https://a.no/2"),
        # As far as it is for good.
        ((301, 302, 200), Kind.MOVED, "https://a.no/1"),
        ((302, 200), Kind.REDIRECTED, "https://a.no/1"),
        ((307, 301, 200), Kind.REDIRECTED, "https://a.no/2"),
        ((404,), Kind.GONE, ""),
        ((410,), Kind.GONE, ""),
        ((301, 404), Kind.GONE, ""),
        ((403,), Kind.FAILING, ""),
        ((429,), Kind.FAILING, ""),
        ((503,), Kind.FAILING, ""),
        # Leads on, and does not say where.
        ((304,), Kind.FAILING, ""),
        ((301, 302), Kind.FAILING, ""),
    ],
)
def test_statuses_tell_what_came_of_it(
    statuses: tuple[int, ...], kind: Kind, leads_to: str
) -> None:
    found = verdict(visit(*statuses))
    assert (found.kind, found.leads_to) == (kind, leads_to)
    assert found.said == " → ".join(map(str, statuses))
    assert found.lost == (kind in (Kind.GONE, Kind.FAILING))


def test_a_way_without_an_end_fails_and_says_why() -> None:
    for statuses in ((), (301,), (301, 404)):
        found = verdict(visit(*statuses, failure=Message("cannot be reached")))
        assert (found.kind, found.said) == (Kind.FAILING, "cannot be reached")
