"""The guard over all that the editions see: what it lets through is sound, what it says is so."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.analysis.changes import change_since
from helpers.analysis.comparability import codes, compare, nearest, said
from helpers.analysis.compare import pairs_of
from helpers.data import Edition, Observation, open_edition
from library import YEARS

EDITIONS = [open_edition(year) for year in YEARS]
NEWEST = EDITIONS[-1]
Picks = tuple[Edition, tuple[Observation, ...]]


@st.composite
def picks(draw: st.DrawFn, most: int = 5) -> Picks:
    """Return an edition and observations of it: any, or such as have something in common."""
    edition = draw(st.sampled_from(EDITIONS))
    every = edition.observations
    first = draw(st.sampled_from(every))
    i = first.indicator
    alike = draw(
        st.sampled_from(
            [
                lambda o: o.indicator.indicator == i.indicator,
                lambda o: i.battery and o.indicator.battery == i.battery,
                lambda o: (
                    (o.population, o.category, o.year, o.indicator.unit)
                    == (first.population, first.category, first.year, i.unit)
                ),
            ]
        )
    )
    near = [o for o in every if alike(o)]
    among = near if len(near) > 1 and draw(st.booleans()) else every
    found = draw(
        st.lists(st.sampled_from(among), min_size=2, max_size=most, unique_by=lambda o: id(o))
    )
    return edition, tuple(found)


def unlike(one: Observation, other: Observation) -> set[str]:
    """Return in what two observations differ, by a reading of our own."""
    a, b = one.indicator, other.indicator
    return {
        name
        for name, differs in {
            "question": a.indicator != b.indicator,
            "population": (one.population, one.group) != (other.population, other.group),
            "answers": one.category != other.category,
            "period": (one.year_from, one.year) != (other.year_from, other.year),
            "scale": a.scale != b.scale,
            "unit": a.unit != b.unit,
            "kind": a.kind != b.kind,
            "base": bool(one.dont_know and other.dont_know) and one.dont_know != other.dont_know,
            "ranked": bool(one.rank_of and other.rank_of) and one.rank_of != other.rank_of,
            "survey": (a.survey or sorted(c.source for c in one.citations))
            != (b.survey or sorted(c.source for c in other.citations)),
            "value": one.value is None or other.value is None,
        }.items()
        if differs
    }


def rules_broken(observations: Sequence[Observation]) -> Iterator[str]:
    """Yield what is wrong with a drawing of observations, rule by rule."""
    pairs = list(combinations(observations, 2))
    for one, other in pairs:
        found = unlike(one, other)
        yield from found & {"scale", "unit", "kind", "base", "value"}
        if "question" in found:
            yield from found & {"answers", "ranked", "survey"}
            if not one.indicator.battery or one.indicator.battery != other.indicator.battery:
                yield "no battery"
            if one.indicator.unit not in ("percent", "rank"):
                yield "numbers of different things"
    # Whatever is held against another is so with all else the same.
    for o in observations:
        beside = [unlike(o, other) for other in observations if other is not o]
        varied = {"question", "population", "answers", "period"}
        if not any(len(found & varied) == 1 for found in beside):
            yield "nothing beside it"


@given(picks())
def test_no_drawn_comparison_breaks_a_rule(picked: Picks) -> None:
    _, found = picked
    if compare(found).sound:
        assert list(rules_broken(found)) == []


@given(picks())
def test_each_refusal_names_a_true_difference(picked: Picks) -> None:
    edition, found = picked
    verdict = compare(found)
    true = set[str]().union(*(unlike(*pair) for pair in combinations(found, 2)))
    assert {*verdict.differences, *verdict.warnings} <= true
    told = said(edition, found, verdict)
    assert len(told) == len(verdict.differences)
    for name, (label, words) in zip(verdict.differences, told, strict=True):
        assert label
        assert " mot " in words or name == "value", (name, words)


@given(picks(most=2))
def test_two_that_differ_in_two_things_are_refused_for_both(picked: Picks) -> None:
    _, found = picked
    varied = unlike(*found) & {"question", "population", "answers", "period"}
    if len(varied) > 1:
        assert set(compare(found).differences) >= varied


@given(picks(), st.randoms(use_true_random=False))
def test_the_order_of_picks_does_not_matter(picked: Picks, chance) -> None:
    edition, found = picked
    mixed = list(found)
    chance.shuffle(mixed)
    assert compare(mixed) == compare(found)
    assert nearest(mixed, edition.observations) == nearest(found, edition.observations)


@given(picks(most=3))
def test_the_nearest_comparison_is_sound_and_keeps_one_of_the_picks(picked: Picks) -> None:
    edition, found = picked
    pair = nearest(found, edition.observations)
    if pair is None:
        # Nothing goes with any of them.
        for o, other in product(found, edition.observations):
            assert o == other or not compare([o, other]).sound
        return
    assert compare(pair).sound
    assert set(map(id, pair)) & set(map(id, found))


@given(picks(most=2))
def test_what_is_sound_is_its_own_nearest(picked: Picks) -> None:
    edition, found = picked
    if compare(found).sound:
        assert set(map(id, nearest(found, edition.observations) or ())) == set(map(id, found))


def of(text: str, *, edition: Edition = NEWEST) -> Observation:
    """Return the observation of "indicator/population/answers@year"."""
    key, year = text.split("@")
    indicator, whom, *answers = key.split("/")
    population, _, group = whom.partition(":")
    (found,) = (
        o
        for o in edition.select([indicator], [population], answers, [group])
        if o.year == int(year)
    )
    return found


@pytest.mark.parametrize(
    ("one", "other", "differing"),
    [
        ("ai_plans/state@2024", "ai_plans/municipality@2024", ()),
        ("egdi_rank/country@2003", "egdi_rank/country@2024", ()),
        ("egdi_rank/country@2024", "egdi_rank/country:denmark@2024", ()),
        # Parts of the answers to one question.
        (
            "accept_sharing_faster/citizens/agree@2024",
            "accept_sharing_faster/citizens/disagree@2024",
            (),
        ),
        ("ai_plans/state@2024", "egdi_rank/country@2024", ("question", "population", "unit")),
        ("egov_rank/country@2024", "egdi_rank/country@2024", ("ranked", "survey")),
    ],
)
def test_what_readers_may_try(one: str, other: str, differing: tuple[str, ...]) -> None:
    differences = compare([of(one), of(other)]).differences
    assert set(differences) >= set(differing)
    assert bool(differences) == bool(differing)


def test_one_figure_is_no_comparison() -> None:
    one = of("ai_plans/state@2024")
    for lacking in ([], [one], [one, one]):
        with pytest.raises(ValueError, match="two or more"):
            compare(lacking)


ITEMS = NEWEST.select(NEWEST.battery("ai_barriers")[:2], ["state"])


@pytest.mark.parametrize(
    ("changed", "differing"),
    [
        ({"scale": "trust"}, "scale"),
        ({"kind": "target"}, "kind"),
        ({"unit": "percent_change"}, "unit"),
        ({"survey": "En annen undersøkelse"}, "survey"),
        ({"battery": "other"}, "question"),
        ({"battery": ""}, "question"),
        ({"value": None, "precision": "suppressed"}, "value"),
        ({"category": "agree"}, "answers"),
        ({"dont_know": "in_base"}, "base"),
    ],
)
def test_items_of_a_battery_must_agree_in_all_else(
    changed: dict[str, object], differing: str
) -> None:
    one, other = (replace(o, dont_know="not_in_base") for o in ITEMS)
    assert compare([one, other]).sound
    own = {name: value for name, value in changed.items() if hasattr(other.indicator, name)}
    rest = {name: value for name, value in changed.items() if name not in own}
    other = replace(other, indicator=replace(other.indicator, **own), **rest)
    assert differing in compare([one, other]).differences


def test_two_values_that_are_held_back_are_not_alike() -> None:
    hidden = [replace(o, value=None, precision="suppressed") for o in ITEMS]
    verdict = compare(hidden)
    assert verdict.differences == ("value",)
    assert said(NEWEST, hidden, verdict) == (("Verdi", "skjult"),)


def test_what_is_not_known_speaks_against_nothing() -> None:
    one, other = ITEMS
    assert compare([replace(one, dont_know="in_base"), other]).sound


def test_state_and_municipalities_of_a_battery_fill_a_grid() -> None:
    items = NEWEST.battery("ai_barriers")[:2]
    whole = NEWEST.select(items, ["state", "municipality"])
    assert len(whole) == 4
    assert compare(whole).sound
    # Without one corner, or across, one figure stands against another in two things.
    for lacking in ([whole[0], whole[3]], whole[:3]):
        assert compare(lacking).differences == ("question", "population")


def test_a_question_and_other_populations_are_led_to_the_same_question() -> None:
    one = of("ai_plans/state@2024")
    other = next(
        o
        for o in NEWEST.observations
        if o.population == "municipality" and o.indicator.battery == "ai_barriers"
    )
    pair = nearest([one, other], NEWEST.observations)
    assert pair is not None
    assert {o.indicator.indicator for o in pair} <= {"ai_plans", other.indicator.indicator}
    assert {o.population for o in pair} == {"state", "municipality"}


def test_a_ranking_that_grew_is_drawn_with_a_warning() -> None:
    verdict = compare([of("egdi_rank/country@2003"), of("egdi_rank/country@2024")])
    assert verdict.warnings == ("ranked",)


def test_counts_by_two_sources_are_drawn_with_a_warning() -> None:
    growth = NEWEST.series(("datasets_growth", "catalogue", "", ""))  # type: ignore[arg-type]
    assert compare([growth[-2], growth[-1]]).warnings == ("survey",)
    assert compare([growth[0], growth[1]]).warnings == ()


@pytest.mark.parametrize("edition", EDITIONS, ids=map(str, YEARS))
def test_pairs_and_changes_of_the_book_are_what_the_guard_lets_through(edition: Edition) -> None:
    told = [o for o in edition.observations if o.value is not None]
    populations = {o.population for o in told}
    pairs = [p for two in combinations(sorted(populations), 2) for p in pairs_of(told, *two)]
    changes = [c for o in told if (c := change_since(edition, o))]
    assert pairs or edition.year == YEARS[0]
    assert changes
    for pair in [*pairs, *((c.before, c.after) for c in changes)]:
        assert compare(pair).sound, [codes(o) for o in pair]
