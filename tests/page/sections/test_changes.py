from helpers.data import open_edition
from helpers.page import sections
from helpers.page.html import Folded, Listing, Table
from helpers.page.prose import Prose
from library import ROOT


def cells(table: Table, start: str) -> tuple[str, ...]:
    (row,) = (row for row in table.rows if str(row[0]).startswith(start))
    return tuple(str(cell).replace("\N{NO-BREAK SPACE}", " ") for cell in row)


def test_the_edition_before_and_its_new_sources_are_named() -> None:
    text = sections.since_last(open_edition(2024, root=ROOT)).text
    assert "Utgaven før er den for 2023." in text
    assert "Serier med nyere tall: 9." in text


def test_the_sources_since_the_edition_before_are_listed_with_their_number() -> None:
    found = sections.sources_since_last(open_edition(2024, root=ROOT))
    assert isinstance(found, Folded)
    assert isinstance(found.block, Listing)
    assert "IT i praksis 2024 (Rambøll, 2024)" in [str(item.text) for item in found.block.items]
    assert found.summary == f"Nye kilder ({len(found.block.items)})"
    text = sections.since_last(open_edition(2024, root=ROOT)).text
    assert f"Nye kilder: {len(found.block.items)}." in text
    assert sections.sources_since_last(open_edition(2021, root=ROOT)) == Prose("")


def test_changes_are_sorted_into_good_and_bad() -> None:
    edition = open_edition(2021, root=ROOT)
    good, bad, neutral = (sections.changes(edition, j).block for j in ("good", "bad", "neutral"))
    assert cells(good, "Modenhet for åpne data")[1:] == (
        "13. av 34 (2021), mot 29. av 34 (2020)",
        "opp 16 plasser, til det bedre",
    )
    assert cells(bad, "Misfornøyde")[1:] == (
        "15 % (2021), mot 11 % (2019)",
        "opp 4 prosentpoeng, til det verre",
    )
    assert cells(neutral, "Har hatt digital kontakt")[2] == "uendret"
    # One point counts as unchanged.
    assert cells(neutral, "Lett å få sammenheng")[2] == (
        "ned 1 prosentpoeng, for lite til å regnes som en endring"
    )
    assert isinstance(sections.changes(edition, "unknown"), Prose)
    assert sections.changes(edition, "good").summary == f"Til det bedre ({len(good.rows)})"


def test_a_series_leads_to_its_chapter_and_says_which_answers_count() -> None:
    table = sections.changes(open_edition(2024, root=ROOT), "good").block
    (link,) = (row[0] for row in table.rows if str(row[0]).startswith("Samarbeider"))
    assert str(link).endswith("(i stor eller svært stor grad). Alle offentlige virksomheter")
    assert link.href == "collaboration.html"


def test_new_and_no_longer_measured_series_are_folded() -> None:
    edition = open_edition(2022, root=ROOT)
    new = sections.series_since_last(edition, "new")
    assert isinstance(new, Folded)
    # 68 of them: 10 of the annual report and the catalogue, 58 of the sources since.
    assert "68" in new.summary
    absent = sections.series_since_last(edition, "not_measured")
    assert cells(absent.block, "Digital økonomi")[1:] == (
        "5. av 28",
        "2021",
        "Norge fortsatt blant de ledende landene i Europa på digitalisering og "
        "Rikets digitale tilstand",
    )


def test_revised_figures_say_why() -> None:
    table = sections.revised(open_edition(2022, root=ROOT))
    row = cells(table, "Datasett i Felles datakatalog")
    assert row[1:4] == ("2021", "1 575", "1 589")
    assert "begge årene" in row[4]
    assert isinstance(sections.revised(open_edition(2024, root=ROOT)), Prose)


def test_the_first_edition_says_that_it_is_the_first() -> None:
    edition = open_edition(2021, root=ROOT)
    for found in (
        sections.since_last(edition),
        sections.revised(edition),
        *(sections.series_since_last(edition, s) for s in ("new", "repeated", "not_measured")),
    ):
        assert "første utgaven" in found.text
