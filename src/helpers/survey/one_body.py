"""What one body may be shown of the others: disclosure control without its own answers.

A body knows what it answered, and can take that out of every figure that it is in. So the
figures that a body is shown are those that stand when its answers are taken out beforehand:
`disclosure` is asked again with one answer less in the body's cell. It then holds back what
has too few others behind it or tells that all or none of them gave an answer, and further
figures until none of these can be worked out from the rest together with the body's own
answer. What is held back from everybody stays so: the body can read that too.

The outcome depends only on the body's cell and its answer, and is worked out once for each. For
most it need not be: an answer changes nothing that is not near a limit (`matters`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from .codebook import Codebook, Measure
from .codes import code_text
from .disclosure import Elements, differences, held_back, told
from .estimates import Estimate, Key, Question, Survey, questions
from .tally import CELL

Element = tuple[int, str | None]


@dataclass(frozen=True, slots=True)
class Body:
    """A body that answered.

    Parameters
    ----------
    name : str
        What the file calls it.
    cell : int
        Its cell of the design.
    answers : mapping of variable to code
        None where it gave no answer.
    """

    name: str
    cell: int
    answers: Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Beside:
    """An answer of a body with the shares that stand beside it.

    Parameters
    ----------
    measure : Measure
        What is counted.
    code : str or None
        The body's own answer.
    estimates : tuple of Estimate
        One for each population and group that the body belongs to, the largest first. Those
        that the body must not see say so in ``held_back``.
    """

    measure: Measure
    code: str | None
    estimates: tuple[Estimate, ...]


def bodies(survey: Survey) -> Iterator[Body]:
    """Yield the bodies in the order of the file."""
    codebook = survey.codebook
    for row in survey.tally.rows.iter_rows(named=True):
        answers = {variable: code_text(row[variable]) for variable in codebook.known}
        yield Body(name_of(row[codebook.body]), row[CELL], answers)


def name_of(value: Any) -> str:
    """Write what tells a body apart as text: a whole number without decimals.

    Examples
    --------
    >>> name_of(971045698.0), name_of(" x ")
    ('971045698', ' x ')
    """
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def shown_to(survey: Survey, of: Iterable[Body]) -> Iterator[tuple[Beside, ...]]:
    """Yield for each body what it may be shown beside each of its answers."""
    codebook, asked = survey.codebook, questions(survey)
    matter = {name: matters(question, codebook) for name, question in asked.items()}
    found: dict[tuple[str, Element], frozenset[Key]] = {}
    by_measure = _by_measure(survey)
    for body in of:
        shown = []
        for measure, estimates in by_measure:
            element = body.cell, body.answers[measure.variable]
            place = measure.variable, element
            if place not in found:
                near = matter[measure.variable](element)
                question = asked[measure.variable]
                found[place] = without(question, element, codebook) if near else frozenset()
            inside = (e for e, cells in estimates if body.cell in cells)
            shown.append(Beside(measure, element[1], tuple(_marked(inside, found[place]))))
        yield tuple(shown)


def without(question: Question, element: Element, codebook: Codebook) -> frozenset[Key]:
    """Return the figures that are held back when one answer is taken out.

    Parameters
    ----------
    question : Question
    element : tuple of cell and code
        The answer; the question must have at least one.
    codebook : Codebook
        It says how small a base may be.
    """
    answers = {**question.answers, element: question.answers[element] - 1}
    figures = tuple(question.figures.values())
    hidden = held_back(figures, answers, codebook.minimum_base, codebook.small_group)
    return frozenset(key for key, figure in question.figures.items() if figure in hidden)


def matters(question: Question, codebook: Codebook) -> Callable[[Element], bool]:
    """Return the function that tells whether taking out an answer can hold back anything.

    It cannot where all that was large enough before, figures and differences between them,
    still is afterwards, and where somebody else is left who answered alike. What is held back
    from everybody then keeps the same secrets from the body: which sums follow from others
    depends on which elements are empty, and on no other number (`recovery`).
    """
    limits = codebook.minimum_base, codebook.small_group
    answers, figures = question.answers, tuple(question.figures.values())

    def size(part: Elements) -> int:
        return sum(answers.get(element, 0) for element in part)

    parts = [(figure.base, figure.counted) for figure in figures]
    sets = [part for both in parts for part in both]
    parts += differences(figures, size, max(limits) + 1)
    sized = [(base, counted, size(base), size(counted)) for base, counted in parts]
    small = [part for part in sized if part[2] <= max(limits)]
    # Elements that stand in the same sets are told apart by no figure.
    kinds = {e: tuple(e in part for part in sets) for e in answers}
    together: Counter[tuple[bool, ...]] = Counter()
    for e, kind in kinds.items():
        together[kind] += answers[e]

    def crosses(element: Element) -> bool:
        return any(
            bool(told(n, some, *limits)) != bool(told(n - 1, some - (element in counted), *limits))
            for base, counted, n, some in small
            if element in base
        )

    return lambda e: any(kinds[e]) and (together[kinds[e]] == 1 or crosses(e))


def _by_measure(
    survey: Survey,
) -> tuple[tuple[Measure, tuple[tuple[Estimate, frozenset[int]], ...]], ...]:
    """Return each measure with its estimates and the cells that these are of."""
    found: dict[Measure, list[tuple[Estimate, frozenset[int]]]] = {}
    for (measure, domain), estimate in zip(survey.pairs, survey.estimates, strict=True):
        found.setdefault(measure, []).append((estimate, domain.cells))
    return tuple((measure, tuple(parts)) for measure, parts in found.items())


def _marked(estimates: Iterable[Estimate], hidden: frozenset[Key]) -> Iterator[Estimate]:
    for estimate in estimates:
        own = estimate.key in hidden and not estimate.held_back
        yield replace(estimate, held_back="own_answer") if own else estimate
