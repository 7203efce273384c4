"""The prepared figures of a report, as frozen values and as a small file."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from helpers.base.errors import UsageError
from helpers.base.language import SOURCE_LANGUAGE, Translate, translator
from helpers.base.project import project_root

from .place import place_of


@dataclass(frozen=True, slots=True)
class Share:
    """A share of answers in per cent, with the ends of its 95 % interval and its base.

    All are None where the share is held back, and the ends also where there is none to tell.
    They are the same where every body has answered. The precision is a word of the data.
    """

    value: float | None
    low: float | None
    high: float | None
    n: int | None
    precision: str = "exact"


@dataclass(frozen=True, slots=True)
class Others:
    """Whom the body is compared with: the code of a population and what readers see."""

    population: str
    group: str
    label: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with the body's answer and the shares beside it.

    Parameters
    ----------
    topic, label, wording : str
        What readers see; the topic and the wording may be empty.
    answers : tuple of str
        The answers in words, lowest first.
    counted : tuple of int
        The places in it of the answers that the shares are of.
    ordered : bool
        Whether the answers are steps of a scale.
    own : int or None
        The place of the body's own answer; None where it gave no real one.
    own_kind : str
        answer, dont_know, not_asked or no_answer.
    own_words : str
        Its answer in words, such as "Vet ikke".
    better : str
        higher, lower or neither: what a high share means. Empty where nobody says.
    dont_know : str
        Whether don't know is in the base: in_base or not_in_base.
    shares : tuple of Share
        One for each of the report's others.
    """

    topic: str
    label: str
    wording: str
    answers: tuple[str, ...]
    counted: tuple[int, ...]
    ordered: bool
    own: int | None
    own_kind: str
    own_words: str
    better: str
    dont_know: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that one body's report is made of.

    Parameters
    ----------
    organisation, name : str
        What tells the body apart, and what readers see.
    year : int
        The year that the bodies answered.
    source, locator : str
        The survey, and the heading in it.
    minimum_base : int
        The smallest number of answers that a share is shown for.
    contact : str
        The address for reports of errors.
    others : tuple of Others
        The largest first.
    questions : tuple of Question
    language : str
        The language that readers see.
    """

    organisation: str
    name: str
    year: int
    source: str
    locator: str
    minimum_base: int
    contact: str
    others: tuple[Others, ...]
    questions: tuple[Question, ...]
    language: str = SOURCE_LANGUAGE

    @property
    def translate(self) -> Translate:
        """The function that turns a message in Bokmål into the report's language."""
        return translator(self.language)


def open_report(organisation: str, figures: str | Path, language: str = SOURCE_LANGUAGE) -> Report:
    """Open the prepared figures of one body.

    Parameters
    ----------
    organisation : str
        What tells the body apart in the file of responses.
    figures : str or Path
        The folder with the prepared figures; one that is not absolute lies in the project.
    language : str
        The language that readers see.

    Raises
    ------
    UsageError
        There are none for this body.
    """
    translator(language)
    file = project_root() / figures / f"{place_of(organisation)}.json"
    if not file.is_file():
        raise UsageError(
            f"{figures} has no prepared figures for {organisation!r}. "
            "`tilstand reports RESPONSES --codebook CODEBOOK` prepares figures and makes reports."
        )
    return as_report(json.loads(file.read_text(encoding="utf-8")) | {"language": language})


def as_text(report: Report) -> str:
    """Write a report as JSON; the same report gives the same text."""
    content = asdict(report)
    del content["language"]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_report(content: dict[str, Any]) -> Report:
    """Return what `as_text` has written."""
    others = tuple(Others(**part) for part in content["others"])
    questions = tuple(_question(part) for part in content["questions"])
    return Report(**(content | {"others": others, "questions": questions}))


def _question(content: dict[str, Any]) -> Question:
    lists = {name: tuple(content[name]) for name in ("answers", "counted")}
    shares = tuple(Share(**part) for part in content["shares"])
    return Question(**(content | lists | {"shares": shares}))
