"""What authors are told can be told in Bokmål, all of it, and survives every way it goes."""

import ast
import copy
import pickle
import re
import string
from collections import Counter
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from helpers.base.errors import InputError, Problem
from helpers.base.messages import Fault, Message, code, field, told, visible
from helpers.base.messages.told import _catalogue

SOURCE = Path(__file__).parents[2] / "src" / "helpers"


def templates() -> set[str]:
    found = extract_from_dir(
        SOURCE, [("**.py", "python")], keywords={"Message": None, "Fault": (2,)}
    )
    return {str(message) for _, _, message, _, _ in found}


def places(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_every_template_has_a_translation_and_none_is_left_over() -> None:
    assert set(_catalogue()) == templates()


@pytest.mark.parametrize("template", sorted(templates()))
def test_a_translation_has_the_places_of_its_template(template: str) -> None:
    translated = _catalogue()[template]
    assert places(translated) == places(template)
    assert not [s for _, _, spec, _ in string.Formatter().parse(translated) for s in spec or ""]
    assert translated.startswith(" ") == template.startswith(" ")


def test_a_message_is_told_with_all_that_is_in_it() -> None:
    hint = Message(" Did you mean {near!r}?", near=code("state", "population"))
    message = Message("there is no such column.{hint}", hint=hint)
    assert message == "there is no such column. Did you mean 'state'?"
    assert told(message, "en") == message
    assert told(message, "nb") == "denne kolonnen finnes ikke. Mente du «state»?"
    number = Message("{value:g} is no count; expected a whole number.", value=10.5)
    assert told(number, "nb").startswith("10,5 er ikke noe antall")
    assert told("plain", "nb") == "plain"


def test_terms_get_the_words_of_the_sheet() -> None:
    key = (field("year"), field("value"))
    message = Message("stands twice: another row has the same {key}. Delete one.", key=key)
    assert "the same YEAR, VALUE." in message.with_terms(str.upper)
    fault = Fault("share", "the {column} is odd", column=field("value"))
    told_so = fault.with_terms(str.upper)
    assert (told_so, told_so.code) == ("the VALUE is odd", "share")


def test_codes_are_made_alike_and_a_template_has_one() -> None:
    calls = [
        call
        for file in SOURCE.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") == "Fault"
    ]
    pairs = {tuple(ast.literal_eval(part) for part in call.args) for call in calls}
    assert {code for code, _ in pairs if not re.fullmatch("[a-z]+(-[a-z]+)*", code)} == set()
    of_template = Counter(template for _, template in pairs if template != "{reason}")
    assert {template for template, count in of_template.items() if count > 1} == set()


def test_errors_survive_the_way_from_another_process() -> None:
    fault = Fault("rank", "{count} problems found:", count=2)
    error = InputError([Problem("a.csv", fault, 3, "b")])
    for came in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
        assert str(came) == str(error) == "1 problem found:\n  a.csv, row 3, column b: " + fault
        assert [problem.code for problem in came.problems] == ["rank"]
        assert told(came.lines[1], "nb") == "a.csv, rad 3, kolonne b: 2 feil:"


def test_of_very_many_problems_the_first_fifty_are_told() -> None:
    lines = str(
        InputError(Problem("a.csv", Fault("x", "x"), row) for row in range(1, 61))
    ).splitlines()
    assert (lines[0], len(lines)) == ("60 problems found:", 52)
    assert lines[-2:] == ["  a.csv, row 50: x", "  ... and 10 more."]


def test_a_very_long_text_is_not_repeated_whole() -> None:
    long = Message("{text} of {more}", text="1" * 9_000_000, more=("2" * 9_000_000, 3))
    for language in ("en", "nb"):
        said = told(long, language)
        assert len(said) < 1000
        assert said.startswith("1" * 200)
        assert "2 … 2" in said


def test_what_cannot_be_seen_is_shown_by_its_name() -> None:
    assert visible("4 5\N{NO-BREAK SPACE}\x07") == "4 5<NO-BREAK SPACE><U+0007>"
