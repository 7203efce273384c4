"""Questions to an edition."""

from pathlib import Path

import pytest

from helpers.base.errors import InputError, UsageError
from helpers.data import Edition, Key, editions, newest_edition, open_edition
from small import edition, indicator, observed, write

BARRIERS = [indicator("cost", battery="barriers"), indicator("data", battery="barriers")]


@pytest.fixture
def known(tmp_path: Path) -> Edition:
    return edition(
        tmp_path,
        indicators=[*BARRIERS, indicator("use")],
        observations=[
            observed("use", 2024, 6),
            observed("use", 2021, 2),
            observed("use", 2022, 4, category="agree"),
            observed("cost", 2024, 44, population="municipality"),
            observed("cost", 2024, 28, population="state"),
            observed("data", 2024, 39, population="state"),
            observed("data", 2024, 40, population="state", group="involves_market"),
        ],
    )


def said(observations: object) -> list[tuple[str, str, int]]:
    return [(o.indicator.indicator, o.population, o.year) for o in observations]  # type: ignore[attr-defined]


def test_observations_come_in_the_order_asked_for_then_of_the_codes_then_by_year(
    known: Edition,
) -> None:
    assert said(known.select(["data", "cost", "use"], groups=[""])) == [
        ("data", "state", 2024),
        ("cost", "state", 2024),
        ("cost", "municipality", 2024),
        ("use", "all", 2022),
        ("use", "all", 2021),
        ("use", "all", 2024),
    ]


def test_only_what_is_asked_for_is_selected(known: Edition) -> None:
    assert said(known.select(["cost"], populations=["state"])) == [("cost", "state", 2024)]
    assert said(known.select(["use"], categories=["agree"])) == [("use", "all", 2022)]
    assert said(known.select(["use"], since=2023)) == [("use", "all", 2024)]
    assert [o.value for o in known.select(["data"], groups=["involves_market"])] == [40]
    assert known.select(["use"], populations=["business"]) == ()


def test_a_series_is_of_one_key_and_oldest_first(known: Edition) -> None:
    key = Key("use", "all", "", "large_or_very_large")
    assert [o.year for o in known.series(key)] == [2021, 2024]
    newest = known.newest(key)
    assert newest is not None
    assert newest.year == 2024
    before = known.before(newest)
    assert before is not None
    assert before.value == 2
    assert known.before(before) is None


def test_what_is_not_there_is_none(known: Edition) -> None:
    key = Key("use", "business", "", "agree")
    assert known.series(key) == ()
    assert known.newest(key) is None


def test_batteries_keep_the_order_of_the_table(known: Edition) -> None:
    assert known.battery("barriers") == ("cost", "data")


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda e: e.indicator("cots"), r"no indicator 'cots'.*Did you mean 'cost'"),
        (lambda e: e.select(["nothing_like_it"]), r"no indicator 'nothing_like_it'"),
        (lambda e: e.battery("barrier"), r"no battery 'barrier'"),
        (lambda e: e.select(["cost"], ["stat"]), r"no population 'stat'.*Did you mean 'state'"),
        (lambda e: e.select(["cost"], [], ["agre"]), r"no category 'agre'.*Did you mean 'agree'"),
        (lambda e: e.select(["cost"], groups=["denmrk"]), r"no group 'denmrk'.*'denmark'"),
        (lambda e: e.topic_indicators("aii"), r"no topic 'aii'.*Did you mean 'ai'"),
    ],
)
def test_unknown_names_are_refused(known: Edition, ask: object, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        ask(known)  # type: ignore[operator]


def test_an_unknown_year_lists_the_editions(tmp_path: Path) -> None:
    root = write(tmp_path)
    assert [row.year for row in editions(root)] == [2021, 2022, 2024]
    assert newest_edition(root) == 2024
    with pytest.raises(UsageError, match=r"no edition 2023.*2021, 2022, 2024"):
        open_edition(2023, root=root)


def test_an_unknown_language_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="'fi'"):
        open_edition(2024, language="fi", root=write(tmp_path))


def test_data_that_cannot_be_read_name_the_file(tmp_path: Path) -> None:
    root = write(tmp_path, indicators=[indicator("use")], observations=[observed("use", 2024, "x")])
    with pytest.raises(InputError, match=r"data/observations\.csv.*tilstand check"):
        open_edition(2024, root=root)
    (root / "data" / "codes.csv").unlink()
    with pytest.raises(InputError, match=r"data/codes\.csv.*missing"):
        open_edition(2024, root=write_again(root))


def write_again(root: Path) -> Path:
    (root / "data" / "observations.csv").write_text(
        (root / "data" / "observations.csv").read_text(encoding="utf-8").splitlines()[0] + "\n",
        encoding="utf-8",
    )
    return root


def test_rows_of_other_tables_follow_the_edition_too(tmp_path: Path) -> None:
    points = [
        {"source": f"s{year}", "kind": "challenge", "order": 1, "topic": "ai", "text_nb": str(year)}
        for year in (2021, 2024)
    ]
    older = edition(tmp_path, 2022, points=points)
    assert [row["text_nb"] for row in older.rows("points")] == ["2021"]
    assert older.rows("points", kind="focus") == ()


def test_another_source_that_differs_is_told(tmp_path: Path) -> None:
    found = edition(
        tmp_path,
        indicators=[indicator("use")],
        observations=[
            observed("use", 2021, 10, source="s2021"),
            observed("use", 2021, 12, source="s2022"),
            observed("use", 2021, 12, source="s2024"),
        ],
        disagreements=[
            {"indicator": "use", "year": 2021, "source_used": "s2024", "source_other": "s2021"},
            {"indicator": "use", "year": 2021, "source_used": "s2022", "source_other": "s2021"},
        ],
    )
    (observation,) = found.observations
    assert observation.value == 12
    assert [citation.source for citation in observation.citations] == ["s2022", "s2024"]
    assert [row["value"] for row in found.contradicting(observation)] == [10]


def test_what_one_of_the_sources_that_agree_states_is_kept(tmp_path: Path) -> None:
    place = {"population": "country", "category": ""}
    found = edition(
        tmp_path,
        indicators=[indicator("place", unit="rank", scale="none", better="lower")],
        observations=[
            observed("place", 2021, 5, source="s2021", **place),
            observed("place", 2021, 5, source="s2024", rank_of=28, **place),
        ],
    )
    (rank,) = found.observations
    assert (rank.rank_of, len(rank.citations)) == (28, 2)


def test_of_three_that_differ_the_one_is_used_that_stands_behind_none(tmp_path: Path) -> None:
    def behind(used: str, other: str) -> dict[str, object]:
        return {"indicator": "use", "year": 2021, "source_used": used, "source_other": other}

    values = {"s2021": 1, "s2022": 2, "s2024": 3}
    rows = [observed("use", 2021, value, source=source) for source, value in values.items()]
    pairs = [("s2024", "s2021"), ("s2024", "s2022"), ("s2022", "s2021")]
    tables = {"indicators": [indicator("use")], "observations": rows}
    for order in (pairs, pairs[::-1]):
        made = edition(tmp_path, disagreements=[behind(*pair) for pair in order], **tables)
        (only,) = made.observations
        assert (only.value, len(made.contradicting(only))) == (3, 2)
