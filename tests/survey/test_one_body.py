"""A body is shown what everybody is shown, where it belongs."""

from hypothesis import given, settings

from helpers.survey.codebook import Codebook
from helpers.survey.estimates import estimate
from helpers.survey.one_body import bodies, name_of, shown_to
from helpers.survey.responses import Responses
from made_survey import small_responses

GROUPS = {"small": "m1", "medium": "m2", "large": "m3", "few": "a", "many": "b"}


@settings(max_examples=15)
@given(found=small_responses(45))
def test_a_body_sees_what_everybody_sees_where_it_belongs(
    small: Codebook, found: Responses
) -> None:
    survey = estimate(found, small)
    everybody = tuple(bodies(survey))
    table = found.table.iter_rows(named=True)
    for row, body, shown in zip(table, everybody, shown_to(survey, everybody), strict=True):
        assert [b.code for b in shown] == [
            None if row[name] is None else str(row[name]) for name in ("q", "q", "r")
        ], body
        population = {"s": "state", "m": "municipality"}[row["sector"]]
        assert [e for beside in shown for e in beside.estimates] == [
            e
            for e in survey.estimates
            if e.population in ("all", population)
            and (not e.group or GROUPS[e.group] in (row["stratum"], row["size"]))
        ]


@settings(max_examples=10)
@given(found=small_responses(20))
def test_names_are_as_the_file_has_them(small: Codebook, found: Responses) -> None:
    names = [body.name for body in bodies(estimate(found, small))]
    assert names == [str(i) for i in range(found.table.height)]
    assert name_of("../x ") == "../x "
