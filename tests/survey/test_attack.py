"""An attacker who knows all that is published reads nothing; of an unsafe rule, it reads much."""

from collections.abc import Callable
from dataclasses import replace
from itertools import chain, islice
from random import Random

import polars as pl
import pytest
from hypothesis import given, settings

from attacker import Attacker, Learned, Row, half
from helpers.survey.codebook import Codebook, Grouping
from helpers.survey.estimates import Survey, estimate
from helpers.survey.read_codebook import read_codebook
from helpers.survey.responses import Responses, read_responses
from helpers.survey.rows import observation_rows
from library import EVERY, LONG, ROOT
from made_survey import MADE, Body, responses_of, small_responses

EXAMPLE = ROOT / "docs" / "survey-example"
# A share that is to be rounded down is less than a half more, by so much at least.
OPEN = 1e-4
Publish = Callable[[Survey], list[dict[str, str]]]


def by_the_rule(survey: Survey) -> list[dict[str, str]]:
    return observation_rows(survey, 2025)


def with_decimals(survey: Survey) -> list[dict[str, str]]:
    """Publish as one would without thinking: five answers are enough, and numbers are exact.

    Where one group of several is hidden, the smallest of the others is hidden as well. A
    question with something hidden has one decimal, and its weighted bases have none.
    """
    hidden = {e.key for e in survey.estimates if _tells(e.n, e.share)}
    for key in sorted(hidden):
        family = [
            e for e in survey.estimates if e.key[:2] == key[:2] and e.group and e.key[3] == key[3]
        ]
        if sum(e.key in hidden for e in family) == 1:
            rest = [e for e in family if e.key not in hidden]
            hidden |= {min(rest, key=lambda e: e.n).key} if rest else set()
    touched = {key[0] for key in hidden}
    return [
        {
            **dict(zip(("indicator", "population", "group", "category"), e.key, strict=True)),
            **(
                {}
                if e.key in hidden
                else {
                    "value": f"{e.share:.{1 if e.indicator in touched else 8}f}",
                    "n": str(e.n),
                    "n_weighted": f"{e.n_weighted:.{0 if e.indicator in touched else 8}f}",
                }
            ),
        }
        for e in survey.estimates
    ]


def _tells(n: int, share: float | None) -> bool:
    return n < 5 or (n < 10 and share in (0, 100))


def rounded(row: Row) -> tuple[float, float, float]:
    """Return what the rule says of shares and numbers of answers: a half is rounded upward."""
    share, step = int(row["value"]), int("".join(filter(str.isdigit, row.get("note_en", "1"))))
    if row["precision"] == "below":
        # The last multiple of the step that is below: 50 need not be one.
        return -1, (share - 1) // step * step + step / 2 - OPEN, 2
    if row["precision"] == "above":
        return (share + step) // step * step - step / 2, 101, 2
    return share - step / 2, share + step / 2 - OPEN, 2


def exact(row: Row) -> tuple[float, float, float]:
    share, off = float(row["value"]), half(row["value"])
    return share - off, share + off, 0


def attack(
    publish: Publish, found: Responses, codebook: Codebook, most: int | None = None
) -> list[Learned]:
    ends = exact if publish is with_decimals else rounded
    attacker = Attacker(publish(estimate(found, codebook)), found, codebook, ends)
    names = dict.fromkeys(m.variable for m in codebook.measures)
    learned = chain.from_iterable(attacker.learned(name) for name in names)
    return list(islice(learned, most))


def in_counties(found: Responses, codebook: Codebook, counties: int) -> tuple[Responses, Codebook]:
    """Put the municipalities into made counties, in which there are few large ones."""
    chance = Random(counties)
    names = [f"c{chance.randrange(counties)}" for _ in range(found.table.height)]
    by = Grouping("county", "municipality", {f"c{i}": f"county_{i}" for i in range(counties)})
    groupings = (*codebook.groupings, by)
    # One question is enough: each is protected for itself.
    book = replace(codebook, groupings=groupings, measures=codebook.measures[:1])
    return replace(found, table=found.table.with_columns(pl.Series("county", names))), book


@settings(max_examples=8)
@given(found=small_responses(45))
def test_nothing_is_read_from_small_surveys(small: Codebook, found: Responses) -> None:
    assert attack(by_the_rule, found, small) == []


def alike(n: int, stratum: str, weight: float, r: int) -> list[Body]:
    """Return so many bodies that answered the same."""
    return [(stratum, "a", weight, 1, r)] * n


# The four heavy municipalities are doubtful together, and the two heaviest of them are not: a
# state body of their weight knows that it is counted, and that three such would be half of all.
TWO_OF_FOUR = [
    *alike(4, "s", 0.5, 1),
    *alike(2, "s", 0.5, 2),
    *alike(2, "s", 4.0, 3),
    *alike(2, "m2", 2.5, 1),
    *alike(2, "m2", 4.0, 1),
]
# Seven weigh more than average, which are not few. Less than a fourth are counted, and everybody
# knows that the two heaviest would be more.
TWO_OF_SEVEN = [*alike(5, "m2", 0.5, 1), *alike(5, "m2", 2.5, 1), *alike(2, "m2", 4.0, 1)]
# All five of the state weigh much. The share of all and that of municipalities say that most of the
# state is counted, so that one of its two heaviest is, though neither share is very coarse.
TWO_OF_FIVE = [
    *alike(2, "m2", 0.5, 1),
    *alike(4, "m2", 0.5, 3),
    *alike(4, "m2", 2.5, 1),
    *alike(3, "m2", 2.5, 3),
    *alike(1, "m3", 0.5, 1),
    *alike(3, "m3", 0.5, 3),
    *alike(3, "m3", 2.5, 1),
    *alike(3, "m3", 4.0, 1),
    *alike(3, "s", 2.5, 3),
    *alike(2, "s", 4.0, 3),
]


@pytest.mark.parametrize("bodies", [TWO_OF_FOUR, TWO_OF_SEVEN, TWO_OF_FIVE])
def test_nothing_is_read_of_the_heaviest_of_those_who_weigh_much(
    small: Codebook, bodies: list[Body]
) -> None:
    assert attack(by_the_rule, responses_of(bodies), small) == []


@pytest.mark.parametrize("year", [2024, 2025])
def test_nothing_is_read_from_the_made_waves(year: int, codebook: Codebook) -> None:
    found = read_responses(MADE / f"responses_{year}.csv")
    assert attack(by_the_rule, found, codebook) == []


def test_nothing_is_read_from_the_worked_example(responses: Responses) -> None:
    book = read_codebook(EXAMPLE / "codebook.yml")
    assert attack(by_the_rule, responses, book) == []


@pytest.mark.parametrize(
    "counties",
    [8, pytest.param(15, marks=pytest.mark.skipif(not EVERY, reason=LONG))],
)
def test_nothing_is_read_where_counties_have_few_bodies(
    responses: Responses, codebook: Codebook, counties: int
) -> None:
    found, book = in_counties(responses, codebook, counties)
    assert attack(by_the_rule, found, book) == []


@pytest.mark.skipif(not EVERY, reason=LONG)
@pytest.mark.parametrize("seed", [1])
def test_nothing_is_read_where_weights_differ(
    responses: Responses, codebook: Codebook, seed: int
) -> None:
    """A hundred and twenty bodies in three counties, their weights adjusted."""
    chance = Random(seed)
    some = sorted(chance.sample(range(responses.table.height), 120))
    adjusted = pl.Series([chance.choice([0.7, 1.0, 1.5]) for _ in some])
    table = responses.table[some].with_columns(pl.col("weight") * adjusted)
    found, book = in_counties(replace(responses, table=table), codebook, 3)
    assert attack(by_the_rule, found, book) == []


def test_exact_numbers_are_read(
    responses: Responses, codebook: Codebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("helpers.survey.estimates.held_back", lambda *_: ({}, True))
    found, book = in_counties(responses, codebook, 15)
    learned = attack(with_decimals, found, book, most=40)
    assert len(learned) == 40
    assert any(one.ends[0] == one.ends[1] for one in learned)
    assert any(one.own for one in learned)
