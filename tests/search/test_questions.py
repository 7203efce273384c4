"""The questions to the search lead to places of the book, and the method page tells how it did."""

import csv
import re
from pathlib import Path

from asked import HELD_OUT, questions, with_typing_errors
from library import YEARS

ROOT = Path(__file__).parents[2]
_ID = re.compile(r'\bid="([^"]*)"')


def test_answers_are_places_of_the_book(html: Path) -> None:
    edition = html / str(YEARS[-1])
    anchors = {
        page.relative_to(edition).as_posix(): {"", *_ID.findall(page.read_text(encoding="utf-8"))}
        for page in edition.rglob("*.html")
    }
    lost = {
        answer
        for question in (*questions(), *questions(HELD_OUT))
        for answer in question.answers
        if answer.partition("#")[2] not in anchors.get(answer.partition("#")[0], set())
    }
    assert lost == set()


def test_no_question_is_asked_twice() -> None:
    texts = [question.text.lower() for question in questions()]
    assert len(set(texts)) == len(texts)


def test_typing_errors_are_errors_and_always_the_same() -> None:
    wrong = with_typing_errors(questions())
    assert {question.text for question in wrong}.isdisjoint(q.text for q in questions())
    assert wrong == with_typing_errors(questions())


def test_the_method_page_shows_what_was_measured() -> None:
    with (ROOT / "benchmarks/search.csv").open(encoding="utf-8", newline="") as file:
        rows = [list(row.values()) for row in csv.DictReader(file)]
    page = (ROOT / "about/method.md").read_text(encoding="utf-8")
    for name, *shares in rows:
        cells = (f"{share} %" if share else "–" for share in shares)
        assert f"| {name} | {' | '.join(cells)} |\n" in page
    assert f"prøvd med {len(questions())} spørsmål" in page
