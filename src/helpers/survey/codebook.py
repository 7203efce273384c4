"""The codebook: what the variables of a file of responses mean and how the bodies were drawn."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

Codes = frozenset[str]

# The rule of publication, where the codebook does not say otherwise: the smallest number of
# answers, and how many per cent of a base one body may weigh.
MINIMUM_BASE = 10
LARGEST_WEIGHT = 20
# What a draft says where a file does not; nothing runs with it.
FILL_IN = "FILL_IN"
# How weights are made to add up to several margins.
RAKING, LINEAR = "raking", "linear"
# What a number of the answers can be.
MEAN, TOTAL, MEDIAN = "mean", "total", "median"
# How many of the highest answers are counted where the codebook does not say.
TOP = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """One share to estimate: which answers of a variable are counted for an indicator.

    Parameters
    ----------
    indicator, category : str
        The codes of the book.
    variable : str
        The variable in the file.
    answers : tuple of str
        The codes of the real answers, lowest first.
    counted : frozenset of str
        Those that are counted.
    dont_know, not_asked : frozenset of str
        The codes for these.
    dont_know_counts : bool
        Whether don't know is in the base.
    words : tuple of str
        The answers in words, beside their codes; empty where a code only says chosen or not.
    better : str
        Which way is better; empty where it is left to ``data/indicators.csv``.
    """

    indicator: str
    category: str
    variable: str
    answers: tuple[str, ...]
    counted: Codes
    dont_know: Codes
    not_asked: Codes
    dont_know_counts: bool
    words: tuple[str, ...] = ()
    better: str = ""

    @property
    def base(self) -> Codes:
        """The codes that are in the base of the share."""
        return frozenset(self.answers) | (self.dont_know if self.dont_know_counts else frozenset())

    @property
    def known(self) -> Codes:
        """Every code that the variable may have."""
        return frozenset(self.answers) | self.dont_know | self.not_asked


@dataclass(frozen=True, slots=True)
class Numeric:
    """A mean, a total or a median to estimate from a variable of numbers.

    Parameters
    ----------
    indicator, category : str
        The codes of the book.
    variable : str
        The variable in the file.
    statistic : str
        mean, total or median.
    not_answers : frozenset of str
        Numbers that stand for something else, such as 999 for don't know.
    """

    indicator: str
    category: str
    variable: str
    statistic: str
    not_answers: Codes


@dataclass(frozen=True, slots=True)
class Multiple:
    """A question with several answers: what an empty cell means beside one that is chosen."""

    variables: tuple[str, ...]
    chosen: str
    not_chosen: str
    empty_is_not_chosen: bool
    known: Codes


@dataclass(frozen=True, slots=True)
class Populations:
    """Who answered: the whole, and the population that each code of a variable stands for."""

    whole: str
    variable: str | None
    codes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Strata:
    """The strata and how many bodies each has; one without a name where there are none."""

    variable: str | None
    sizes: Mapping[str, int]
    merge: Mapping[str, str]

    def stratum(self, code: str) -> str:
        """Return the stratum that a code of the file is taken into."""
        return self.merge.get(code, code)

    @property
    def merged(self) -> dict[str, int]:
        """The sizes of the strata as they are used."""
        found: dict[str, int] = {}
        for code, size in self.sizes.items():
            name = self.stratum(code)
            found[name] = found.get(name, 0) + size
        return found


@dataclass(frozen=True, slots=True)
class Grouping:
    """Parts of a population: the group of the book that each code of a variable stands for."""

    variable: str
    population: str
    codes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Previous:
    """A survey before: its year where it is said, and sizes that were others then."""

    year: int | None
    sizes: Mapping[str, int]
    margins: Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Codebook:
    """What the variables of a file mean; for the fields see ``codebook.schema.json``."""

    file: str
    source: str
    locator: str
    body: str
    weight: str | None
    populations: Populations
    strata: Strata
    groupings: tuple[Grouping, ...]
    measures: tuple[Measure, ...]
    multiple: tuple[Multiple, ...]
    minimum_base: int
    largest_weight: float
    previous: tuple[Previous, ...]
    labels: Mapping[str, str]
    numbers: tuple[Numeric, ...]
    several: bool
    margins: Mapping[str, Mapping[str, float]]
    calibration: str

    @property
    def known(self) -> dict[str, Codes]:
        """The codes that each variable with answers may have."""
        of_sets = {
            name: question.known for question in self.multiple for name in question.variables
        }
        return of_sets | {measure.variable: measure.known for measure in self.measures}

    @property
    def variables(self) -> dict[str, str]:
        """Every variable that must be in the file, and what it is for."""
        found = {self.body: "the bodies"}
        if self.weight:
            found[self.weight] = "the weights"
        if self.strata.variable:
            found[self.strata.variable] = "the strata"
        if self.populations.variable:
            found[self.populations.variable] = "the populations"
        for grouping in self.groupings:
            found.setdefault(grouping.variable, "a group")
        for margin in self.margins:
            found.setdefault(margin, "a margin")
        asked = [(m.variable, m.indicator) for m in self.measures]
        asked += [(n.variable, n.indicator) for n in self.numbers]
        for variable, indicator in asked:
            found.setdefault(variable, f"the indicator {indicator}")
        for question in self.multiple:
            for variable in question.variables:
                found.setdefault(variable, "a question with several answers")
        return found

    def of_previous(self, previous: Previous, variables: Collection[str]) -> "Codebook":
        """Return the codebook for a survey before.

        The strata and margins have the sizes of then, and what was not asked yet is left out.

        Parameters
        ----------
        previous : Previous
            Which survey it is.
        variables : collection of str
            The variables that its file has.
        """
        sizes = {**self.strata.sizes, **previous.sizes}
        return replace(
            self,
            strata=replace(self.strata, sizes=sizes),
            margins={**self.margins, **previous.margins},
            measures=tuple(m for m in self.measures if m.variable in variables),
            numbers=tuple(n for n in self.numbers if n.variable in variables),
            multiple=tuple(m for m in self.multiple if set(m.variables) <= set(variables)),
        )
