"""From a file of responses to the few figures that each body's report is made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from helpers.base.errors import UsageError
from helpers.base.language import Translate, phrase
from helpers.survey.codebook import Measure
from helpers.survey.estimate import Estimate
from helpers.survey.one_body import Beside, Body, bodies, shown_to
from helpers.survey.prepared.place import place_of
from helpers.survey.prepared.report import Others, Question, Report, Share, as_text
from helpers.survey.prepared.tidy import tidy
from helpers.survey.published import shown
from helpers.survey.read_codebook import read_codebook
from helpers.survey.record import estimate_as_before, read_record, require_not_nearly_the_same
from helpers.survey.responses import read_responses

from .words import Words, read_words

_CHOICE = (phrase("Ikke valgt"), phrase("Valgt"))
_NO_ANSWER = {
    "dont_know": phrase("Vet ikke"),
    "not_asked": phrase("Ikke spurt"),
    "no_answer": phrase("Ikke besvart"),
}


@dataclass(frozen=True, slots=True)
class Prepared:
    """What there is to make a report of.

    Parameters
    ----------
    organisation : str
        What tells the body apart.
    place : str
        The file name of its report, without the ending.
    year : int
        The year that the bodies answered.
    figures : str
        All that the report shows, as JSON.
    """

    organisation: str
    place: str
    year: int
    figures: str


def prepare(
    root: Path, file: Path, codebook_file: Path, year: int | None, chosen: Sequence[str]
) -> tuple[Prepared, ...]:
    """Estimate a survey once and take out what each body may see of it.

    Parameters
    ----------
    root : Path
        The project, whose data name indicators, populations and sources.
    file, codebook_file : Path
        The responses, and what their variables mean.
    year : int, optional
        The year that the bodies answered; that of the source where left out.
    chosen : sequence of str
        The bodies that get a report; all where empty.

    Raises
    ------
    UsageError
        There is no such file or body, or nobody says the year.
    InputError
        Everything that is wrong with the codebook or the responses.
    TilstandError
        The responses differ in few bodies from those that were estimated before.
    """
    codebook = read_codebook(codebook_file)
    responses = read_responses(file)
    words = read_words(root, codebook, responses)
    known_year = words.year(year)
    survey = estimate_as_before(responses, codebook, read_record(file))
    require_not_nearly_the_same(file, responses, survey)
    wanted = _chosen(tuple(bodies(survey)), chosen)
    return tuple(
        Prepared(
            body.name,
            place_of(body.name),
            known_year,
            as_text(_report(body, beside, words, known_year)),
        )
        for body, beside in zip(wanted, shown_to(survey, wanted), strict=True)
    )


def _chosen(found: tuple[Body, ...], chosen: Sequence[str]) -> tuple[Body, ...]:
    """Return the bodies that were asked for, in the order of the file."""
    if not chosen:
        return found
    names = {body.name for body in found}
    stripped = {body.name.strip(): body.name for body in found}
    wanted = {name if name in names else stripped.get(name.strip(), name) for name in chosen}
    if wanted - names:
        raise UsageError("\n".join(_unknown(name, names) for name in sorted(wanted - names)))
    return tuple(body for body in found if body.name in wanted)


def _unknown(name: str, names: set[str]) -> str:
    near = get_close_matches(name, sorted(names), n=3)
    hint = f" Did you mean {', '.join(map(repr, near))}?" if near else ""
    return f"There is no body {name!r} in the responses.{hint}"


def _report(body: Body, beside: tuple[Beside, ...], words: Words, year: int) -> Report:
    codebook = words.codebook
    others = [(e.population, e.group) for e in beside[0].estimates]
    return Report(
        organisation=body.name,
        name=words.body(body.name),
        year=year,
        source=tidy(words.source),
        locator=tidy(codebook.locator),
        minimum_base=codebook.minimum_base,
        contact=words.contact,
        others=tuple(Others(*codes, words.others(*codes)) for codes in others),
        questions=tuple(_question(part, words) for part in beside),
    )


def _question(beside: Beside, words: Words) -> Question:
    measure, translate = beside.measure, words.edition.translate
    answers, counted, own = _scale(measure, beside.code, translate)
    kind = _kind(measure, beside.code)
    return Question(
        topic=words.topic(measure.indicator),
        label=words.indicator(measure.indicator),
        wording=words.wording(measure.indicator, measure.variable),
        answers=answers,
        counted=counted,
        ordered=bool(measure.words),
        own=own,
        own_kind=kind,
        own_words=translate(_NO_ANSWER[kind]) if own is None else answers[own],
        better=words.better(measure.indicator, measure.better),
        dont_know="in_base" if measure.dont_know_counts else "not_in_base",
        shares=tuple(map(_share, beside.estimates)),
    )


def _scale(
    measure: Measure, code: str | None, translate: Translate
) -> tuple[tuple[str, ...], tuple[int, ...], int | None]:
    """Return the answers in words, the places of those that are counted, and of a code."""
    real = code in measure.answers
    if not measure.words:
        # One answer of several: whatever is not chosen is the same.
        yes_or_no = tuple(map(translate, _CHOICE))
        return yes_or_no, (1,), int(code in measure.counted) if real else None
    pairs = zip(measure.answers, measure.words, strict=True)
    return (
        tuple(tidy(words) or code for code, words in pairs),
        tuple(i for i, answer in enumerate(measure.answers) if answer in measure.counted),
        measure.answers.index(str(code)) if real else None,
    )


def _kind(measure: Measure, code: str | None) -> str:
    if code in measure.answers:
        return "answer"
    if code in measure.dont_know:
        return "dont_know"
    return "not_asked" if code in measure.not_asked else "no_answer"


def _share(found: Estimate) -> Share:
    """Return what is published of an estimate, as the book has it."""
    told = shown(found)
    return Share(*told[:5]) if told else Share(None, None, None, None)
