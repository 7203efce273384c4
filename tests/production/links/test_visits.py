"""How addresses are asked for: each way to its end, and politely."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import pytest
from typer.testing import CliRunner

from helpers.base.errors import TilstandError
from helpers.cli import app, links
from helpers.production.links import Kind, Named, Visitor, verdict, visit_all

NOWHERE = "http://nowhere.invalid/"


class Web(Protocol):
    """See `conftest`."""

    asked: list

    def __call__(self, path: str) -> str: ...


def visitor(timeout: float = 5.0) -> Visitor:
    return Visitor(pause=0, timeout=timeout)


@pytest.mark.parametrize(
    ("path", "kind", "said", "leads_to"),
    [
        ("/fine", Kind.FINE, "200", ""),
        ("/fine#place", Kind.FINE, "200", ""),
        ("/only-get", Kind.FINE, "200", ""),
        ("/moved", Kind.MOVED, "301 → 200", "/fine"),
        ("/moved-twice", Kind.MOVED, "308 → 301 → 200", "/fine"),
        ("/moved-then-for-now", Kind.MOVED, "301 → 302 → 200", "/for-now"),
        ("/for-now", Kind.REDIRECTED, "302 → 200", "/fine"),
        ("/to-bokmål", Kind.MOVED, "301 → 200", "/in-bokmål"),
        ("/lost", Kind.GONE, "404", ""),
        ("/gone", Kind.GONE, "410", ""),
        ("/moved-to-gone", Kind.GONE, "301 → 410", ""),
        ("/broken", Kind.FAILING, "500", ""),
        ("/busy", Kind.FAILING, "429", ""),
        ("/round", Kind.FAILING, "leads on and on", ""),
        ("/to-a-script", Kind.FAILING, "leads to javascript:alert(1), which is not", ""),
        ("/to-a-file", Kind.FAILING, "leads to file:///etc/hosts, which is not", ""),
        ("/hangs-up", Kind.FAILING, "cannot be reached", ""),
    ],
)
def test_a_server_answers(web: Web, path: str, kind: Kind, said: str, leads_to: str) -> None:
    found = verdict(visitor().visit(web(path)))
    assert found.kind is kind
    assert found.said.startswith(said)
    assert found.leads_to == (web(leads_to) if leads_to else "")


def test_who_answers_late_or_not_at_all_fails(web: Web) -> None:
    late = verdict(visitor(timeout=0.2).visit(web("/slow")))
    assert (late.kind, late.said) == (Kind.FAILING, "no answer within 0.2 seconds")
    nobody = visitor().visit(NOWHERE)
    assert not nobody.reached
    assert verdict(nobody).said == "cannot be reached"


def test_a_page_is_asked_for_only_where_its_head_is_refused(web: Web) -> None:
    for path in ("/fine", "/only-get", "/lost", "/busy"):
        visitor().visit(web(path))
    assert [(asked.method, asked.path) for asked in web.asked] == [
        *[("HEAD", "/fine"), ("HEAD", "/only-get"), ("GET", "/only-get")],
        *[("HEAD", "/lost"), ("GET", "/lost"), ("HEAD", "/busy")],
    ]
    assert {asked.agent for asked in web.asked} == {
        "Digital-tilstand/1.0 (a book that tests its links)"
    }


def test_a_host_rests_between_two_questions(web: Web) -> None:
    named = [Named(web(path), ("a",)) for path in ("/moved", "/only-get")]
    assert len(list(visit_all(named, Visitor(pause=0.1)))) == 2
    assert len(web.asked) == 4
    gaps = [later.at - earlier.at for earlier, later in pairwise(web.asked)]
    assert min(gaps) >= 0.09


def test_hosts_are_asked_in_turn(web: Web) -> None:
    other = web("").replace("127.0.0.1", "localhost")
    named = [Named(a, ()) for a in (web("/fine"), web("/gone"), web("/lost"), f"{other}/fine")]
    order = [one.address for one, _ in visit_all(named, visitor())]
    assert order == [web("/fine"), f"{other}/fine", web("/gone"), web("/lost")]


def test_where_no_host_answers_there_is_no_network(web: Web) -> None:
    nowhere = [Named(f"http://{n}.invalid/", ()) for n in range(9)]
    with pytest.raises(TilstandError, match="No network: none of 5 hosts") as stopped:
        list(visit_all(nowhere, visitor()))
    assert stopped.value.exit_code == 1
    # Where somebody does, it is the others.
    mixed = [Named(web("/fine"), ()), *nowhere]
    assert len(list(visit_all(mixed, visitor()))) == 10


@pytest.fixture
def of_web(project: Path, edit: Callable[..., int], monkeypatch: pytest.MonkeyPatch) -> Callable:
    """Return a function that runs the command on a project whose only addresses are these."""
    monkeypatch.setenv("TILSTAND_ROOT", str(project))
    monkeypatch.setattr("helpers.production.links.Visitor", visitor)
    (project / "about/for-authors.md").write_text("# For forfattere\n", encoding="utf-8")

    def run(*urls: str, code: int, language: str = "en") -> str:
        found = (Named(url, (f"data/sources.csv: s{n}",)) for n, url in enumerate(urls))
        monkeypatch.setattr(links, "addresses", lambda root: tuple(found))
        result = CliRunner().invoke(app, ["check", "--links", "--language", language])
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        return result.output

    return run


def test_the_command_shows_what_is_not_as_it_was(web: Web, of_web: Callable) -> None:
    said = of_web(web("/fine"), web("/moved"), web("/gone"), web("/broken"), code=1)
    shown = [line for line in said.splitlines() if "127.0.0.1" in line]
    assert [line.split("│")[1].strip() for line in shown] == [
        "gone",
        "does not answer as it should",
        "moved for good",
    ]
    assert "data/sources.csv: s2" in shown[0]
    assert "301 → 200" in shown[2]
    assert web("/fine") in shown[2]
    assert said.splitlines()[-1] == (
        "Of 4 addresses, 1 are fine, 0 lead on for now, 1 have moved, 1 do not answer as they "
        "should, and 1 are gone."
    )
    assert "flyttet for godt" in of_web(web("/moved"), code=0, language="nb")


def test_what_only_moved_is_no_failure(web: Web, of_web: Callable) -> None:
    of_web(web("/moved"), web("/for-now"), web("/fine"), code=0)
    assert "│" not in of_web(web("/fine"), code=0)
    of_web(web("/broken"), code=1)


def test_without_a_network_it_says_so_in_one_line(of_web: Callable) -> None:
    said = of_web(NOWHERE, code=1)
    assert said.splitlines()[-1] == (
        "No network: none of 1 hosts answered (cannot be reached). Nothing was tested."
    )


def test_a_check_without_links_asks_nobody(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("asked the web")

    monkeypatch.setattr(Visitor, "visit", refuse)
    monkeypatch.setenv("TILSTAND_ROOT", str(project))
    assert CliRunner().invoke(app, ["check"]).exit_code == 0
