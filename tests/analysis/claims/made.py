"""A made edition with a few series, for tests of the checkers."""

from pathlib import Path

from helpers.analysis.claims import Claim
from helpers.data import Edition, Indicator, Observation
from helpers.data.asked import Answers
from helpers.data.labels import Labels
from helpers.data.observed import Observed

ROOT = Path(__file__).parents[3]
LABELS = {
    ("population", "all"): "Alle",
    ("population", "state"): "Staten",
    ("population", "municipality"): "Kommuner",
    ("population", "country"): "Norge",
    ("group", "part"): "En del",
    ("category", "agree"): "enig",
    ("category", "disagree"): "uenig",
}


def indicator(code: str, unit: str = "percent", better: str = "higher", **other: str) -> Indicator:
    plain = {
        "topic": "ai",
        "kind": "measured",
        "battery": "",
        "label_nb": code.title(),
        "label_en": code.title(),
        "question_nb": "?",
        "question_en": "?",
        "scale": "agreement" if unit == "percent" else "none",
        "survey": "",
    }
    return Indicator(indicator=code, unit=unit, better=better, **plain | other)


def figure(
    about: Indicator,
    year: int,
    value: float | None,
    precision: str = "exact",
    population: str = "all",
    category: str = "",
) -> Observation:
    return Observation(
        indicator=about,
        population=population,
        group="",
        category=category,
        year=year,
        year_from=None,
        year_basis="stated",
        value=value,
        precision=precision,
        printed="",
        rank_of=None,
        n=None,
        ci_low=None,
        ci_high=None,
        dont_know="",
        citations=(),
        notes_nb=(),
        notes_en=(),
    )


def edition(*figures: Observation) -> Edition:
    """Return an edition that sees these figures and nothing else."""
    year, language = 2024, "nb"
    indicators = {o.indicator.indicator: o.indicator for o in figures}
    return Edition(
        ROOT,
        year,
        language,
        Answers(year, language, "sources", {}),
        Answers(year, language, "indicators", indicators),
        Labels(year, language, "labels", LABELS),
        Observed.of(sorted(figures, key=lambda o: (o.key, o.year))),
    )


def claim(kind: str, operands: str, expected: str) -> Claim:
    return Claim("made", "made", "ai", kind, operands, expected, "Prøve", "Sted", "")


def series(*values: tuple[int, float, str], **about: str) -> Edition:
    """Return an edition with one series ``x``: year, value and precision of each figure."""
    x = indicator("x", **about)
    return edition(*(figure(x, *value) for value in values))
