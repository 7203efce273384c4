"""Every number in a text opens to the observations that it follows from."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from pages import Row, as_shown, data, labels, pages, plain, soup, visible

# Sentences, strips, titles, and what stands beside a row: what a reader may quote.
TEXTS = (
    ".dt-lede p, .dt-findings li, p:has(a.dt-number), .dt-list li:has(a.dt-number), "
    ".dt-cards .dt-card, .dt-title"
)
NUMERAL = re.compile(r"\d+(?:[\s.]\d{3})*(?:,\d+)?")
YEAR = re.compile(r"\b(19|20)\d\d\b(?!\s?(prosent|%|plass|svar))")
# Names, and what stands in quotation marks as a source prints it.
NAMED = re.compile(
    r"«[^»]*»|\bMål \d\b|\bmål \d\b|\bAgenda 2030\b|\bEU ?27\b|\b\d+[-–]\d+ år\b|\bav \d+ land\b"
)


def numbers(page: BeautifulSoup) -> Iterator[tuple[str, dict]]:
    for link in page.select("a.dt-number"):
        yield plain(link), json.loads(str(link["data-behind"]))


def numerals(text: str) -> list[float]:
    found = NUMERAL.findall(text.replace("\xa0", " "))
    return [float(re.sub(r"[\s.]", "", one).replace(",", ".")) for one in found]


SIGNS = str.maketrans({"×": "*", "÷": "/", "−": "-", ",": ".", "\xa0": None})


def reckoned(arithmetic: str) -> list[tuple[float, float]]:
    """Return what each equation comes to, and what it says that it comes to."""
    equations = re.split(r"\. (?:Minst|Mest): ", arithmetic.translate(SIGNS))
    assert all(re.fullmatch(r"[-\d .()+*/]+ = [-\d.]+", one) for one in equations), arithmetic
    return [(eval(left), float(right)) for left, right in (one.split(" = ") for one in equations)]


def is_own(text: str, kept: dict) -> bool:
    """Tell whether a number that the book has reckoned is what its arithmetic comes to."""
    said, arithmetic = numerals(text), kept["sum"]
    if "Minst: " not in arithmetic:
        # Counted: each question has two figures.
        return said[0] == numerals(arithmetic)[-1] == len(kept["of"]) / 2
    sums = reckoned(arithmetic)
    # Half of the last decimal for the number; its ends are rounded outward by less than one.
    last = 0.1 if "," in text else 1
    (_, value), (_, low), (_, high) = sums
    return (
        all(abs(left - right) < 0.011 for left, right in sums)
        and abs(value - said[0]) <= last / 2 + 0.005
        and 0 <= low - said[1] + 0.005 < last + 0.01
        and 0 <= said[2] - high + 0.005 < last + 0.01
    )


def follows(text: str, kept: dict) -> bool:
    """Tell whether a number follows from what it opens to: it is one of them, or their distance."""
    values = [numerals(one["value"]) for one in kept["of"]]
    said = numerals(text)
    if re.search("Minst: |Antall spørsmål", kept.get("sum", "")):
        return is_own(text, kept)
    if len(values) == 1:
        # In words, as a source prints it: the words hold no numeral, or a share ("1 av 3").
        share = len(said) == 2 and abs(said[0] / said[1] * 100 - values[0][0]) < 1
        return not said or said[0] == values[0][0] or share
    if not said:
        return bool(re.search(r"uendret|opp|ned|like|likt|foran|bak", text))
    return abs(abs(values[0][0] - values[1][0]) - said[0]) < 0.005


def known(rows: list[Row]) -> set[tuple[str, str, str, str]]:
    """Return what readers see of observations: label, whom, year, value."""
    named = {i["indicator"]: i["label_nb"] for i in data("indicators")}
    return {
        (
            named[row["indicator"]],
            row["year"],
            as_shown(row),
            labels().get(("category", row["category"]), ""),
        )
        for row in rows
    }


def test_each_number_opens_to_observations_of_the_edition(book: Path) -> None:
    there = known(visible("observations", int(book.name)))
    seen = 0
    for page in pages(book):
        for text, kept in numbers(soup(page)):
            seen += 1
            assert kept["of"], text
            for one in kept["of"]:
                facts = {label: value for label, value, *_ in one["facts"]}
                assert facts.keys() >= {"Hvem", "År", "Kilde"}, text
                value = re.sub(r"\s", "", one["value"])
                answers = facts.get("Svar talt", "").strip("«»")
                assert any(
                    label == one["what"]
                    and year == facts["År"][-4:]
                    and answers == category
                    and re.search(rf"(?<![\d,]){shown}(?![\d,])", value)
                    for label, year, shown, category in there
                ), (page.name, text, one)
    assert seen > 20


def test_each_number_follows_from_what_it_opens_to(book: Path) -> None:
    wrong = [
        (page.name, text, [one["value"] for one in kept["of"]])
        for page in pages(book)
        for text, kept in numbers(soup(page))
        if not follows(text, kept)
    ]
    assert wrong == []


def unmarked(element: Tag) -> str:
    """Return what stands in a text outside its numbers, without years, names and quotations."""
    copy = BeautifulSoup(str(element), "html.parser")
    for marked in copy.select("a.dt-number, svg, .dt-unseen, .dt-row-value"):
        marked.decompose()
    return YEAR.sub("", NAMED.sub("", plain(copy)))


def test_no_number_stands_unmarked_in_a_text(book: Path) -> None:
    loose = {
        (page.name, unmarked(element))
        for page in pages(book)
        for element in soup(page).select(TEXTS)
        if re.search(r"\d", unmarked(element))
    }
    assert loose == set()


def test_each_claim_opens_to_its_evidence(book: Path) -> None:
    for page in pages(book):
        for claim in soup(page).select("li.dt-claim"):
            facts = [plain(label) for label in claim.select("dt")]
            assert "Kilde" in facts, plain(claim.summary)
            assert {"Tall", "Mangler", "Regnestykke"} & set(facts), plain(claim.summary)


def test_each_link_of_a_number_leads_to_its_row_or_figure(book: Path) -> None:
    places = {
        f"../chapters/{page.name}#{element['id']}"
        for page in pages(book)
        if page.parent.name == "chapters"
        for element in soup(page).select("[id]")
    }
    for page in pages(book):
        for link in soup(page).select("a.dt-number"):
            href = str(link["href"])
            href = href if href.startswith("../") else f"../{href}"
            assert href in places, (page.name, plain(link), href)


def test_claims_that_read_alike_have_one_verdict(book: Path) -> None:
    for page in pages(book):
        found: dict[str, set[str]] = {}
        for claim in soup(page).select("li.dt-claim > details > summary > span"):
            verdict = plain(claim.select_one(".dt-verdict"))
            found.setdefault(plain(claim).removeprefix(verdict), set()).add(verdict)
        assert {said for said, verdicts in found.items() if len(verdicts) > 1} == set(), page.name
