"""Ask web servers for addresses, politely: one at a time, with a pause for each host."""

import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from urllib.parse import urljoin, urlsplit

import requests

from helpers.base.addresses import is_web_address
from helpers.base.errors import TilstandError
from helpers.base.messages import Message

from .addresses import Named
from .verdict import Reply, Visit

AGENT = "Digital-tilstand/1.0 (a book that tests its links)"
# Seconds.
PAUSE = 1.0
TIMEOUT = 10.0
_MOST_STEPS = 10
# After as many hosts without any answer it is not them.
_HOSTS_WITHOUT_NETWORK = 5
_TOO_MANY_REQUESTS = 429


class Visitor:
    """Asks for addresses, and lets each host rest between two questions.

    Parameters
    ----------
    pause : float
        Seconds between two questions to the same host.
    timeout : float
        Seconds to wait for an answer.
    """

    def __init__(self, pause: float = PAUSE, timeout: float = TIMEOUT) -> None:
        self._pause, self._timeout = pause, timeout
        self._asked: dict[str, float] = {}
        self._session = requests.Session()
        self._session.headers["User-Agent"] = AGENT
        # Passwords that the user keeps for hosts are none of an address that anyone may read.
        self._session.auth = lambda request: request

    def visit(self, address: str) -> Visit:
        """Follow an address to where it leads."""
        replies: list[Reply] = []
        while len(replies) <= _MOST_STEPS:
            try:
                response = self._ask(address)
                onward = self._session.get_redirect_target(response)
            except (requests.RequestException, ValueError) as error:
                return Visit(tuple(replies), self._told(error))
            replies.append(Reply(address, response.status_code))
            if not onward:
                return Visit(tuple(replies))
            address = urljoin(address, onward)
            if not is_web_address(address):
                fault = Message("leads to {address}, which is not of the web", address=address)
                return Visit(tuple(replies), fault)
        return Visit(tuple(replies), Message("leads on and on"))

    def _ask(self, address: str) -> requests.Response:
        """Ask for the head of a page, and for the page where the server does not like that."""
        response = self._request("HEAD", address)
        if response.status_code >= 400 and response.status_code != _TOO_MANY_REQUESTS:
            response = self._request("GET", address)
        return response

    def _request(self, method: str, address: str) -> requests.Response:
        self._rest(urlsplit(address).netloc.lower())
        # What a page holds is not read.
        with self._session.request(
            method, address, allow_redirects=False, stream=True, timeout=self._timeout
        ) as response:
            return response

    def _rest(self, host: str) -> None:
        """Wait until a host was not asked for a while."""
        if host in self._asked:
            time.sleep(max(0.0, self._asked[host] + self._pause - time.monotonic()))
        self._asked[host] = time.monotonic()

    def _told(self, error: Exception) -> Message:
        if isinstance(error, requests.Timeout):
            return Message("no answer within {seconds} seconds", seconds=round(self._timeout, 1))
        if isinstance(error, requests.exceptions.SSLError):
            return Message("the certificate does not hold")
        if isinstance(error, requests.ConnectionError):
            return Message("cannot be reached")
        return Message("cannot be asked for ({reason})", reason=str(error))


def visit_all(named: Sequence[Named], visitor: Visitor) -> Iterator[tuple[Named, Visit]]:
    """Visit addresses, the hosts in turn, and yield what came of each.

    Raises
    ------
    TilstandError
        No host answers: there is no network.
    """
    hosts = {_host(one) for one in named}
    silent: set[str] = set()
    reached = False
    for one in _in_turn(named):
        visit = visitor.visit(one.address)
        reached = reached or visit.reached
        silent.add(_host(one))
        if not reached and len(silent) >= min(_HOSTS_WITHOUT_NETWORK, len(hosts)):
            raise TilstandError(
                Message(
                    "No network: none of {count} hosts answered ({reason}). Nothing was tested.",
                    count=len(silent),
                    reason=visit.failure,
                )
            )
        yield one, visit


def _in_turn(named: Iterable[Named]) -> Iterator[Named]:
    """Yield addresses so that those of a host are as far apart as they can be."""
    by_host: dict[str, list[Named]] = {}
    for one in named:
        by_host.setdefault(_host(one), []).append(one)
    for round_ in zip_longest(*by_host.values()):
        yield from filter(None, round_)


def _host(named: Named) -> str:
    return urlsplit(named.address).netloc.lower()
