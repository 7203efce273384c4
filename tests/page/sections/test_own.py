"""What the book has worked out by itself, as readers see it."""

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from helpers.analysis.own import RULES, own_findings
from helpers.analysis.own.barriers import BATTERIES
from helpers.data import Edition, open_edition
from helpers.page import sections
from helpers.page.html import Listing
from helpers.page.prose import Prose
from helpers.page.sections import own_sentences
from small import edition, indicator, observed

SHARED = [("all", 26), ("state", 19), ("municipality", 29)]


def with_shares(root: Path, *shares: tuple[str, float], **more: object) -> Edition:
    return edition(
        root,
        indicators=[indicator("use", label_nb="Bruker <KI>")],
        observations=[
            observed("use", 2024, share, population=who, **more) for who, share in shares
        ],
    )


def listed(shown: object) -> list[BeautifulSoup]:
    assert isinstance(shown, Listing)
    return BeautifulSoup(shown.html(), "html.parser").select("li")


def said(line: BeautifulSoup) -> str:
    return re.sub(r"\s+", " ", line.get_text()).strip()


def test_a_finding_says_that_it_is_the_books_own_and_by_which_rule(tmp_path: Path) -> None:
    (line,) = listed(sections.own_findings(with_shares(tmp_path, *SHARED), "ai"))
    assert said(line).startswith(
        "«Bruker <KI>» i 2024: 26 prosent av alle, 19 prosent i staten og 29 prosent i kommunene. "
        "Det går opp når kommunene står for 70 prosent (60 til 80) av svarene."
    )
    assert "Boken har regnet dette ut etter regelen «kommunenes del av svarene»" in said(line)
    assert "Parentesen viser hva avrundingen i kildene åpner for." in said(line)
    (link,) = line.select(".dt-detail a")
    assert link["href"] == "../about/method.html#bokens-egne-utregninger"


def test_each_number_opens_and_the_result_to_its_arithmetic(tmp_path: Path) -> None:
    (line,) = listed(sections.own_findings(with_shares(tmp_path, *SHARED), "ai"))
    kept = [json.loads(link["data-behind"]) for link in line.select("a.dt-number")]
    assert [len(one["of"]) for one in kept] == [1, 1, 1, 3]
    assert kept[-1]["sum"] == (
        "100 × (26 − 19) ÷ (29 − 19) = 70. Minst: 100 × (25,5 − 19,5) ÷ (29,5 − 19,5) = 60. "
        "Mest: 100 × (26,5 − 18,5) ÷ (28,5 − 18,5) = 80"
    )
    assert not re.search(r"\d", re.sub(r"i 2024", "", unmarked(line)))


def unmarked(line: BeautifulSoup) -> str:
    copy = BeautifulSoup(str(line), "html.parser")
    for number in copy.select("a.dt-number"):
        number.decompose()
    return said(copy)


@pytest.mark.parametrize("shares", [SHARED[:2], [], [("all", 40), *SHARED[1:]]])
def test_without_the_figures_nothing_is_shown(tmp_path: Path, shares) -> None:
    shown = sections.own_findings(with_shares(tmp_path, *shares), "ai")
    assert shown == Prose("")


def test_plain_text_has_no_markup(tmp_path: Path) -> None:
    shown = sections.own_findings(with_shares(tmp_path, *SHARED), "ai")
    assert isinstance(shown, Listing)
    assert "<a" not in shown.plain()
    assert "70 prosent (60 til 80)" in shown.plain().replace("\xa0", " ")


def test_nobody_ahead_is_a_word_and_no_number(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator(f"x{n}") for n in range(3)],
        observations=[
            observed(f"x{n}", 2024, share, population=who)
            for n in range(3)
            for who, share in (("state", 60), ("municipality", 40))
        ],
    )
    (line,) = listed(sections.own_findings(found, "ai"))
    assert "ligger staten best an i 3 og kommunene i ingen." in said(line)
    assert len(line.select("a.dt-number")) == 2


def test_the_chapter_has_them_behind_it(capsys: pytest.CaptureFixture[str]) -> None:
    sections.behind(open_edition(2024, topic="public_private"))
    assert "Bokens egne utregninger (1)" in capsys.readouterr().out


@pytest.mark.parametrize("year", [2021, 2022, 2024])
def test_every_finding_of_the_book_has_a_whole_sentence(year: int) -> None:
    found = open_edition(year)
    for topic in found.codes("topic"):
        for one in own_findings(found, topic):
            text = str(own_sentences.sentence(found, one))
            assert not re.search(r"[{}]", re.sub(r"data-behind='[^']*'", "", text))
            assert re.sub("<[^>]*>", "", text).endswith(".")


def test_each_rule_has_its_words_and_stands_on_the_page_of_the_method() -> None:
    assert set(own_sentences.RULES) == set(RULES)
    method = (Path(__file__).parents[3] / "about/method.md").read_text(encoding="utf-8")
    section = method.partition("## Bokens egne utregninger\n")[2].partition("\n## ")[0]
    named = {name.lower() for name in re.findall(r"\*\*(.+?)\.\*\*", section)}
    assert named == {told.name for told in own_sentences.RULES.values()}


def test_each_list_of_barriers_has_a_name() -> None:
    assert set(own_sentences.BARRIERS) == set(BATTERIES)


def test_more_than_expected_is_no_distance_below(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator("ai_use"), indicator("ai_task_a", battery="ai_tasks")],
        observations=[observed("ai_task_a", 2021, 10), observed("ai_use", 2024, 14)],
    )
    (line,) = listed(sections.own_findings(found, "ai"))
    assert "Avstanden til den laveste forventningen er −4 prosentpoeng (−5 til −3)." in said(line)


def test_the_result_is_the_arithmetic_of_its_formula() -> None:
    """The formula that readers see gives the number, by another calculator than the rule."""
    found = open_edition(2024)
    for topic in found.codes("topic"):
        for one in own_findings(found, topic):
            result = one.result
            if not result.formula:
                continue
            text = result.formula.replace("×", "*").replace("÷", "/").replace("−", "-")
            for at, end in (
                (result.at, result.value),
                (result.low_at, result.low),
                (result.high_at, result.high),
            ):
                filled = text.format(*(f"Fraction('{number}')" for number in at))
                assert eval(filled, {"Fraction": Fraction}) == end
