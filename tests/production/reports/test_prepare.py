"""What each body's report is made of: its own answers and the shares that it may see."""

import json
from pathlib import Path

import polars as pl
import pytest
import yaml

from helpers.base.errors import InputError, TilstandError, UsageError
from helpers.data import open_edition
from helpers.production.reports.prepare import prepare
from helpers.production.reports.words import Words
from helpers.survey.estimates import estimate
from helpers.survey.prepared.report import Question, Report, as_report, as_text, open_report
from helpers.survey.read_codebook import read_codebook
from helpers.survey.record import write_record
from helpers.survey.responses import Responses, read_responses
from library import ROOT
from made_survey import MADE, content, published_interval
from made_survey import rows as made_rows
from odd_survey import LABELS, ODD, names, rows, write

from .write_made import made_figures


def reports(file: Path, codebook: Path, *chosen: str, year: int | None = None) -> dict[str, Report]:
    found = prepare(ROOT, file, codebook, year, chosen)
    return {p.organisation: as_report(json.loads(p.figures)) for p in found}


@pytest.fixture(scope="module")
def made() -> dict[str, Report]:
    """Return what is prepared for every body of the made survey."""
    return reports(MADE / "responses_2025.sav", MADE / "codebook.yml")


def share(report: Report, question: Question, group: str = "", population: str = "all"):
    (place,) = (
        i for i, o in enumerate(report.others) if (o.population, o.group) == (population, group)
    )
    return question.shares[place]


def test_shares_are_those_of_the_reference(made):
    variables = [item["variable"] for item in content()["indicators"]]
    expected = {
        (row["indicator"], row["population"]): row
        for row in made_rows("reference_shares.csv")
        if row["year"] == "2025" and row["dont_know"] == "excluded"
    }
    for name in ("mun_large-038", "state-113"):
        report = made[name]
        for variable, question in zip(variables, report.questions, strict=True):
            for population in {others.population for others in report.others}:
                row = expected[variable, population]
                found = share(report, question, population=population)
                assert found.value == round(float(row["share"]))
                assert (found.low, found.high) == published_interval(row)
                assert found.n == 5 * round(int(row["n"]) / 5)


def test_own_answers_are_those_of_the_file(made):
    words = list(content()["scales"]["degree"]["answers"].values())
    others = {99: "Vet ikke", None: "Ikke besvart"}
    table = pl.read_csv(MADE / "responses_2025.csv")
    assert set(made) == set(table["org"])
    for row in table.iter_rows(named=True):
        own = [q.own_words for q in made[row["org"]].questions]
        codes = [row[item["variable"]] for item in content()["indicators"]]
        assert own == [others[c] if c in others else words[c - 1] for c in codes]


def test_a_body_is_compared_with_those_that_it_belongs_to(made):
    assert [o.label for o in made["state-113"].others] == [
        "Alle offentlige virksomheter",
        "Statlige virksomheter",
    ]
    assert [o.group for o in made["mun_small-184"].others] == ["", "", "small_municipality"]


def test_words_come_from_the_book_or_from_the_codebook(made):
    first, _, third, *_ = made["state-113"].questions
    assert (first.label, first.topic) == (
        "Har tatt i bruk kunstig intelligens",
        "Kunstig intelligens",
    )
    assert (third.label, third.topic, third.better) == (
        "Deler data med andre virksomheter",
        "",
        "higher",
    )


def test_what_is_prepared_names_no_other_body(tmp_path):
    found = prepare(ROOT, *write(tmp_path), None, ())
    assert [p.organisation for p in found] == names()
    for prepared in found:
        others = [name for name in names() if name not in (prepared.organisation, "con", "CON")]
        assert not [name for name in others if name in prepared.figures]


def test_a_report_is_read_back_as_it_was_written(made, tmp_path):
    report = made["mun_large-038"]
    assert as_report(json.loads(as_text(report))) == report


def test_the_year_is_asked_for_or_that_of_the_source(tmp_path):
    file, codebook = write(tmp_path)
    assert prepare(ROOT, file, codebook, None, ["con"])[0].year == 2025
    assert prepare(ROOT, file, codebook, 2031, ["con"])[0].year == 2031
    changed = yaml.safe_load(codebook.read_text(encoding="utf-8"))
    for source, year in (("itip_2024", 2024), ("no_year", None)):
        codebook.write_text(yaml.safe_dump(changed | {"source": source}), encoding="utf-8")
        if year:
            (found,) = prepare(ROOT, file, codebook, None, ["con"])
            assert found.year == year
            assert "IT i praksis" in found.figures
        else:
            with pytest.raises(UsageError, match="Give --year"):
                prepare(ROOT, file, codebook, None, ["con"])


def test_unknown_bodies_are_named_with_those_near_them(tmp_path):
    file, codebook = write(tmp_path)
    with pytest.raises(UsageError) as caught:
        prepare(ROOT, file, codebook, None, ["virksomhet-01", "../x", "slett ikke"])
    assert "'virksomhet-01'" in str(caught.value)
    assert "Did you mean 'virksomhet-0" in str(caught.value)
    assert "'slett ikke'" in str(caught.value)
    assert "'../x'" not in str(caught.value)


def test_spoilt_responses_are_refused(tmp_path):
    spoilt = rows()
    spoilt[3]["q1"] = "7"
    spoilt[5]["org"] = spoilt[4]["org"]
    with pytest.raises(InputError) as caught:
        prepare(ROOT, *write(tmp_path, spoilt), None, ())
    assert len(caught.value.problems) == 2


def test_few_late_answers_are_not_reported(tmp_path):
    """Beside the reports from before, those of now would tell how the late ones answered."""
    file = tmp_path / "late.csv"
    lines = (MADE / "responses_2025.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    file.write_text("".join(lines[:-3]), encoding="utf-8")
    before, book = read_responses(file), read_codebook(MADE / "codebook.yml")
    write_record(file, before, estimate(before, book))
    file.write_text("".join(lines), encoding="utf-8")
    with pytest.raises(TilstandError, match="in 3 bodies"):
        reports(file, MADE / "codebook.yml")


def test_the_file_may_have_words_for_bodies_and_questions():
    codebook = read_codebook(MADE / "codebook.yml")
    labels = {codebook.body: {17.0: "Bø kommune\n"}}
    responses = Responses("x.sav", pl.DataFrame(), labels, {"ny": "Hvor mye?"})
    words = Words(open_edition(2024, root=ROOT), {}, codebook, responses)
    assert words.body("17") == "Bø kommune (17)"
    assert words.body("18") == "18"
    assert words.wording("ukjent", "ny") == "Hvor mye?"
    assert words.indicator("ukjent_sak") == "Ukjent sak"
    assert words.indicator("cooperate") == "Samarbeider med andre om digitale tjenester"


def test_the_figures_of_the_notebook_are_those_of_the_made_survey():
    made = made_figures()
    kept = ROOT / "reports" / "made" / f"{made.place}.json"
    assert kept.read_text(encoding="utf-8") == made.figures, "run `make notebooks`"
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


def test_a_report_without_figures_says_what_to_do():
    with pytest.raises(UsageError, match="tilstand reports"):
        open_report("finnes ikke", "reports/made")


def test_labels_of_the_codebook_are_shown_in_full(tmp_path):
    (report,) = reports(*write(tmp_path), ODD[0]).values()
    assert [q.label for q in report.questions] == [
        " ".join(LABELS[code].split()) for code in ("fine", "bad", "long", "script")
    ]
