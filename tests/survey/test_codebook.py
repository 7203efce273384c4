"""What is wrong with a codebook is said with its place, and a draft is one to correct."""

from pathlib import Path

import jsonschema
import polars as pl
import pytest
import yaml

from helpers.base.errors import InputError, UsageError
from helpers.survey.draft import draft_codebook
from helpers.survey.estimates import estimate
from helpers.survey.read_codebook import read_codebook, schema
from helpers.survey.responses import Responses, read_responses
from made_survey import MADE, content

MULTIPLE = {
    "items": {"b1": "barrier_skills", "b2": "barrier_law", "none": None},
    "chosen": 1,
    "empty": "not_chosen",
}


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(schema())


def test_the_two_highest_answers_are_counted_where_nothing_is_said(codebook):
    assert {m.counted for m in codebook.measures} == {frozenset({"4", "5"})}


def test_a_scale_and_an_indicator_may_count_others(written):
    book = content()
    book["scales"]["degree"]["counted"] = [5]
    book["indicators"][0] |= {"counted": [1, 2], "category": "small_or_very_small"}
    measures = read_codebook(written(book)).measures
    assert measures[0].counted == {"1", "2"}
    assert measures[1].counted == {"5"}


def without(key: str) -> dict:
    return {name: part for name, part in content().items() if name != key}


def changed(**parts: object) -> dict:
    return content() | parts


def with_scale(**parts: object) -> dict:
    book = content()
    book["scales"]["degree"] |= parts
    return book


def with_indicator(**parts: object) -> dict:
    book = content()
    book["indicators"][1] |= parts
    return book


NUMBER = {"variable": "hours", "indicator": "hours", "statistic": "mean"}
CHOSEN = {"variable": "ai_use", "indicator": "ai_use", "scale": "degree"}


@pytest.mark.parametrize(
    ("book", "place", "words"),
    [
        (without("dont_know"), None, "'dont_know' is a required property"),
        (without("strata"), None, "'strata' is a required property"),
        (changed(dont_know="perhaps"), "dont_know", "'perhaps' is not one of"),
        (changed(weigth="w"), None, "'weigth' was unexpected"),
        (changed(minimum_base=4), "minimum_base", "4 is less than the minimum of 5"),
        (changed(minimum_base="ten"), "minimum_base", "is not of type 'integer'"),
        (changed(largest_weight=60), "largest_weight", "60 is greater than the maximum of 50"),
        (changed(largest_weight=0), "largest_weight", "0 is less than or equal to the minimum"),
        (changed(small_group=10), None, "'small_group' was unexpected"),
        (changed(weight=5), "weight", "not valid"),
        (changed(populations={"variable": "sector"}), "populations", "'whole' is a required"),
        (changed(populations={"whole": "All"}), "populations.whole", "does not match"),
        (changed(groups=[{"variable": "x"}]), "groups.1", "'codes' is a required property"),
        (changed(labels={"ai_use": ""}), "labels.ai_use", "non-empty"),
        (changed(strata={"variable": "stratum"}), "strata", "not valid"),
        (with_scale(dont_know=[5, 99]), "scales.degree", "the code '5' has two meanings"),
        (with_scale(counted=[4, 6]), "scales.degree.counted", "'6' is no answer of the scale"),
        (with_scale(answers={1: "no", 2: "yes"}), "scales.degree", "say which are counted"),
        (with_scale(answers={True: "a", 2: "b", 3: "c"}), "scales.degree.answers", "quotation"),
        (with_indicator(scale="degrees"), "indicators.2.scale", "no scale 'degrees'"),
        (with_indicator(counted=[99]), "indicators.2.counted", "'99' is no answer of the scale"),
        (with_indicator(indicator="ai_use"), "indicators.2", "stands twice"),
        (with_indicator(indicator="AI use"), "indicators.2.indicator", "does not match"),
        (
            changed(strata=content()["strata"] | {"merge": {"mun_tiny": "mun_small"}}),
            "strata.merge",
            "no stratum 'mun_tiny'",
        ),
        (changed(previous={"sizes": {"tiny": 3}}), "previous.sizes", "no stratum 'tiny'"),
        (
            changed(groups=[{"variable": "x", "population": "business", "codes": {1: "a"}}]),
            "groups.1.population",
            "no population 'business'",
        ),
        (changed(multiple=[MULTIPLE | {"empty": "no_answer"}]), "multiple.1", "not chosen"),
        (changed(rows="several"), "rows", "'several' is not one of"),
        (changed(calibration={"margins": {}}), "calibration.margins", "should be non-empty"),
        (changed(calibration={}), "calibration", "'margins' is a required property"),
        (
            changed(calibration={"margins": {"x": {1: 5}}, "method": "rake"}),
            "calibration.method",
            "'rake' is not one of",
        ),
        (
            changed(calibration={"margins": {"x": {1: 0}}}),
            "calibration.margins.x.1",
            "0 is less than or equal to the minimum",
        ),
        (
            changed(calibration={"margins": {"x": {1: 5, 2: 6}, "y": {1: 9}}}),
            "calibration.margins.y",
            "adds up to 9, and 'x' to 11",
        ),
        (changed(numbers=[NUMBER | {"statistic": "mode"}]), "numbers.1.statistic", "not one of"),
        (changed(numbers=[NUMBER | {"variable": "ai_use"}]), "numbers.1.variable", "has a scale"),
        (
            changed(numbers=[NUMBER, NUMBER | {"statistic": "total"}]),
            "numbers.2.indicator",
            "'hours' stands twice",
        ),
        (
            changed(numbers=[NUMBER | {"indicator": "ai_use"}]),
            "numbers.1.indicator",
            "'ai_use' stands twice",
        ),
        (
            changed(numbers=[NUMBER, NUMBER | {"indicator": "sum", "statistic": "total"}]),
            "numbers.2.statistic",
            "finer than each",
        ),
        (changed(numbers=[NUMBER | {"variable": "org"}]), "numbers.1.variable", "who or where"),
        (
            changed(groups=[{"variable": "ai_use", "population": "all", "codes": {1: "a"}}]),
            "indicators.1.variable",
            "who or where a body is",
        ),
        (changed(previous=[{"year": 2024}, {}]), "previous.2", "say its year"),
        (
            changed(previous={"margins": {"x": {1: 5}}}),
            "previous.margins",
            "no margin 'x' in calibration.margins",
        ),
    ],
)
def test_each_fault_has_its_place(written, book, place, words):
    with pytest.raises(InputError) as caught:
        read_codebook(written(book))
    found = [(p.column, p.message) for p in caught.value.problems]
    assert [place_ for place_, message in found if words in message] == [place], found


def test_all_faults_are_found_at_once(written):
    book = with_scale(counted=[6]) | {"previous": {"sizes": {"tiny": 3}}}
    with pytest.raises(InputError) as caught:
        read_codebook(written(book))
    assert len(caught.value.problems) == 2


@pytest.mark.parametrize("text", ["source: [", "a: 1\na: 2\n", "- 1\n"])
def test_what_is_no_codebook_is_refused(written, text):
    with pytest.raises(InputError):
        read_codebook(written(text))


def test_a_codebook_that_is_not_there_is_refused():
    with pytest.raises(UsageError):
        read_codebook(Path("nowhere.yml"))


@pytest.mark.parametrize("end", ["sav", "csv"])
def test_a_draft_is_refused_until_it_is_filled_in_and_then_gives_the_same(
    written, codebook, responses, end
):
    draft = draft_codebook(read_responses(MADE / f"responses_2025.{end}"))
    with pytest.raises(InputError) as caught:
        read_codebook(written(draft))
    places = {problem.column for problem in caught.value.problems}
    assert {"source", "dont_know", "strata.sizes.state"} <= places
    filled = yaml.safe_load(draft)
    filled |= {"source": "made", "locator": "Made", "dont_know": "not_in_base"}
    filled["strata"]["sizes"] = dict(codebook.strata.sizes)
    scale = filled["scales"]["scale_1"]
    scale["category"] = "large_or_very_large"
    if end == "csv":
        # It has no labels, and nothing that says which codes are no answers.
        assert scale.pop("FILL_IN") == ["99"]
        assert set(scale["answers"].values()) == {"FILL_IN"}
        scale |= {"dont_know": [99], "answers": {str(code): f"Svar {code}" for code in range(1, 6)}}
    else:
        assert list(scale["answers"].values())[-1] == "I svært stor grad"
        assert scale["dont_know"] == ["99"]
    found = {e.key: e for e in estimate(responses, read_codebook(written(filled))).estimates}
    expected = {e.key: e for e in estimate(responses, codebook).estimates if not e.group}
    assert found == expected


@pytest.mark.parametrize(
    ("codes", "unsure"),
    [
        ([1, 2, 3, 4, 5, 99], ["99"]),
        ([1, 2, 3, 8, 9], ["8", "9"]),
        ([-1, 0, 1], ["-1"]),
        ([0, 1, 2], None),
        (["a", "b"], None),
        ([1, 2, "x"], ["x"]),
    ],
)
def test_a_draft_asks_about_codes_that_stand_apart(codes, unsure):
    table = pl.DataFrame({"org": range(len(codes)), "q": [str(code) for code in codes]})
    draft = yaml.safe_load(draft_codebook(Responses("x.csv", table)))
    scale = draft["scales"]["scale_1"]
    assert scale.get("FILL_IN") == unsure
    assert [str(c) for c in codes if str(c) not in (unsure or ())] == list(
        map(str, scale["answers"])
    )
    assert not set(map(str, scale["counted"])) & set(unsure or ())


def test_answers_that_are_ticked_or_empty_are_one_question():
    ticks = {"b_law": [1, None, 1], "b_skills": [None, 1, None], "other_1": [None, "x", None]}
    table = pl.DataFrame({"org": [1, 2, 3], "q": [1, 2, 1], **ticks})
    draft = draft_codebook(Responses("x.csv", table))
    (question,) = yaml.safe_load(draft)["multiple"]
    assert question["items"] == {"b_law": "b_law", "b_skills": "b_skills"}
    assert (question["chosen"], question["empty"]) == ("1", "FILL_IN")
    assert "other_1 has one code alone" in draft


@pytest.mark.parametrize(
    ("book", "place"),
    [
        (with_scale(answers={1: "FILL_IN", 2: "b", 3: "c"}), "scales.degree.answers.1"),
        (with_scale(FILL_IN=[99]), "scales.degree.FILL_IN"),
        (with_indicator(indicator="FILL_IN"), "indicators.2.indicator"),
        (changed(locator="FILL_IN"), "locator"),
        (changed(labels={"x": "FILL_IN"}), "labels.x"),
    ],
)
def test_nothing_runs_that_is_not_filled_in(written, book, place):
    with pytest.raises(InputError) as caught:
        read_codebook(written(book))
    assert [p.column for p in caught.value.problems] == [place]
    assert "is not filled in" in str(caught.value)


SHARES = {1: "rarely_or_never", 3: "some", 5: "large_or_very_large"}


def test_the_share_of_each_answer_is_estimated_at_once(written, responses):
    book = changed(indicators=[CHOSEN | {"distribution": SHARES}])
    alone = [
        CHOSEN | {"counted": [code], "category": category} for code, category in SHARES.items()
    ]
    found = estimate(responses, read_codebook(written(book))).estimates
    assert found == estimate(responses, read_codebook(written(changed(indicators=alone)))).estimates
    assert [e.category for e in found if not e.group and e.population == "all"] == [
        *SHARES.values()
    ]


@pytest.mark.parametrize(
    ("item", "place", "words"),
    [
        ({"distribution": {6: "some"}}, "indicators.1.distribution", "'6' is no answer"),
        ({"distribution": {1: "some", 2: "some"}}, "indicators.1", "stands twice"),
        ({"distribution": {1: "some"}, "counted": [1]}, "indicators.1", "should not be valid"),
        ({"distribution": {}}, "indicators.1.distribution", "non-empty"),
    ],
)
def test_a_distribution_with_a_fault_is_refused(written, item, place, words):
    with pytest.raises(InputError) as caught:
        read_codebook(written(changed(indicators=[CHOSEN | item])))
    assert [(p.column, words in p.message) for p in caught.value.problems] == [(place, True)]


def test_a_question_with_several_answers(written):
    book = changed(multiple=[MULTIPLE], indicators=[], populations={"whole": "all"}, groups=[])
    del book["indicators"]
    book |= {"strata": {"size": 40}, "weight": None}
    table = pl.DataFrame(
        {
            "org": range(12),
            # Ten have answered: seven with the first, four with the second, two with neither.
            "b1": [1] * 7 + [None] * 5,
            "b2": [1, 1, 1, None, None, None, None, 1] + [None] * 4,
            "none": [None] * 8 + [1, 1, None, None],
        }
    )
    found = estimate(Responses("multiple.csv", table), read_codebook(written(book))).estimates
    assert [(e.indicator, e.share, e.n) for e in found] == [
        ("barrier_skills", 70.0, 10),
        ("barrier_law", 40.0, 10),
    ]


def test_an_unknown_code_in_any_of_several_answers_is_named(written):
    book = changed(multiple=[MULTIPLE], populations={"whole": "all"}, groups=[])
    del book["indicators"]
    book |= {"strata": {"size": 40}, "weight": None}
    table = pl.DataFrame({"org": [1, 2], "b1": [1, 1], "b2": [None, 1], "none": [None, 5]})
    with pytest.raises(InputError, match=r"row 3, column none: the code '5'"):
        estimate(Responses("multiple.csv", table), read_codebook(written(book)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a: &a [1, 1]\nb: *a\n", "stands for what is written elsewhere"),
        ("[" * 3000, "nested too deep"),
        (f"a: {'1' * 5000}\n", "is no YAML"),
    ],
)
def test_a_codebook_that_would_not_end_is_refused(tmp_path, text, words):
    path = tmp_path / "codebook.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=words):
        read_codebook(path)


def test_a_draft_finds_numbers_and_bodies_with_several_rows(written):
    draft = draft_codebook(read_responses(MADE / "designs" / "designs_2024.csv"))
    found = yaml.safe_load(draft)
    assert found["rows"] == "FILL_IN"
    asked = {number["variable"]: number["statistic"] for number in found["numbers"]}
    # The weight of a respondent is a number too; the author takes it out.
    assert asked == dict.fromkeys(("weight_respondent", "hours", "systems"), "FILL_IN")
    with pytest.raises(InputError) as caught:
        read_codebook(written(draft))
    assert {"rows", "numbers.2.statistic"} <= {p.column for p in caught.value.problems}
