"""Questions to the search, where their answers are, and how the search of a page does on them."""

import csv
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

QUESTIONS = Path(__file__).parent / "search" / "questions.csv"
# What tells how good the search is: nothing of it may be mended by a look at these.
HELD_OUT = QUESTIONS.with_name("held_out.csv")
# What the search of a page gives for each question: of the first results the address, the place
# where it is, and the figure that a row is in.
ASK = """([questions, count]) => {
  const { find, data } = tilstandFinder.finder(tilstandFinder.unpacked(tilstandFound));
  const places = ({ address, page, anchor, kind, within }) => [
    address,
    `${page.address}#${anchor}`,
    ...(kind === "row" ? [`${page.address}#${data.units[within].anchor}`] : []),
  ];
  return questions.map((question) => find(question).places.slice(0, count).map(places));
}"""
LOADED = """() => new Promise((done) => {
  const look = () => (globalThis.tilstandFound ? done() : setTimeout(look, 10));
  look();
})"""
_WORD = re.compile(r"[^\W\d_]{5,}")
# What lies beside a letter on a Norwegian keyboard.
_ROWS = ("qwertyuiopå", "asdfghjkløæ", "zxcvbnm")


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and the places of the book that answer it: each a page, or a place on it."""

    text: str
    answers: tuple[str, ...]

    def is_answered_by(self, places: Iterable[str]) -> bool:
        """Tell whether a result is an answer, known by all addresses of where it stands."""
        found = set(places)
        pages = {place.partition("#")[0] for place in found}
        return any(answer in (found if "#" in answer else pages) for answer in self.answers)

    def of_pages(self) -> "Question":
        """Return the question as answered by any place on the right page."""
        return Question(self.text, tuple(place.partition("#")[0] for place in self.answers))


@dataclass(frozen=True, slots=True)
class Score:
    """How many of some questions are answered by the first result, and by one of three.

    ``missed`` names each that the first does not answer, with the place of the one that does.
    """

    first: float
    among_three: float
    missed: tuple[str, ...]


def questions(file: Path = QUESTIONS) -> tuple[Question, ...]:
    """Read questions with their answers."""
    with file.open(encoding="utf-8", newline="") as rows:
        return tuple(
            Question(row["question"], tuple(row["answers"].split())) for row in csv.DictReader(rows)
        )


def load_index(tab: Page, address: str) -> None:
    """Open a page and let it load what its search looks in."""
    tab.goto(address)
    tab.locator("form.t-search input").focus()
    # What waits for a condition by itself is refused by the policy of the page.
    tab.evaluate(LOADED)


def score(tab: Page, asked: Sequence[Question]) -> Score:
    """Ask a page whose index is loaded, and judge what it answers."""
    return scored(asked, tab.evaluate(ASK, [[question.text for question in asked], 10]))


def scored(asked: Sequence[Question], answers: Sequence[Sequence[Sequence[str]]]) -> Score:
    """Judge the results that questions have led to, each known by its addresses."""
    ranks = [_rank(question, found) for question, found in zip(asked, answers, strict=True)]
    missed = [
        f"{rank or 'none'}: {question.text} -> {found[0][0] if found else 'nothing'}"
        for question, found, rank in zip(asked, answers, ranks, strict=True)
        if rank != 1
    ]
    return Score(_share(ranks, 1), _share(ranks, 3), tuple(missed))


def with_typing_errors(asked: Sequence[Question]) -> list[Question]:
    """Return each question with an error in its longest word: four kinds, always the same ones."""
    chance = random.Random(1)
    return [
        Question(f"{one.text[: word.start()]}{wrong}{one.text[word.end() :]}", one.answers)
        for one in asked
        if (word := max(_WORD.finditer(one.text), key=lambda found: len(found[0]), default=None))
        for wrong in _typed_wrongly(word[0], chance)
    ]


def _typed_wrongly(word: str, chance: random.Random) -> Iterator[str]:
    """Yield a word with a letter left out, doubled, swapped with the next, and one beside it."""
    place = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:place], word[place], word[place + 1 :]
    yield before + after
    yield before + letter + letter + after
    if after[0] != letter:
        yield before + after[0] + letter + after[1:]
    row = next((row for row in _ROWS if letter.lower() in row), "")
    if row:
        at = row.index(letter.lower())
        yield before + chance.choice(row[max(at - 1, 0) : at] + row[at + 1 : at + 2]) + after


def _rank(question: Question, found: Sequence[Sequence[str]]) -> int:
    """Return which result is the first answer; 0 where none is."""
    return next((n for n, places in enumerate(found, 1) if question.is_answered_by(places)), 0)


def _share(ranks: Sequence[int], most: int) -> float:
    return 100 * sum(1 <= rank <= most for rank in ranks) / len(ranks)
