"""What a figure is of, whatever it is called: which bodies, and which of their answers.

A code may come to mean other bodies, such as a county after a reform, and a figure may get
another name. What must not be told of it does not change with that.
"""

from collections.abc import Iterator, Mapping
from hashlib import blake2b

from .estimate import Key
from .estimates import Survey
from .one_body import name_of
from .responses import Responses
from .tally import CELL

# Names of bodies are added up modulo this, so that their order and their cells do not matter.
_ROOM = 2**128


def identities(survey: Survey) -> Mapping[Key, str]:
    """Return what each figure of a survey is of."""
    codebook = survey.codebook
    sums: dict[int, int] = {}
    # Of a body with several rows, one name counts.
    bodies = survey.tally.rows.select(codebook.body, CELL).unique(maintain_order=True)
    for name, cell in bodies.iter_rows():
        sums[cell] = (sums.get(cell, 0) + int(_hash(_plain(name)), 16)) % _ROOM
    asked = [
        (m.indicator, m.category, f"{m.variable} {sorted(m.base)} {sorted(m.counted)}")
        for m in codebook.measures
    ]
    asked += [
        (n.indicator, n.category, f"{n.variable} {n.statistic} {sorted(n.not_answers)}")
        for n in codebook.numbers
    ]
    return {
        (indicator, domain.population, domain.group, category): _hash(
            f"{what} {sum(sums[cell] for cell in domain.cells) % _ROOM}"
        )
        for indicator, category, what in asked
        for domain in survey.domains
    }


def bodies(responses: Responses, body: str) -> Iterator[tuple[str, str]]:
    """Yield for each row its body and all that this has answered, both made unreadable."""
    columns = sorted(responses.table.columns)
    place = columns.index(body)
    for row in responses.table.select(columns).iter_rows():
        yield _hash(_plain(row[place])), _hash(str(row))


def _plain(name: object) -> str:
    return name_of(name).strip()


def _hash(text: str) -> str:
    return blake2b(text.encode(), digest_size=16).hexdigest()
