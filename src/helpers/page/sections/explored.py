"""What the script of the explorer knows of each number besides what its row says: codes.

A column holds a code for each row, or several. Those of the guard are its dimensions, so that the
script compares codes and looks up words, and judges nothing of its own.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from helpers.analysis.claims import RESULTS, Verdict
from helpers.analysis.comparability import (
    DIMENSIONS,
    WEIGHTS,
    Dimension,
    caution_words,
    codes,
    word,
)
from helpers.analysis.compare import pairs_of
from helpers.base.language import phrase
from helpers.data import Edition, Observation
from helpers.page.html.claims import verdict_words

Told = Callable[[Observation], Sequence[Verdict]]
# Places in the codes of a column: one, several, or -1 for a code that is not known.
Places = int | list[int]
_NOT_KNOWN = -1
_ONLY = {
    "pairs": phrase("Stat og kommune om det samme"),
    "series": phrase("Målt flere år"),
    "newest": phrase("Det nyeste i hver serie"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """Codes with their words, and which of them each row has."""

    name: str
    label: str
    codes: tuple[str, ...]
    words: tuple[str, ...]
    places: tuple[Places, ...]
    dimension: Dimension | None = None

    def told(self) -> dict[str, object]:
        """Return it as the script reads it, which finds those of questions in the rows."""
        in_rows = self.name == "question"
        found: dict[str, object] = {
            "name": self.name,
            "label": self.label,
            "codes": () if in_rows else self.codes,
            "words": () if in_rows else self.words,
            "places": self.places,
        }
        if d := self.dimension:
            found |= {
                "differs": d.differs,
                "varied": d.varied,
                "named": d.named or d.name,
                "weight": WEIGHTS.get(d.name, 0),
            }
        return found


def columns(edition: Edition, found: Sequence[Observation], told: Told) -> tuple[Column, ...]:
    """Return the columns of the guard, in its order, then those that readers choose by."""
    return (
        *(_dimension(edition, found, dimension) for dimension in DIMENSIONS),
        *_chosen_by(edition, found, told),
    )


def _dimension(edition: Edition, found: Sequence[Observation], dimension: Dimension) -> Column:
    every = [codes(o)[dimension.name] for o in found]
    words: dict[str, str] = {}
    for o, code in zip(found, every, strict=True):
        if code is not None and code not in words:
            # What is named as another dimension has no words of its own.
            words[code] = "" if dimension.named else word(edition, o, dimension.name)
    order = {code: place for place, code in enumerate(words)}
    return Column(
        name=dimension.name,
        label=edition.translate(dimension.label),
        codes=tuple(words),
        words=tuple(words.values()),
        places=tuple(_NOT_KNOWN if code is None else order[code] for code in every),
        dimension=dimension,
    )


def _chosen_by(edition: Edition, found: Sequence[Observation], told: Told) -> Iterable[Column]:
    _ = edition.translate

    def column(
        name: str,
        label: str,
        words: Iterable[tuple[str, str]],
        of: Callable[[Observation], str | list[str]],
    ) -> Column:
        known = dict(words)
        order = {code: place for place, code in enumerate(known)}
        return Column(
            name,
            label,
            tuple(known),
            tuple(known.values()),
            tuple(
                [order[code] for code in those] if isinstance(those, list) else order[those]
                for those in map(of, found)
            ),
        )

    topics = dict.fromkeys(o.indicator.topic for o in found)
    surveys = sorted({o.indicator.survey for o in found} - {""})
    sources = sorted(
        {c.source for o in found for c in o.citations},
        key=lambda code: (edition.sources[code].title, edition.sources[code].edition, code),
    )
    verdicts = verdict_words(edition.language)
    editions = [str(year) for year in (*edition.earlier, edition.year)]
    cautions = dict.fromkeys(text for o in found for text in caution_words(edition, o))
    pairs = {id(o) for pair in pairs_of(found, "state", "municipality") for o in pair}
    yield column("topic", _("Tema"), ((t, edition.label("topic", t)) for t in topics), _topic)
    yield column(
        "asked", _("Undersøkelse"), ((s, s) for s in surveys), lambda o: _some(o.indicator.survey)
    )
    yield column(
        "source",
        _("Kilde"),
        ((s, f"{edition.sources[s].title} ({edition.sources[s].edition})") for s in sources),
        lambda o: [c.source for c in o.citations],
    )
    yield column(
        "claims",
        _("Påstander"),
        [("any", _("Har påstander")), *((r, verdicts[r]) for r in RESULTS)],
        lambda o: _results(told(o)),
    )
    yield column(
        "only",
        _("Vis bare"),
        ((code, _(words)) for code, words in _ONLY.items()),
        lambda o: [
            *(["pairs"] if id(o) in pairs else []),
            *(["series"] if len(edition.series(o.key)) > 1 else []),
            *(["newest"] if edition.series(o.key)[-1] is o else []),
        ],
    )
    yield column(
        "first",
        _("Først i utgaven"),
        ((year, year) for year in editions),
        lambda o: _first(edition, o, editions),
    )
    yield column(
        "cautions",
        "",
        ((text, text) for text in cautions),
        lambda o: list(caution_words(edition, o)),
    )


def _topic(o: Observation) -> str:
    return o.indicator.topic


def _some(code: str) -> list[str]:
    return [code] if code else []


def _results(found: Sequence[Verdict]) -> list[str]:
    return [*(["any"] if found else []), *dict.fromkeys(v.result for v in found)]


def _first(edition: Edition, o: Observation, editions: Sequence[str]) -> str:
    """Return the first edition that sees a number: the oldest source that says it decides."""
    known = min(edition.sources[c.source].edition for c in o.citations)
    return next(year for year in editions if int(year) >= known)
