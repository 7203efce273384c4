"""The page where readers choose among all numbers of an edition, and compare some of them."""

from collections import Counter
from collections.abc import Mapping, Sequence

from helpers.analysis.claims import Verdict, verdicts
from helpers.analysis.comparability import warning_words
from helpers.base.units import UNITS
from helpers.data import Edition, Observation
from helpers.page.html import Explorer, ExplorerRow, Link, choose
from helpers.page.html.claims import verdict_words
from helpers.page.html.parts import Choice
from helpers.page.labels import label, name, when, written_in_full
from helpers.page.numbers import base
from helpers.page.places import address_of, claim_anchor, source_address

from .explored import Column, columns

# What readers choose by, in the order in which it is asked.
_FILTERS = (
    "topic",
    "population",
    "period",
    "answers",
    "asked",
    "source",
    "claims",
    "only",
    "first",
)
# The newest first, and the others as they first stand.
_FALLING = ("period", "first")
_ACTORS = ("state", "municipality", "citizens", "business")
# As many of the largest as readers are offered at once.
_MOST = 4


def explore(edition: Edition) -> Explorer:
    """Show every number of an edition in one table, to be chosen among and compared.

    Examples
    --------
    >>> from helpers import chapter
    >>> edition = chapter.open(2024)
    >>> shown = chapter.explore(edition)
    """
    _ = edition.translate
    found = _in_order(edition)
    claims = _claims(edition)

    def told(o: Observation) -> Sequence[Verdict]:
        return claims.get((o.key, o.year), ())

    known = columns(edition, found, told)
    return Explorer(
        caption=_("Alle tall i utgaven for {}").format(edition.year),
        rows=tuple(_row(edition, o, told(o)) for o in found),
        views=_views(edition, found, {column.name: column for column in known}),
        choices=_choices(edition, {column.name: column for column in known}),
        data={
            "columns": [column.told() for column in known],
            "values": [o.value for o in found],
            "units": {
                code: [unit.whole, unit.ranked]
                for code in dict.fromkeys(o.indicator.unit for o in found)
                for unit in [UNITS[code]]
            },
            "warnings": warning_words(edition),
            "file": f"utforsk-{edition.year}",
            "words": _words(edition),
        },
        language=edition.language,
    )


def _in_order(edition: Edition) -> list[Observation]:
    """Return all numbers: by topic and question, and the newest of each series first."""
    found = edition.select(edition.indicators)
    order = {key: place for place, key in enumerate(dict.fromkeys(o.key for o in found))}
    return sorted(
        found, key=lambda o: (edition.place("topic", o.indicator.topic), order[o.key], -o.year)
    )


def _claims(edition: Edition) -> dict[tuple[object, int], list[Verdict]]:
    """Return the verdicts that each number is behind, each once."""
    found: dict[tuple[object, int], list[Verdict]] = {}
    for verdict in verdicts(edition):
        for place in dict.fromkeys((o.key, o.year) for o in verdict.finding.figures):
            found.setdefault(place, []).append(verdict)
    return found


def _row(edition: Edition, o: Observation, told: Sequence[Verdict]) -> ExplorerRow:
    verdict = verdict_words(edition.language)
    return ExplorerRow(
        what=Link(edition.text(o.indicator, "label"), address_of(o.indicator)),
        question=edition.text(o.indicator, "question"),
        who=name(edition, o, ["population", "group"]),
        answers=f"«{label(edition, o, 'category')}»" if o.category else "",
        scale=edition.label("scale", o.indicator.scale),
        year=when(edition, o),
        value=written_in_full(edition, o),
        base=base(edition, o),
        survey=o.indicator.survey,
        sources=tuple(_source(edition, c.source) for c in o.citations),
        claims=tuple(
            Link(verdict[v.result], f"claims.html#{claim_anchor(v.claim.claim)}") for v in told
        ),
    )


def _source(edition: Edition, code: str) -> Link:
    source = edition.sources[code]
    return Link(f"{source.title} ({source.publisher}, {source.edition})", source_address(code))


def _choices(edition: Edition, known: Mapping[str, Column]) -> dict[str, object]:
    """Return what readers may choose by, and the words of it, as for the register of claims."""
    _ = edition.translate
    return {
        "filters": [
            ("q", _("Søk i spørsmål og navn"), None),
            *((one, known[one].label, _options(known[one])) for one in _FILTERS),
        ],
        "label": _("Velg tall"),
        "all": _("Alle"),
        "clear": _("Vis alle tallene"),
        "shown": _("Viser {shown} av {all} tall"),
    }


def _options(column: Column) -> list[tuple[str, str]]:
    """Return the codes that rows have, each with its word and how many rows have it."""
    count = _counted(column)
    found = [
        (code, f"{word} ({count[place]})")
        for place, (code, word) in enumerate(zip(column.codes, column.words, strict=True))
        if count[place]
    ]
    return sorted(found, reverse=True) if column.name in _FALLING else found


def _counted(column: Column) -> Counter[int]:
    return Counter(
        place
        for places in column.places
        for place in (places if isinstance(places, list) else [places])
    )


def _views(
    edition: Edition, found: Sequence[Observation], known: Mapping[str, Column]
) -> dict[str, tuple[Choice, ...]]:
    """Return views of more than one chapter: pairs, a survey, an actor, a number over time."""
    _ = edition.translate

    def most(column: str, codes: Sequence[str] = ()) -> tuple[Choice, ...]:
        one = known[column]
        count = _counted(one)
        places = [one.codes.index(code) for code in codes if code in one.codes] or [
            place for place, _count in count.most_common(_MOST)
        ]
        return tuple(
            Choice(f"{one.words[place]} ({count[place]})", choose(**{column: one.codes[place]}))
            for place in places
            if count[place]
        )

    years = Counter(o.key for o in found if not o.group)
    # The longest series of each survey.
    long: dict[str, Observation] = {}
    for key, _years in years.most_common():
        long.setdefault((newest := edition.series(key)[-1]).indicator.survey, newest)
    views = {
        _("På tvers av temaene"): most("only", ["pairs", "series"]),
        _("Hele undersøkelser"): most("asked"),
        _("Alt om én gruppe"): most(
            "population", ["state", "municipality", "citizens", "business"]
        ),
        _("Ett tall over alle årene"): tuple(
            Choice(
                f"{label(edition, o, 'indicator')} ({years[o.key]})",
                choose(
                    q=label(edition, o, "indicator"), population=o.population, answers=o.category
                ),
            )
            for o in [*long.values()][:_MOST]
            if years[o.key] > 1
        ),
        _("Tall bak påstander i kildene"): most("claims", ["fails", "disagree"]),
    }
    return {heading: those for heading, those in views.items() if those}


def _words(edition: Edition) -> dict[str, str]:
    """Return the words that the script shows."""
    _ = edition.translate
    return {
        "against": _(" mot "),
        "unknown": _("ikke oppgitt"),
        "pick": _("Velg"),
        "more": _("Vis alle {}"),
        "picked": _("Valgte tall"),
        "one": _("1 tall er valgt. Velg ett til for å sammenligne."),
        "sound": _("{} tall er valgt, og de kan tegnes sammen."),
        "unsound": _("{} tall er valgt, men de kan ikke tegnes sammen."),
        "see": _("Se sammenligningen"),
        "drop": _("Fjern valgene"),
        "differs": _("Dette er ulikt:"),
        "instead": _("Dette kan sammenlignes i stedet:"),
        "none": _("Ingen tall i utgaven kan stå sammen med disse."),
        "extend": _("Ta med alle: {} ({})"),
        "common": _("Felles for tallene"),
        "base": _("Antall svar"),
        "draw": _("Tegn tallene som vises"),
        "drawn": _("Tallene som vises, tegnet der de kan stå sammen"),
        "alone": _("{} av tallene har ingen å stå sammen med her, og står bare i tabellen."),
        "close": _("Lukk"),
        "csv": _("Last ned tallene som vises (CSV)"),
        "excel": _("Last ned for norsk Excel (CSV)"),
        "empty": _("Ingen tall passer til alle valgene."),
        "number": _("Verdi som tall"),
        "written": _("Verdi slik den er skrevet"),
        "reference": _("Henvisning"),
        "page": _("Utgave"),
    }
